import type { Receipt } from '@shared/domain/receipt'
import type { ReceiptLanguage } from '@shared/words/receipts'
import type { PrintedSale } from './receipt-fields'

const WORDS = {
  'zh-CN': {
    shop: '示例店',
    address: '示例路 100 号',
    cashier: '收银员',
    member: '示例会员',
    coupons: ['满 200 减 50 元代金券（全场通用，特价商品除外）', '招牌拿铁兑换券'],
  },
  en: {
    shop: 'Sample shop',
    address: '100 Sample Road',
    cashier: 'Cashier',
    member: 'Sample member',
    coupons: ['50 yuan off from 200 yuan (all goods but those on special offer)', 'Free latte'],
  },
} as const

/** A made-up sale that shows what a template does with long titles, gifts and sums. */
export function sampleSale(
  language: ReceiptLanguage,
  at: number,
  shop: Pick<Receipt['shop'], 'name' | 'address'> | null = null,
): PrintedSale {
  const words = WORDS[language]
  const [cash, gift] = words.coupons
  const receipt: Receipt = {
    version: 1,
    number: '20260101-A00-0001',
    shop: { id: 'sample', name: words.shop, address: words.address, ...shop },
    cashier: { number: '01', name: words.cashier },
    member: { id: '10001', name: words.member, phone: '138****0000' },
    at,
    day: '2026-01-01',
    time: '12:00:00',
    lines: [
      { couponId: '50001', title: cash, kind: 'cash', faceFen: 5_000, discountFen: 5_000 },
      { couponId: '50002', title: gift, kind: 'exchange', faceFen: 0, discountFen: 0 },
    ],
    billFen: 26_800,
    billNumber: 'POS-0001',
    billLines: [],
    discountFen: 5_000,
    payFen: 21_800,
    training: false,
    offline: false,
    rules: 1,
  }
  return { receipt, redemptions: [] }
}
