import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { billOf, type Bill } from '../../../src-shared/domain/bill'
import { billSchema } from '../../../src-shared/domain/bill-schema'
import type { CouponTerms, Scope } from '../../../src-shared/domain/coupon-terms'
import { discountsOf, type Discountable } from '../../../src-shared/domain/discount'
import { amountOf } from '../../../src-shared/domain/line-amount'
import { cash, termsOf } from '../../support/coupons'
import { bills, coupons, PROPERTY_RUNS, rules } from '../../support/random-bills'

const coupon = (id: string, terms: CouponTerms): Discountable => ({
  id,
  templateId: id,
  terms,
  endsOn: null,
})
const pays = (payParts: number, scope?: Scope): CouponTerms =>
  termsOf({ kind: 'percentage', payParts }, scope ? { scope } : {})
const exchange = (goodsId: string | null): CouponTerms => termsOf({ kind: 'exchange', goodsId })
const onlyGoods = (...ids: string[]): Scope => ({
  kind: 'goods',
  goods: ids.map((id) => ({ id, name: null })),
})

/** A bill of lines `goods × quantity at price`. */
function billWith(...lines: [goodsId: string, quantity: number, priceFen: number][]): Bill {
  const full = lines.map(([goodsId, quantity, priceFen]) => ({ goodsId, quantity, priceFen }))
  return billSchema.parse({
    totalFen: full.reduce((sum, line) => sum + amountOf(line), 0),
    lines: full,
  })
}

const off = (terms: CouponTerms, bill: Bill) =>
  discountsOf([coupon('1', terms)], bill).map(({ offFen }) => offFen)[0]

describe('what one coupon takes off', () => {
  it.each([
    ['10 off 268', cash(1000), billOf(26800), 1000],
    ['never more than the bill', cash(1000), billOf(799), 799],
    ['8.5 折 of 268', pays(8500), billOf(26800), 4020],
    ['7 折 of 100', pays(7000), billOf(10000), 3000],
    ['half a fen counts as one', pays(8500), billOf(10), 2],
    ['less than half counts as none', pays(8500), billOf(3), 0],
    ['the whole price', pays(0), billOf(26800), 26800],
    ['nothing', pays(10_000), billOf(26800), 0],
    ['of the largest bill, to the fen', pays(9999), billOf(100_000_000_00), 100_000_0],
    ['goods on a bare total: nobody knows their price', exchange('g'), billOf(26800), 0],
  ])('%s', (_, terms, bill, offFen) => expect(off(terms, bill)).toBe(offFen))

  it.each([
    ['only its goods', cash(5000, { scope: onlyGoods('a') }), 2000],
    ['a part of its goods', pays(5000, onlyGoods('a', 'b')), 2500],
    ['one unit of what is exchanged', exchange('a'), 1000],
    ['nothing for goods that are not there', exchange('z'), 0],
    ['nothing for goods that nobody named', exchange(null), 0],
    ['goods that are weighed: no whole unit, nothing', exchange('c'), 0],
  ])('of lines: %s', (_, terms, offFen) => {
    expect(off(terms, billWith(['a', 2, 1000], ['b', 1, 3000], ['c', 0.5, 900]))).toBe(offFen)
  })

  it('without a bill is what is printed on it', () => {
    const all = [coupon('1', cash(1000)), coupon('2', pays(8500)), coupon('3', exchange('a'))]
    expect(discountsOf(all, null).map(({ offFen }) => offFen)).toEqual([1000, 0, 0])
  })
})

