import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { billOf } from '../../../src-shared/domain/bill'
import { billSchema } from '../../../src-shared/domain/bill-schema'
import type { MemberCoupon } from '../../../src-shared/domain/coupon'
import type { CouponTerms, Scope } from '../../../src-shared/domain/coupon-terms'
import { byUse, judge, type Circumstances } from '../../../src-shared/domain/eligibility'
import { eligibilitySchema } from '../../../src-shared/domain/eligibility-schema'
import type { Place } from '../../../src-shared/domain/scope'
import { aCoupon, cash, termsOf } from '../../support/coupons'

// Sunday, 22 November 2026, noon in Shanghai.
const NOON = Date.parse('2026-11-22T04:00:00Z')
const at = (instant: string): Circumstances => ({
  at: Date.parse(instant),
  timeZone: 'Asia/Shanghai',
})
const now: Circumstances = { at: NOON, timeZone: 'Asia/Shanghai' }

const coupon = (changes: Partial<MemberCoupon> = {}): MemberCoupon =>
  aCoupon('1', { startsOn: '2026-11-01', endsOn: '2026-11-30', ...changes })

describe('judge', () => {
  it('finds nothing against a coupon within its days', () => {
    expect(judge(coupon(), now)).toEqual({ usable: true, reasons: [] })
    expect(judge(coupon({ startsOn: null, endsOn: null }), now).usable).toBe(true)
  })

  it('both end days belong to the validity, by the shop’s clock', () => {
    const oneDay = coupon({ startsOn: '2026-11-22', endsOn: '2026-11-22' })
    expect(judge(oneDay, at('2026-11-21T15:59:59.999Z')).reasons).toEqual([
      { code: 'notYetValid', from: '2026-11-22' },
    ])
    expect(judge(oneDay, at('2026-11-21T16:00:00.000Z')).usable).toBe(true)
    expect(judge(oneDay, at('2026-11-22T15:59:59.999Z')).usable).toBe(true)
    expect(judge(oneDay, at('2026-11-22T16:00:00.000Z')).reasons).toEqual([
      { code: 'expired', on: '2026-11-22' },
    ])
  })

  it('weekdays are those of the shop, whatever is_use_week says', () => {
    const weekend = coupon({ weekdays: [6, 7], weekdayFlag: false })
    expect(judge(weekend, at('2026-11-22T15:59:59Z')).usable).toBe(true)
    expect(judge(weekend, at('2026-11-22T16:00:00Z')).reasons).toEqual([
      { code: 'weekday', allowed: [6, 7], today: 1 },
    ])
    expect(judge(coupon({ weekdayFlag: true }), now).usable).toBe(true)
  })

  it('a used coupon tells when and, if it is known, where', () => {
    const used = coupon({ usedAt: 5, usedInShopId: '3' })
    const reason = { code: 'used', at: 5, shop: null }
    expect(judge(used, now).reasons).toEqual([reason])
    expect(judge(used, { ...now, shopName: () => '南京东路店' }).reasons).toEqual([
      { ...reason, shop: '南京东路店' },
    ])
    const nowhere = coupon({ usedAt: 5 })
    expect(judge(nowhere, { ...now, shopName: () => 'x' }).reasons).toEqual([reason])
    expect(judge(coupon({ usedAt: 'unknown' }), now)).toEqual({
      usable: false,
      reasons: [{ code: 'used', at: null, shop: null }],
    })
  })

  it('what this terminal redeemed counts at once, until the back end says it itself', () => {
    const redeemedHere = { at: 7, settled: false }
    expect(judge(coupon(), { ...now, redeemedHere }).reasons).toEqual([
      { code: 'redeemedHere', at: 7, settled: false },
    ])
    expect(judge(coupon({ usedAt: 5 }), { ...now, redeemedHere }).reasons).toEqual([
      { code: 'used', at: 5, shop: null },
    ])
  })

  it('given away', () => {
    expect(judge(coupon({ givenAwayAt: 5 }), now).reasons).toEqual([{ code: 'givenAway', at: 5 }])
    expect(judge(coupon({ recalledAt: 5 }), now).reasons).toEqual([{ code: 'recalled', at: 5 }])
  })

  it('collects every reason', () => {
    const hopeless = coupon({
      usedAt: 1,
      givenAwayAt: 2,
      startsOn: '2027-01-01',
      endsOn: '2026-01-01',
      weekdays: [1],
    })
    expect(judge(hopeless, now).reasons.map(({ code }) => code)).toEqual([
      'used',
      'givenAway',
      'expired',
      'notYetValid',
      'weekday',
    ])
  })

  it('a verdict has the shape that crosses to the screens, and does not share the coupon’s lists', () => {
    const monday = coupon({ weekdays: [1] })
    const verdict = judge(monday, now)
    expect(eligibilitySchema.parse(verdict)).toEqual(verdict)
    monday.weekdays.push(2)
    expect(verdict.reasons[0]).toMatchObject({ allowed: [1] })
  })
})

