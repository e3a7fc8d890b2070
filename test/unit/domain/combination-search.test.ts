import { describe, expect, it } from 'vitest'
import { billOf, type Bill } from '@shared/domain/bill'
import { searchBest } from '@shared/domain/combination-search'
import type { CouponTerms, Scope } from '@shared/domain/coupon-terms'
import { calculatorFor, type Discountable } from '@shared/domain/discount'
import { cash, termsOf } from '../../support/coupons'

const goods = (...ids: string[]): { scope: Scope } => ({
  scope: { kind: 'goods', goods: ids.map((id) => ({ id, name: null })) },
})
const pays = (payParts: number, change: Partial<CouponTerms> = {}) =>
  termsOf({ kind: 'percentage', payParts }, change)
const line = (goodsId: string, priceFen: number) => ({
  ...{ goodsId, categoryId: null, supplierId: null, title: null },
  ...{ quantity: 1, priceFen },
})
const AB: Bill = { totalFen: 2000, lines: [line('a', 1000), line('b', 1000)] }

const search = (terms: CouponTerms[], bill: Bill) => {
  const all = terms.map((one, at): Discountable => ({
    id: String(at),
    templateId: String(at),
    terms: one,
    endsOn: null,
  }))
  return searchBest(calculatorFor(all, bill), { onePerBill: false })
}

describe('no set takes off more than', () => {
  it.each<[string, CouponTerms[], Bill, number]>([
    ['all of them one after the other', [pays(8000), pays(9000)], billOf(10_000), 2800],
    ['each of them alone', [cash(300), cash(500)], billOf(10_000), 800],
    ['what they are for', [cash(800, goods('a')), cash(900, goods('a'))], AB, 1000],
    [
      'all of them, also where they are for different lines',
      [cash(800, goods('a')), cash(800, goods('a')), cash(100, goods('b'))],
      AB,
      1100,
    ],
    [
      'all of them and a fen each, where rounding may make a larger set take off less',
      [pays(5000, goods('a')), pays(5000, goods('a', 'b'))],
      AB,
      1252,
    ],
    [
      'that, where one of them is a part of the price',
      [cash(900, goods('a')), pays(5000, goods('a', 'b'))],
      AB,
      1452,
    ],
  ])('%s', (_, terms, bill, boundFen) => {
    expect(search(terms, bill).boundFen).toBe(boundFen)
  })
})

it('twenty coupons of different worth are searched to the end', () => {
  const amounts = Array.from({ length: 20 }, (_, at) => cash(100 + 37 * at))
  const { exact, places } = search(amounts, billOf(5_000))
  expect(exact).toBe(true)
  expect(places.length).toBeGreaterThan(0)
})
