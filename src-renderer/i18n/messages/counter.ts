import { defineMessages } from '../messages'
import * as bill from './counter-bill'
import * as coupons from './counter-coupons'
import * as find from './counter-find'
import * as receipt from './counter-receipt'
import * as sale from './counter-sale'

export default defineMessages({
  'zh-CN': { ...bill.zh, ...find.zh, ...coupons.zh, ...sale.zh, ...receipt.zh },
  en: { ...bill.en, ...find.en, ...coupons.en, ...sale.en, ...receipt.en },
})
