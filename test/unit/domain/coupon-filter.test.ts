import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf } from '../../../src-shared/domain/calendar'
import {
  COUPON_FILTERS,
  isNearExpiry,
  matchesFilter,
  NEAR_EXPIRY_DAYS,
  type CouponFilter,
  type Filterable,
} from '../../../src-shared/domain/coupon-filter'
import type { Benefit, Scope } from '../../../src-shared/domain/coupon-terms'
import { termsOf } from '../../support/coupons'
import { coupons, PROPERTY_RUNS, scopes } from '../../support/random-bills'

const TODAY = '2026-11-22'
const named = [{ id: '1', name: null }]
const cash: Benefit = { kind: 'cash', amountFen: 1000 }
const part: Benefit = { kind: 'percentage', payParts: 8500 }
const goods: Benefit = { kind: 'exchange', goodsId: '1' }

const of = (benefit: Benefit, scope: Scope, endsOn: string | null = null): Filterable => ({
  terms: termsOf(benefit, { scope }),
  endsOn,
})
const filtersOf = (coupon: Filterable, today = TODAY): CouponFilter[] =>
  COUPON_FILTERS.filter((filter) => matchesFilter(coupon, filter, today))

describe('a coupon is found under', () => {
  it.each<[string, Filterable, CouponFilter[]]>([
    ['whole shop', of(cash, { kind: 'everything' }), ['wholeShop', 'fixed']],
    ['stores', of(cash, { kind: 'stores', stores: named }), ['stores', 'fixed']],
    ['hotels', of(part, { kind: 'hotels', hotels: named }), ['hotels', 'percentage']],
    ['goods', of(part, { kind: 'goods', goods: named }), ['goods', 'percentage']],
    ['categories', of(cash, { kind: 'categories', categories: named }), ['categories', 'fixed']],
    [
      'goods and stores',
      of(part, { kind: 'goodsAndStores', goods: named, stores: named }),
      ['percentage', 'goodsAndStores'],
    ],
    ['no scope for a supplier', of(cash, { kind: 'supplier', suppliers: named }), ['fixed']],
    ['exchange, whatever its scope says', of(goods, { kind: 'everything' }), ['exchange']],
    [
      'near expiry besides',
      of(cash, { kind: 'everything' }, TODAY),
      ['wholeShop', 'fixed', 'nearExpiry'],
    ],
  ])('%s', (_name, coupon, wanted) => {
    expect(filtersOf(coupon)).toEqual(['all', ...wanted])
  })
})

describe('near expiry', () => {
  it.each([
    ['ended yesterday', '2026-11-21', false],
    ['ends today', '2026-11-22', true],
    ['ends on the last day that counts', '2026-11-24', true],
    ['ends a day later', '2026-11-25', false],
    ['never ends', null, false],
  ])('%s', (_name, endsOn, near) => {
    expect(isNearExpiry({ endsOn }, TODAY)).toBe(near)
  })

  it("goes by the shop's own midnight, over months and leap days", () => {
    const last = { endsOn: '2028-02-29' }
    const at = (instant: string, zone: string) =>
      isNearExpiry(last, dayOf(Date.parse(instant), zone))
    expect(at('2028-02-26T15:59:59Z', 'Asia/Shanghai')).toBe(false)
    expect(at('2028-02-26T16:00:00Z', 'Asia/Shanghai')).toBe(true)
    expect(at('2028-02-29T15:59:59Z', 'Asia/Shanghai')).toBe(true)
    expect(at('2028-02-29T16:00:00Z', 'Asia/Shanghai')).toBe(false)
    expect(at('2028-02-29T16:00:00Z', 'Europe/Berlin')).toBe(true)
  })

  it('is so many days, today among them', () => {
    const days = Array.from({ length: 30 }, (_, ahead) => ({ endsOn: addDays(TODAY, ahead) }))
    expect(days.filter((day) => isNearExpiry(day, TODAY))).toHaveLength(NEAR_EXPIRY_DAYS)
  })
})

describe('any coupon', () => {
  const anyCoupon = fc
    .tuple(coupons(1), scopes)
    .map(([[one], scope]) => one && { ...one, terms: { ...one.terms, scope } })

  it('is among all, gives one thing, holds in one scope at most, and ends when it ends', () => {
    const kinds: CouponFilter[] = ['exchange', 'fixed', 'percentage']
    const places: CouponFilter[] = [
      ...(['wholeShop', 'stores', 'hotels', 'goods', 'categories', 'goodsAndStores'] as const),
    ]
    fc.assert(
      fc.property(anyCoupon, (coupon) => {
        if (!coupon) return
        const found = filtersOf(coupon)
        expect(found[0]).toBe('all')
        expect(found.filter((one) => kinds.includes(one))).toHaveLength(1)
        const scope = found.filter((one) => places.includes(one))
        const hasNone = found.includes('exchange') || coupon.terms.scope.kind === 'supplier'
        expect(scope).toHaveLength(hasNone ? 0 : 1)
        expect(found.includes('nearExpiry')).toBe(isNearExpiry(coupon, TODAY))
      }),
      { numRuns: PROPERTY_RUNS },
    )
  }, 600_000)
})
