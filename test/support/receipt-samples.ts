import { aLine, aReceipt, lines } from './receipts'

const LONG =
  '第二十八届春季美食文化节暨开业十周年会员答谢专享满二百减五十元代金券（全场通用，特价商品除外）'
const LONG_LATIN =
  'Ten years of us: 50 yuan off everything you would ever want to eat in one evening'

/** One coupon. */
export const PLAIN = aReceipt()
/** As many coupons as one sale takes, with titles of several lines. */
export const EIGHT = aReceipt({
  lines: lines(8, { title: LONG }),
  discountOrder: ['exchange', 'cash', 'percentage'],
})
/** A gift, a part of the price and money off. */
export const MIXED = aReceipt({
  lines: [
    aLine({ title: '招牌拿铁兑换券', kind: 'exchange', faceFen: 0, discountFen: 0 }),
    aLine({ couponId: '502', title: '八折券', faceFen: 0, discountFen: 5_360 }),
    aLine({ couponId: '503', title: LONG_LATIN, faceFen: 2_000, discountFen: 2_000 }),
  ],
  discountOrder: ['exchange', 'percentage', 'cash'],
})
/** Of a member and a shop with these names. */
export const named = (name: string, shop = '东门店') =>
  aReceipt({
    member: { id: '10001', name, phone: '199 **** 2046' },
    shop: { id: '1', name: shop, address: null },
  })
/** Redeemed while nobody could be asked. */
export const OFFLINE = aReceipt({ offline: true })
/** Of a member without a name or a phone. */
export const TRAINING = aReceipt({
  training: true,
  member: { id: '10001', name: null, phone: null },
})
/** Nobody entered what is to be paid. */
export const NO_BILL = aReceipt({ billFen: null, lines: lines(1, { title: LONG }) })
/** With the number that the cash register gave its bill. */
export const HANDED = aReceipt({
  billNumber: 'POS-2026-000481',
  billLines: [
    {
      goodsId: 'A1',
      categoryId: null,
      supplierId: null,
      title: '茶',
      quantity: 1,
      priceFen: 26_800,
    },
  ],
})
/** What the shop has written above and below. */
export const NOTES = {
  shops: { 1: { header: '欢迎光临\n营业 9:00-21:00', footer: '退换请凭小票\nThank you' } },
}
