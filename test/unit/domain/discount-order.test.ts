import { describe, expect, it } from 'vitest'
import { billOf, type Bill } from '@shared/domain/bill'
import type { CouponTerms, Scope } from '@shared/domain/coupon-terms'
import { byExpiry, calculatorFor, discountsOf, type Discountable } from '@shared/domain/discount'
import { cash, termsOf } from '../../support/coupons'

const coupon = (id: string, terms: CouponTerms, endsOn: string | null = null): Discountable => ({
  id,
  templateId: id,
  terms,
  endsOn,
})
const pays = (payParts: number, change: Partial<CouponTerms> = {}) =>
  termsOf({ kind: 'percentage', payParts }, change)
const exchange = (goodsId: string) => termsOf({ kind: 'exchange', goodsId })
const goods = (...ids: string[]): { scope: Scope } => ({
  scope: { kind: 'goods', goods: ids.map((id) => ({ id, name: null })) },
})
const category = (id: string): { scope: Scope } => ({
  scope: { kind: 'categories', categories: [{ id, name: null }] },
})

/** A bill of one unit or, where it says so, of more of each of these goods. */
function billWith(...given: [goodsId: string, priceFen: number, quantity?: number][]): Bill {
  const lines = given.map(([goodsId, priceFen, quantity = 1], at) => ({
    goodsId,
    categoryId: `c${at}`,
    supplierId: null,
    title: null,
    quantity,
    priceFen,
  }))
  const totalFen = lines.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0)
  return { totalFen, lines }
}

const ABC = billWith(['a', 1000], ['b', 1000], ['c', 1000])
const FREE_B = billWith(['a', 1000], ['b', 0], ['c', 0])

describe('coupons of one kind are taken off', () => {
  // The order of their ids alone would be the other one.
  it.each<[string, Bill, Discountable[], string[]]>([
    ['larger amounts first', billOf(3500), named(cash(1000), cash(3000)), ['1: 3000', '0: 500']],
    ['larger parts first', billOf(10_000), named(pays(9000), pays(5000)), ['1: 5000', '0: 500']],
    [
      'the earlier line first',
      ABC,
      named(cash(100, goods('b')), cash(100, goods('a'))),
      ['1: 100', '0: 100'],
    ],
    [
      'by the first line in which they differ',
      ABC,
      named(cash(100, goods('a', 'c')), cash(100, goods('a', 'b'))),
      ['1: 100', '0: 100'],
    ],
    [
      'fewer lines first where one has all lines of the other',
      FREE_B,
      named(cash(100, goods('a', 'b')), cash(100, goods('a'))),
      ['1: 100', '0: 100'],
    ],
    [
      'fewer of three lines first as well',
      FREE_B,
      named(cash(100, goods('a', 'b', 'c')), cash(100, goods('a', 'b'))),
      ['1: 100', '0: 100'],
    ],
  ])('%s', (_, bill, all, order) => {
    const offs = (coupons: Discountable[]) =>
      discountsOf(coupons, bill).map(({ couponId, offFen }) => `${couponId}: ${offFen}`)
    expect(offs(all)).toEqual(order)
    expect(offs(all.toReversed())).toEqual(order)
  })

  it('at last by what expires first, no end last, then by the smaller number', () => {
    const sorted = [
      coupon('3', cash(1), '2026-11-22'),
      coupon('2', cash(1), '2026-11-23'),
      coupon('10', cash(1), '2026-11-23'),
      coupon('11', cash(1), '2026-11-23'),
      coupon('1', cash(1)),
    ]
    expect(sorted.toReversed().sort(byExpiry)).toEqual(sorted)
    expect([...sorted].sort(byExpiry)).toEqual(sorted)
    expect(calculatorFor(sorted.toReversed(), billOf(9)).applicable.map((it) => it.coupon)).toEqual(
      sorted,
    )
  })
})

/** Numbered as they are given. */
function named(...terms: CouponTerms[]): Discountable[] {
  return terms.map((one, at) => coupon(String(at), one))
}

describe('what is exchanged', () => {
  const offs = (bill: Bill, ...terms: CouponTerms[]) =>
    discountsOf(named(...terms), bill).map(({ offFen }) => offFen)

  it('is the dearest unit, on whichever line it stands', () => {
    expect(offs(billWith(['a', 900], ['a', 800]), exchange('a'))).toEqual([900])
    expect(offs(billWith(['a', 800], ['a', 900]), exchange('a'))).toEqual([900])
  })

  it('is taken from the first line where units cost the same', () => {
    const bill = billWith(['a', 1000], ['a', 1000])
    expect(offs(bill, exchange('a'), pays(5000, category('c0')))).toEqual([1000, 0])
    expect(offs(bill, exchange('a'), pays(5000, category('c1')))).toEqual([1000, 500])
  })

  it('is whole units: what is weighed beyond them stays to be paid', () => {
    expect(offs(billWith(['a', 800, 1.5]), exchange('a'), exchange('a'))).toEqual([800, 0])
  })

  it('leaves the other goods alone where it is not on the bill', () => {
    const bill = billWith(['a', 500], ['b', 700])
    expect(offs(bill, exchange('z'), exchange('b'), exchange('a'))).toEqual([0, 500, 700])
  })
})

it('takes an amount from its lines to the fen, also where a division does not come out even', () => {
  // 49 × (1 ÷ 49) is a little less than 1 for a computer.
  const all = [coupon('one', cash(1)), coupon('rest', pays(0))]
  expect(discountsOf(all, billWith(['a', 49])).map(({ offFen }) => offFen)).toEqual([1, 48])
})

it('knows of each coupon its lines and what they come to', () => {
  const all = [coupon('c', cash(1, goods('c', 'a'))), coupon('none', cash(1, goods('z')))]
  const { applicable, inScope } = calculatorFor(all, ABC)
  expect(applicable.map(({ lines, inScopeFen }) => ({ lines, inScopeFen }))).toEqual([
    { lines: [], inScopeFen: 0 },
    { lines: [0, 2], inScopeFen: 2000 },
  ])
  expect([inScope([]), inScope([0]), inScope([0, 1])]).toEqual([0, 0, 2000])
})