describe('what several take off together', () => {
  const offs = (all: Discountable[], bill: Bill) =>
    discountsOf(all, bill).map(({ couponId, offFen }) => `${couponId}: ${offFen}`)

  it('goods first, then amounts, then parts of what is left, in whatever order they were ticked', () => {
    const all = [
      coupon('part', pays(9000)),
      coupon('amount', cash(1000)),
      coupon('goods', exchange('a')),
    ]
    const bill = billWith(['a', 2, 3000], ['b', 1, 5000])
    // 110.00 − 30.00 = 80.00; − 10.00 = 70.00; a tenth of it.
    const said = ['goods: 3000', 'amount: 1000', 'part: 700']
    expect(offs(all, bill)).toEqual(said)
    expect(offs(all.toReversed(), bill)).toEqual(said)
  })

  it('what is for less of the bill takes its part first, so that nothing is lost', () => {
    const all = [coupon('all', cash(3000)), coupon('a', cash(2000, { scope: onlyGoods('a') }))]
    expect(offs(all, billWith(['a', 1, 2000], ['b', 1, 3000]))).toEqual(['a: 2000', 'all: 3000'])
  })

  it('what an earlier one took from all lines is missing on each of them', () => {
    const all = [coupon('all', cash(1000)), coupon('b', pays(5000, onlyGoods('b')))]
    // 10.00 off 40.00, of which three quarters lay on b.
    expect(offs(all, billWith(['a', 1, 1000], ['b', 1, 3000]))).toEqual(['all: 1000', 'b: 1125'])
  })

  it('a second exchange takes a second unit, as long as there is one', () => {
    const two = [coupon('1', exchange('a')), coupon('2', exchange('a')), coupon('3', exchange('a'))]
    expect(offs(two, billWith(['a', 2, 800]))).toEqual(['1: 800', '2: 800', '3: 0'])
    expect(offs(two, billWith(['a', 1, 800], ['a', 1, 900]))).toEqual(['1: 900', '2: 800', '3: 0'])
  })

  it('is never negative, and never more than the bill or than what each is for', () => {
    fc.assert(
      fc.property(coupons(15), bills, rules, (all, bill, { order }) => {
        const discounts = discountsOf(all, bill, order)
        expect(discounts).toHaveLength(all.length)
        for (const { offFen, couponId } of discounts) {
          expect(Number.isSafeInteger(offFen) && offFen >= 0).toBe(true)
          const [alone] = discountsOf(
            all.filter(({ id }) => id === couponId),
            bill,
            order,
          )
          expect(offFen).toBeLessThanOrEqual(alone?.offFen ?? 0)
        }
        const sum = discounts.reduce((total, { offFen }) => total + offFen, 0)
        expect(sum).toBeLessThanOrEqual(bill.totalFen)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  }, 600_000)

  it('is the same however the coupons were ticked', () => {
    fc.assert(
      fc.property(
        coupons(10),
        bills,
        rules,
        fc.infiniteStream(fc.nat()),
        (all, bill, { order }, random) => {
          const shuffled = all
            .map((it) => ({ it, at: random.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ it }) => it)
          expect(discountsOf(shuffled, bill, order)).toEqual(discountsOf(all, bill, order))
        },
      ),
      { numRuns: PROPERTY_RUNS },
    )
  }, 600_000)
})

describe('a bill', () => {
  it('is its lines, to the fen, with weights', () => {
    expect(amountOf({ quantity: 0.3, priceFen: 995 })).toBe(299)
    expect(amountOf({ quantity: 1.005, priceFen: 100 })).toBe(101)
    expect(billWith(['a', 0.3, 995], ['b', 2, 500]).totalFen).toBe(1299)
  })

  it('is refused where its lines say another total', () => {
    const lines = [{ goodsId: 'a', quantity: 1, priceFen: 100 }]
    expect(billSchema.safeParse({ totalFen: 100, lines }).success).toBe(true)
    expect(billSchema.safeParse({ totalFen: 99, lines }).success).toBe(false)
  })

  it.each([
    { quantity: 0 },
    { quantity: -1 },
    { quantity: 0.0005 },
    { priceFen: -1 },
    { priceFen: 0.5 },
  ])('is refused with a line of %j', (wrong) => {
    const lines = [{ quantity: 1, priceFen: 0, ...wrong }]
    expect(billSchema.safeParse({ totalFen: 0, lines }).success).toBe(false)
  })
})
