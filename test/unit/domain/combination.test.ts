import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { billOf, type Bill } from '../../../src-shared/domain/bill'
import {
  bestSet,
  COMBINATION_RULES,
  togetherOn,
  usableOn,
  type CombinationRules,
} from '../../../src-shared/domain/combination'
import type { CouponTerms } from '../../../src-shared/domain/coupon-terms'
import {
  byExpiry,
  calculatorFor,
  discountsOf,
  type Discountable,
} from '../../../src-shared/domain/discount'
import { clashIn } from '../../../src-shared/domain/stacking'
import { cash, termsOf } from '../../support/coupons'
import { bills, coupons, PROPERTY_RUNS, rules } from '../../support/random-bills'

/** Every set, one after the other, and of the best the one without what expires last. */
function bruteForce(all: readonly Discountable[], bill: Bill, given: CombinationRules) {
  const calculator = calculatorFor(all, bill, given.order)
  const { applicable } = calculator
  // The last to expire is the highest bit: of equal sets the smallest number wins.
  const bits = applicable
    .map(({ coupon }, place) => ({ coupon, place }))
    .sort((a, b) => byExpiry(a.coupon, b.coupon))
    .map(({ place }) => place)
  let best = { offFen: 0, ids: [] as string[] }
  for (let number = 1; number < 2 ** all.length; number++) {
    const places = bits.filter((_, bit) => (number >> bit) & 1).sort((a, b) => a - b)
    const offFen = calculator.total(places)
    if (offFen <= best.offFen) continue
    const items = places.flatMap((place) => applicable[place] ?? [])
    if (clashIn(items, given) === null) best = { offFen, ids: items.map((it) => it.coupon.id) }
  }
  return best
}

