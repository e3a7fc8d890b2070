import { defineMessages } from '../messages'

/** What the shop decides about several coupons on one bill. */
export default defineMessages({
  'zh-CN': {
    lead: '一单用几张券时，先抵哪种、能不能一起用。核销以这里为准，小票留底。',
    many: '一单用几张券',
    several: '按券的规定',
    one: '只能一张',
    order: '抵扣顺序',
    usual: '默认',
    example: '例：一单 100 元，一起用 10 元代金券和 9 折券，共抵 {off} 元。',
    exampleOne: '例：一单 100 元，10 元代金券和 9 折券只能用一张，抵 {off} 元。',
    save: '保存用券规则',
  },
  en: {
    lead: 'Several coupons on one bill: which is taken off first, and whether they go together. Sales are judged by this; receipts keep it.',
    many: 'Coupons on one bill',
    several: 'As the coupons say',
    one: 'One only',
    order: 'Taken off in this order',
    usual: 'usual',
    example: 'Example: a bill of ¥100 with a ¥10 coupon and 10% off: ¥{off} off in all.',
    exampleOne: 'Example: a bill of ¥100 takes a ¥10 coupon or 10% off, not both: ¥{off} off.',
    save: 'Save the rules',
  },
})
