import { defineMessages } from '../messages'
import * as coupons from './counter-coupons'
import * as find from './counter-find'
import * as receipt from './counter-receipt'
import * as sale from './counter-sale'

export default defineMessages({
  'zh-CN': { ...find.zh, ...coupons.zh, ...sale.zh, ...receipt.zh },
  en: { ...find.en, ...coupons.en, ...sale.en, ...receipt.en },
})
