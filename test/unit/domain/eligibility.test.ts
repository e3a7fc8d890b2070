import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MemberCoupon } from '../../../src-shared/domain/coupon'
import {
  byUse,
  eligibilitySchema,
  judge,
  type Circumstances,
} from '../../../src-shared/domain/eligibility'

// Sunday, 22 November 2026, noon in Shanghai.
const NOON = Date.parse('2026-11-22T04:00:00Z')
const at = (instant: string): Circumstances => ({
  at: Date.parse(instant),
  timeZone: 'Asia/Shanghai',
})
const now: Circumstances = { at: NOON, timeZone: 'Asia/Shanghai' }

function coupon(changes: Partial<MemberCoupon> = {}): MemberCoupon {
  return {
    id: '1',
    memberId: '9',
    templateId: '1',
    title: '券',
    kind: 'cash',
    deductionFen: 1000,
    startsOn: '2026-11-01',
    endsOn: '2026-11-30',
    weekdays: [],
    weekdayFlag: null,
    receivedAt: null,
    usedAt: null,
    usedInShopId: null,
    usedByStaffId: null,
    givenAwayAt: null,
    ...changes,
  }
}

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
