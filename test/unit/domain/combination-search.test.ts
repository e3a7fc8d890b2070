import { describe, expect, it } from 'vitest'
import { billOf, type Bill } from '@shared/domain/bill'
import { bestSet } from '@shared/domain/combination'
import { searchBest } from '@shared/domain/combination-search'
import type { BenefitKind, CouponTerms, Scope } from '@shared/domain/coupon-terms'
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

/** Each coupon is of a template of its own where nothing else is said. */
const couponsOf = (
  terms: readonly CouponTerms[],
  templateOf: (at: number) => number = (at) => at,
) =>
  terms.map((one, at): Discountable => ({
    id: String(at),
    templateId: String(templateOf(at)),
    terms: one,
    endsOn: null,
  }))
const exchangeOf = (goodsId: string) => termsOf({ kind: 'exchange', goodsId })
const search = (
  terms: readonly CouponTerms[],
  bill: Bill,
  templateOf?: (at: number) => number,
  order?: readonly BenefitKind[],
) => {
  const calculator = calculatorFor(couponsOf(terms, templateOf), bill, order)
  const { places, ...found } = searchBest(calculator, { onePerBill: false })
  return { ...found, ids: places.map((place) => calculator.applicable[place]?.coupon.id) }
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
    [
      'all of them, where nothing comes before the exchange that has a choice of lines',
      [termsOf({ kind: 'exchange', goodsId: 'a' }), pays(5000)],
      { totalFen: 2000, lines: [line('a', 1000), line('a', 1000)] },
      1500,
    ],
    [
      'all of them and a fen each, where exchanges have no choice of lines',
      [
        termsOf({ kind: 'exchange', goodsId: 'a' }),
        termsOf({ kind: 'exchange', goodsId: 'b' }),
        pays(5000),
      ],
      { totalFen: 3000, lines: [line('a', 1000), line('b', 1000), line('c', 1000)] },
      2503,
    ],
  ])('%s', (_, terms, bill, boundFen) => {
    expect(search(terms, bill).boundFen).toBe(boundFen)
  })

  const exchange = exchangeOf('a')
  const ofFirst: Scope = { kind: 'categories', categories: [{ id: 'first', name: null }] }
  const inFirst = (priceFen: number) => ({ ...line('a', priceFen), categoryId: 'first' })
  const TWO: Bill = { totalFen: 1900, lines: [inFirst(1000), line('a', 900)] }
  const MORE: Bill = { totalFen: 2900, lines: [...TWO.lines, line('b', 1000)] }
  const LAST: readonly BenefitKind[] = ['percentage', 'exchange', 'cash']
  it.each<[string, CouponTerms[], Bill, readonly BenefitKind[] | undefined, number]>([
    [
      'the bill, where a percentage may sway an exchange to the line that cash is for',
      [pays(5000), exchange, cash(300, { scope: ofFirst })],
      TWO,
      LAST,
      1900,
    ],
    [
      'the same, where other cash is for every line',
      [pays(5000), exchange, cash(300, { scope: ofFirst }), cash(100)],
      TWO,
      LAST,
      1900,
    ],
    [
      'the others, what the swayed exchange is worth alone, and a fen each',
      [pays(5000), exchange, cash(900, { scope: ofFirst }), cash(800, { scope: ofFirst })],
      { totalFen: 12_400, lines: [inFirst(1000), line('a', 1400), line('b', 10_000)] },
      LAST,
      8104,
    ],
    [
      'all of them and a fen each, where what is for some lines comes before the exchange',
      [pays(5000), exchange, cash(300, { scope: ofFirst })],
      TWO,
      ['cash', 'exchange', 'percentage'],
      1553,
    ],
    [
      'all of them and a fen each, where cash is for every line that the exchange may choose',
      [pays(5000), exchange, cash(300)],
      TWO,
      LAST,
      1753,
    ],
    [
      'all of them and a fen each, where the exchange comes first',
      [pays(5000), exchange, cash(300, { scope: ofFirst })],
      TWO,
      undefined,
      1453,
    ],
    [
      'all of them and a fen each, where the percentage is for no line of the exchange',
      [pays(5000, goods('b')), exchange, cash(300, { scope: ofFirst })],
      MORE,
      LAST,
      1503,
    ],
    [
      'all of them and a fen each, where cash is for no line of the exchange',
      [pays(5000), exchange, cash(300, goods('b'))],
      MORE,
      LAST,
      2253,
    ],
    [
      'all of them, where one exchange comes before another',
      [exchange, exchange, cash(300, { scope: ofFirst })],
      { totalFen: 2700, lines: [...TWO.lines, inFirst(800)] },
      undefined,
      2200,
    ],
  ])('%s', (_, terms, bill, order, boundFen) => {
    expect(search(terms, bill, undefined, order).boundFen).toBe(boundFen)
  })
})

it('of equal sets the smaller one is found, where rounding decides which line an exchange takes', () => {
  const terms = [exchangeOf('g'), pays(3333), cash(100), exchangeOf('g'), cash(4)]
  const bill: Bill = {
    totalFen: 2104,
    lines: [line('g', 2000), { ...line('g', 2), quantity: 2 }, line('g', 100)],
  }
  const single = terms.map((one) => ({ ...one, combinable: false }))
  const found = search(single, bill, (at) => [0, 2, 0, 1, 3][at] ?? 0, [
    'cash',
    'percentage',
    'exchange',
  ])
  expect(found.ids).toEqual(['1', '0', '3'])
})

it('twenty coupons of different worth are searched to the end', () => {
  const amounts = Array.from({ length: 20 }, (_, at) => cash(100 + 37 * at))
  const { exact, ids } = search(amounts, billOf(5_000))
  expect(exact).toBe(true)
  expect(ids.length).toBeGreaterThan(0)
})

// Rounding lets the search look at a set that takes off a fen less, or as much with what expires later.
it.each([5010, 5004])('a set that is no better takes no place: %i', (payParts) => {
  const single = { ...goods('a'), combinable: false }
  const terms = [pays(5000, single), pays(9000), pays(payParts, single)]
  expect(search(terms, AB, (at) => at % 2).ids).toEqual(['0', '1'])
})

describe('coupons of a few templates on many terms', () => {
  /** Eighteen of six templates, and others that combine with all. */
  const termsOfMany = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      if (at >= 18) return cash(3_000)
      const worth = (37 * at) % 40
      const more = { combinable: at % 3 > 0, enoughFen: 1_000 + 500 * (at % 8) }
      return at % 4 > 0 ? cash(100 + 50 * worth, more) : pays(7_000 + 100 * (worth % 20), more)
    })

  // Eighteen only because the search begins with what gives most alone.
  it.each([
    [18, true],
    [20, true],
    [21, false],
  ])('%i of them are searched to the end: %j', (count, exact) => {
    const templateOf = (at: number) => (at < 18 ? at % 6 : at)
    expect(search(termsOfMany(count), billOf(20_000), templateOf).exact).toBe(exact)
  })

  it('are so many as may be in the best set', () => {
    const gift = termsOf({ kind: 'exchange', goodsId: null })
    const single = cash(3_000, { combinable: false })
    const terms = [...termsOfMany(18), ...Array<CouponTerms>(10).fill(single), gift, gift, gift]
    const all = couponsOf(terms, (at) => (at < 18 ? at % 6 : at < 28 ? 18 + (at % 2) : at))
    expect(bestSet(all, billOf(20_000)).exact).toBe(true)
  })
})