describe('what a coupon is for', () => {
  const named = (...ids: string[]) => ids.map((id) => ({ id, name: `${id} 号` }))
  const place = { id: '1', kind: 'store' as const }
  const codes = (terms: Partial<CouponTerms>, change: Partial<Circumstances>) =>
    judge(coupon({ terms: cash(1000, terms) }), { ...now, ...change }).reasons

  it.each<[Scope, Place, boolean]>([
    [{ kind: 'stores', stores: named('1', '2') }, place, true],
    [{ kind: 'stores', stores: named('2', '3') }, place, false],
    [{ kind: 'stores', stores: named('1') }, { id: '1', kind: 'hotel' }, false],
    [{ kind: 'hotels', hotels: named('1') }, { id: '1', kind: 'hotel' }, true],
    [{ kind: 'hotels', hotels: named('1') }, place, false],
    [{ kind: 'goodsAndStores', goods: named('g'), stores: named('2') }, place, false],
    [{ kind: 'goods', goods: named('g') }, place, true],
  ])('%j at %j: %j', (scope, at, usable) => {
    expect(codes({ scope }, { place: at }).map(({ code }) => code)).toEqual(
      usable ? [] : ['otherShop'],
    )
    expect(codes({ scope }, { place: null })).toEqual([])
  })

  it('names the shops that would do, by the back end’s name or by this terminal’s', () => {
    const stores = [...named('2'), { id: '3', name: null }, { id: '4', name: null }]
    const shopName = (id: string) => (id === '3' ? '西门店' : null)
    expect(codes({ scope: { kind: 'stores', stores } }, { place, shopName })).toEqual([
      {
        code: 'otherShop',
        only: [
          { id: '2', name: '2 号' },
          { id: '3', name: '西门店' },
          { id: '4', name: null },
        ],
      },
    ])
  })

  it('names no shop where nobody knows its name', () => {
    const stores = [{ id: '3', name: null }]
    expect(codes({ scope: { kind: 'stores', stores } }, { place })).toEqual([
      { code: 'otherShop', only: stores },
    ])
  })

  it.each([
    ['金卡', true],
    ['3', true],
    ['银卡', false],
    [null, true],
  ])('a coupon for gold members and a member of level %j', (memberLevel, usable) => {
    const level = { id: '3', name: '金卡' }
    expect(codes({ level }, { memberLevel })).toEqual(
      usable ? [] : [{ code: 'memberLevel', needed: level }],
    )
  })

  it('a level that has a number alone is compared with numbers alone', () => {
    const level = { id: '3', name: null }
    expect(codes({ level }, { memberLevel: '银卡' })).toEqual([])
    const others = ['4', '44', '4级', 'V4'].map((memberLevel) => codes({ level }, { memberLevel }))
    expect(others.map(({ length }) => length)).toEqual([1, 1, 0, 0])
  })

  it('least spend is judged on what is in scope, and says what is missing', () => {
    const line = (categoryId: string, priceFen: number) => ({ categoryId, quantity: 1, priceFen })
    const bill = billSchema.parse({ totalFen: 30_000, lines: [line('c', 6800), line('d', 23_200)] })
    const scope: Scope = { kind: 'categories', categories: named('c') }
    expect(codes({ scope, enoughFen: 10_000 }, { bill })).toEqual([
      { code: 'belowMinimum', enoughFen: 10_000, missingFen: 3200 },
    ])
    expect(codes({ enoughFen: 30_000 }, { bill })).toEqual([])
    expect(codes({ enoughFen: 30_001 }, { bill })).toMatchObject([{ missingFen: 1 }])
    expect(codes({ enoughFen: 30_000 }, { bill: null })).toEqual([])
    expect(codes({ scope, enoughFen: 10_000 }, { bill: billOf(10_000) })).toEqual([])
  })

  it('nothing of it on the bill is said before any least spend', () => {
    const lines = [{ goodsId: 'other', supplierId: 's', quantity: 1, priceFen: 100 }]
    const bill = billSchema.parse({ totalFen: 100, lines })
    const wanted = named('g', 'h')
    expect(codes({ scope: { kind: 'goods', goods: wanted }, enoughFen: 500 }, { bill })).toEqual([
      { code: 'notOnBill', wanted },
    ])
    expect(codes({ scope: { kind: 'supplier', suppliers: named('s') } }, { bill })).toEqual([])
    expect(codes({ scope: { kind: 'supplier', suppliers: named('t') } }, { bill })).toHaveLength(1)
    const exchange = coupon({
      terms: termsOf({ kind: 'exchange', goodsId: 'g' }, { enoughFen: 900 }),
    })
    expect(judge(exchange, { ...now, bill }).reasons).toEqual([
      { code: 'notOnBill', wanted: [{ id: 'g', name: null }] },
    ])
    expect(judge(exchange, { ...now, bill: billOf(100) }).usable).toBe(true)
    // Which goods it is for nobody has told: the cashier decides.
    const unnamed = coupon({ terms: termsOf({ kind: 'exchange', goodsId: null }) })
    expect(judge(unnamed, { ...now, bill }).usable).toBe(true)
  })
})

it('the owner may keep a template from being redeemed while the back end is silent', () => {
  expect(judge(coupon(), { ...now, neverOffline: true }).reasons).toEqual([
    { code: 'neverOffline' },
  ])
  expect(judge(coupon(), { ...now, neverOffline: false }).usable).toBe(true)
})

describe('byUse', () => {
  const judged = (id: string, endsOn: string | null, usable = true) => ({
    coupon: coupon({ id, endsOn }),
    eligibility: { usable, reasons: [] },
  })

  it('usable first, nearest expiry first, no end last, smaller number first', () => {
    const sorted = [
      judged('1', '2026-11-23', false),
      judged('10', null),
      judged('100', '2026-12-01'),
      judged('20', '2026-12-01'),
      judged('4', '2026-11-30'),
    ].sort(byUse)
    expect(sorted.map(({ coupon: { id } }) => id)).toEqual(['4', '20', '100', '10', '1'])
  })

  it('is the same order however the list came', () => {
    const rows = fc.uniqueArray(
      fc.tuple(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom('2026-11-22', '2026-12-01', null),
        fc.boolean(),
      ),
      { selector: ([id]) => id },
    )
    fc.assert(
      fc.property(rows, (drawn) => {
        const list = drawn.map(([id, endsOn, usable]) => judged(String(id), endsOn, usable))
        expect(list.toReversed().sort(byUse)).toEqual([...list].sort(byUse))
      }),
    )
  })
})