describe('the best set', () => {
  it('is the one that trying every set finds, for up to 12 coupons', () => {
    const few = fc.oneof(
      { weight: 9, arbitrary: coupons(6) },
      { weight: 1, arbitrary: coupons(12) },
    )
    fc.assert(
      fc.property(few, bills, rules, (all, bill, given) => {
        const able = usableOn(bill, all)
        const { discounts, offFen, exact } = bestSet(able, bill, given)
        const wanted = bruteForce(able, bill, given)
        expect({ offFen, ids: discounts.map(({ couponId }) => couponId) }).toEqual(wanted)
        expect(exact).toBe(true)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  }, 600_000)

  it('does without a percentage that makes an exchange take the line that cash is for', () => {
    const onFirst = { kind: 'categories' as const, categories: [{ id: 'c2', name: null }] }
    const coupon = (id: string, templateId: string, terms: CouponTerms): Discountable => ({
      ...{ id, templateId, terms, endsOn: '2026-11-22' },
    })
    const all = [
      coupon('1', '2', cash(7_700, { scope: onFirst, combinable: false })),
      coupon('2', '0', termsOf({ kind: 'exchange', goodsId: 'g1' }, { combinable: false })),
      coupon('3', '1', termsOf({ kind: 'percentage', payParts: 4_644 }, { combinable: false })),
      coupon('4', '0', termsOf({ kind: 'percentage', payParts: 2 }, { combinable: false })),
      coupon('5', '6', cash(7_700, { scope: onFirst, combinable: false })),
    ]
    const line = { goodsId: 'g1', supplierId: null, title: null }
    const bill: Bill = {
      totalFen: 27_501,
      lines: [
        { ...line, categoryId: 'c2', quantity: 1.234, priceFen: 11_908 },
        { ...line, categoryId: 'c1', quantity: 1, priceFen: 12_807 },
      ],
    }
    const given = { onePerBill: false, order: ['percentage', 'exchange', 'cash'] as const }
    expect(bestSet(usableOn(bill, all), bill, given)).toMatchObject({
      offFen: 27_501,
      exact: true,
    })
  })

  it('is never negative, over the bill, against a rule or worse than a single coupon, and wastes none', () => {
    fc.assert(
      fc.property(coupons(24), bills, rules, (all, bill, given) => {
        const able = usableOn(bill, all)
        const best = bestSet(able, bill, given)
        const chosen = able.filter(({ id }) => best.discounts.some((it) => it.couponId === id))
        const { applicable } = calculatorFor(chosen, bill, given.order)
        expect(clashIn(applicable, given)).toBeNull()
        expect(discountsOf(chosen, bill, given.order)).toEqual(best.discounts)
        const { discounts, clash } = togetherOn(bill, chosen, given)
        expect(clash).toBeNull()
        expect(discounts.map(({ coupon: { id }, offFen }) => [id, offFen])).toEqual(
          best.discounts.map(({ couponId, offFen }) => [couponId, offFen]),
        )
        expect(best.discounts.every(({ offFen }) => offFen >= 0)).toBe(true)
        expect(best.offFen).toBe(best.discounts.reduce((sum, { offFen }) => sum + offFen, 0))
        expect(best.offFen).toBeLessThanOrEqual(bill.totalFen)
        for (const coupon of able) {
          const [alone] = discountsOf([coupon], bill, given.order)
          expect(best.offFen + best.shortFenAtMost).toBeGreaterThanOrEqual(alone?.offFen ?? 0)
        }
      }),
      { numRuns: PROPERTY_RUNS },
    )
  }, 600_000)

  const coupon = (id: string, terms: CouponTerms, change: Partial<Discountable> = {}) => ({
    id,
    templateId: id,
    terms,
    endsOn: null,
    ...change,
  })
  const chosen = (
    all: readonly Discountable[],
    yuan: number,
    change: Partial<CombinationRules> = {},
  ) =>
    bestSet(all, billOf(yuan * 100), { ...COMBINATION_RULES, ...change }).discounts.map(
      ({ couponId, offFen }) => `${couponId}: ${offFen / 100}`,
    )

  it('keeps what expires last for another day where the bill is too small for all', () => {
    const all = [
      coupon('new', cash(1000), { endsOn: '2026-12-31' }),
      coupon('old', cash(1000), { endsOn: '2026-11-23' }),
      coupon('never', cash(5000)),
    ]
    expect(chosen(all, 10)).toEqual(['old: 10'])
    expect(chosen(all, 20)).toEqual(['old: 10', 'new: 10'])
    expect(chosen(all, 30)).toEqual(['never: 30'])
  })

  it('needs the least spend of each coupon of a template', () => {
    const hundreds = ['a', 'b', 'c'].map((id) =>
      coupon(id, cash(1000, { enoughFen: 10_000 }), { templateId: 't' }),
    )
    expect(chosen(hundreds, 199)).toEqual(['a: 10'])
    expect(chosen(hundreds, 200)).toEqual(['a: 10', 'b: 10'])
  })

  it('takes one of a template that does not combine, and one of all where the shop says so', () => {
    const single = cash(1000, { combinable: false })
    const all = [
      coupon('a', single, { templateId: 't' }),
      coupon('b', single, { templateId: 't' }),
      coupon('c', cash(300)),
    ]
    expect(chosen(all, 50)).toEqual(['a: 10', 'c: 3'])
    expect(chosen(all, 50, { onePerBill: true })).toEqual(['a: 10'])
  })

  it('takes off by kind in the order that the shop wants', () => {
    const all = [
      coupon('cash', cash(1000)),
      coupon('tenth', termsOf({ kind: 'percentage', payParts: 9000 })),
    ]
    expect(chosen(all, 100)).toEqual(['cash: 10', 'tenth: 9'])
    expect(chosen(all, 100, { order: ['percentage', 'cash', 'exchange'] })).toEqual([
      'tenth: 10',
      'cash: 10',
    ])
  })

  it('leaves out what takes nothing off, and finds nothing among nothing', () => {
    expect(chosen([coupon('gift', termsOf({ kind: 'exchange', goodsId: null }))], 10)).toEqual([])
    expect(bestSet([], billOf(1000))).toEqual({
      discounts: [],
      offFen: 0,
      exact: true,
      shortFenAtMost: 0,
    })
    expect(chosen([coupon('a', cash(1000))], 0)).toEqual([])
  })

  it('leaves out what the bill is too small for', () => {
    const hundred = { enoughFen: 10_000 }
    const single = coupon('single', cash(1000, { ...hundred, combinable: false }))
    expect(chosen([coupon('a', cash(1000, hundred)), single], 99)).toEqual([])
    expect(chosen([coupon('a', cash(1000, hundred)), single], 99, { onePerBill: true })).toEqual([])
    expect(chosen([single], 100)).toEqual(['single: 10'])
  })

  it('is found among any number of coupons that are alike', () => {
    const tenth = termsOf({ kind: 'percentage', payParts: 9000 }, { enoughFen: 50_000 })
    const alike = Array.from({ length: 60 }, (_, at) => coupon(`${at}`, tenth, { templateId: 't' }))
    expect(bestSet(alike, billOf(100_000))).toMatchObject({ offFen: 19_000, exact: true })
  })

  it('says so where it gave the search up, and by how much it may be short', () => {
    // Templates that were changed while they were given out: of each one coupon, on one of four terms.
    const all = Array.from({ length: 80 }, (_, index) => {
      const benefit = { kind: 'percentage', payParts: 9000 + index } as const
      const templateId = String(index % 20)
      return coupon(String(index), termsOf(benefit, { combinable: false }), { templateId })
    })
    const { exact, shortFenAtMost, offFen, discounts } = bestSet(all, billOf(100_000))
    expect(exact).toBe(false)
    expect(discounts).toHaveLength(20)
    expect(offFen + shortFenAtMost).toBeLessThanOrEqual(100_000)
    expect(shortFenAtMost).toBeGreaterThan(0)
  })
})
