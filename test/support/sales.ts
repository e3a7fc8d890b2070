import { randomUUID } from 'node:crypto'
import type { NewSale } from '../../src-main/counter/ports'

const AT = Date.parse('2026-03-04T02:00:00Z')

/** A sale of invented coupons, ready to be written. */
export function aSale(part: Partial<NewSale> & { coupons?: readonly string[] } = {}): NewSale {
  const { coupons = ['501'], ...rest } = part
  const at = rest.at ?? AT
  return {
    saleId: randomUUID(),
    connectionId: 'training',
    memberId: '10001',
    shopId: '1',
    at,
    day: '2026-03-04',
    offline: false,
    makeReceipt: (number) => ({
      version: 1,
      number,
      shop: { id: '1', name: '东门店', address: null },
      cashier: { number: '02', name: '收银员' },
      member: { id: '10001', name: '林小满', phone: '199 **** 2046' },
      at,
      day: '2026-03-04',
      time: '10:00:00',
      lines: coupons.map((couponId) => ({
        couponId,
        title: '立减券',
        kind: 'cash',
        faceFen: 1000,
        discountFen: 1000,
      })),
      billFen: null,
      discountFen: coupons.length * 1000,
      payFen: null,
      training: true,
      offline: false,
      rules: 1,
      billNumber: null,
      billLines: [],
    }),
    redemptions: coupons.map((couponId) => ({
      requestId: randomUUID(),
      couponId,
      templateId: '7',
      title: '立减券',
      kind: 'cash',
      discountFen: 1000,
    })),
    ...rest,
  }
}
