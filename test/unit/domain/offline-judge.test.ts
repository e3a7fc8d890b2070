import fc from 'fast-check'
import {
  breachesOf,
  contactUntil,
  isDated,
  mayBeOverridden,
  roomOf,
  type OfflineOrder,
  type OfflineStanding,
  type OfflineUsage,
} from '@shared/domain/offline-judge'
import { offlinePolicySchema, type OfflinePolicy } from '@shared/domain/offline-policy'
import { describe, expect, it } from 'vitest'

const HOUR_MS = 3_600_000
const NOW = Date.parse('2026-11-14T12:41:00+08:00')
const UNLIMITED = { count: null, totalFen: null }
const open: OfflinePolicy = {
  maxHoursSinceContact: null,
  perTerminal: UNLIMITED,
  perMember: UNLIMITED,
  perTemplate: UNLIMITED,
  neverTemplates: [],
  staleAfterHours: null,
}
const NONE: OfflineUsage = {
  terminal: { count: 0, totalFen: 0 },
  member: { count: 0, totalFen: 0 },
  templates: new Map(),
}
const well: OfflineStanding = { now: NOW, lastContactAt: NOW - HOUR_MS, clockTrusted: true }
const line = (templateId: string, discountFen = 1000, dated = false) => ({
  templateId,
  title: `券 ${templateId}`,
  discountFen,
  dated,
})
const order = (...lines: OfflineOrder['lines'][number][]): OfflineOrder => ({ lines, asOf: NOW })
const codes = (
  policy: Partial<OfflinePolicy>,
  asked = order(line('7')),
  usage = NONE,
  standing = well,
) => breachesOf({ ...open, ...policy }, asked, usage, standing).map(({ code }) => code)

describe('the offline policy', () => {
  it('lets a usual sale pass by default, and no more than that', () => {
    const usual = offlinePolicySchema.parse({})
    expect(breachesOf(usual, order(line('7'), line('8')), NONE, well)).toEqual([])
    const many = Array.from({ length: 6 }, () => line('7', 0))
    expect(breachesOf(usual, order(...many), NONE, well)).toEqual([
      { code: 'memberCount', limit: 5, used: 0, wanted: 6 },
    ])
  })

  it.each([
    ['at the limit', 24, 24 * HOUR_MS, []],
    ['a moment later', 24, 24 * HOUR_MS + 1, ['tooLongOffline']],
    ['without a limit', null, 9_999 * HOUR_MS, []],
    ['none allowed', 0, 1, ['tooLongOffline']],
  ])('counts the hours since the last contact: %s', (_, maxHoursSinceContact, ago, found) => {
    const standing = { ...well, lastContactAt: NOW - ago }
    expect(codes({ maxHoursSinceContact }, undefined, NONE, standing)).toEqual(found)
  })

  it('says for how many whole hours, and until when', () => {
    const policy = { ...open, maxHoursSinceContact: 24, staleAfterHours: 2 }
    const standing = { ...well, lastContactAt: NOW - 26 * HOUR_MS + 1 }
    const asked = { ...order(line('7')), asOf: NOW - 3 * HOUR_MS }
    expect(breachesOf(policy, asked, NONE, standing)).toEqual([
      { code: 'tooLongOffline', hours: 25, maxHours: 24 },
      { code: 'stale', hours: 3, maxHours: 2 },
    ])
    expect(contactUntil(policy, standing)).toBe(NOW - 2 * HOUR_MS + 1)
    expect(contactUntil(open, standing)).toBeNull()
  })

  it('says once of each limit and template what is allowed, used and wanted', () => {
    const none = { count: 0, totalFen: 100 }
    const policy = { ...open, perTerminal: none, perTemplate: none }
    const usage = { ...NONE, terminal: { count: 2, totalFen: 90 } }
    const found = breachesOf(
      policy,
      order(line('7', 60), line('8', 50), line('7', 60)),
      usage,
      well,
    )
    expect(found).toEqual([
      { code: 'terminalCount', limit: 0, used: 2, wanted: 3 },
      { code: 'terminalTotal', limit: 100, used: 90, wanted: 170 },
      { code: 'templateCount', title: '券 7', limit: 0, used: 0, wanted: 2 },
      { code: 'templateTotal', title: '券 7', limit: 100, used: 0, wanted: 120 },
      { code: 'templateCount', title: '券 8', limit: 0, used: 0, wanted: 1 },
    ])
  })

  it('has nothing to count from where the back end never answered', () => {
    const standing = { ...well, lastContactAt: null }
    expect(codes({ maxHoursSinceContact: 24 }, undefined, NONE, standing)).toEqual([
      'neverContacted',
    ])
    expect(contactUntil({ ...open, maxHoursSinceContact: 24 }, standing)).toBeNull()
  })

  it.each([
    [48 * HOUR_MS, []],
    [48 * HOUR_MS + 1, ['stale']],
  ])('asks how old the knowledge of the coupons is: %i ms', (age, found) => {
    expect(codes({ staleAfterHours: 48 }, { ...order(line('7')), asOf: NOW - age })).toEqual(found)
  })

  it('takes knowledge of any age where the owner sets no limit', () => {
    expect(codes({}, { ...order(line('7')), asOf: NOW - 9_999 * HOUR_MS })).toEqual([])
  })

  it('needs a trusted clock for coupons with a date, and for no other', () => {
    const lost = { ...well, clockTrusted: false }
    expect(codes({}, order(line('7', 1, true)), NONE, lost)).toEqual(['untrustedClock'])
    expect(codes({}, order(line('7', 1, false)), NONE, lost)).toEqual([])
  })

  it('has nothing against a date where the clock is trusted', () => {
    expect(codes({}, order(line('7', 1000, true)))).toEqual([])
  })

  it.each([
    [false, { startsOn: null, endsOn: null, weekdays: [] }],
    [false, { startsOn: null, endsOn: null, weekdays: [1, 2, 3, 4, 5, 6, 7] }],
    [true, { startsOn: null, endsOn: null, weekdays: [1] }],
    [true, { startsOn: '2026-11-14', endsOn: null, weekdays: [] }],
    [true, { startsOn: null, endsOn: '2026-11-14', weekdays: [] }],
  ])('tells with %s whether the day matters to %j', (dated, coupon) => {
    expect(isDated(coupon as never)).toBe(dated)
  })

  it('lets a coupon that takes nothing off pass a limit of money that is used up', () => {
    const used = { ...NONE, terminal: { count: 3, totalFen: 200 } }
    expect(
      codes({ perTerminal: { count: null, totalFen: 100 } }, order(line('7', 0)), used),
    ).toEqual([])
  })

  it('knows templates that nobody may let pass, and says so once', () => {
    const breaches = breachesOf(
      { ...open, neverTemplates: ['7'] },
      order(line('7'), line('7'), line('8')),
      NONE,
      well,
    )
    expect(breaches).toEqual([{ code: 'neverOffline', templateId: '7', title: '券 7' }])
    expect(mayBeOverridden(breaches)).toBe(false)
    expect(mayBeOverridden([...breaches, { code: 'neverContacted' }])).toBe(false)
    expect(mayBeOverridden([{ code: 'neverContacted' }])).toBe(true)
  })

  it('counts per template over the whole order', () => {
    const usage = { ...NONE, templates: new Map([['7', { count: 1, totalFen: 500 }]]) }
    const perTemplate = { count: 2, totalFen: null }
    expect(
      breachesOf({ ...open, perTemplate }, order(line('7'), line('7'), line('8')), usage, well),
    ).toEqual([{ code: 'templateCount', title: '券 7', limit: 2, used: 1, wanted: 2 }])
  })
})

describe('whatever the limits, the usage and the order are', () => {
  const amount = fc.integer({ min: 0, max: 5_000 })
  const count = fc.integer({ min: 0, max: 12 })
  const limit = fc.record({
    count: fc.option(count),
    totalFen: fc.option(amount),
  })
  const tally = fc.record({ count, totalFen: amount })
  const lines = fc.array(
    fc.record({
      templateId: fc.constantFrom('a', 'b', 'c'),
      title: fc.constant('券'),
      discountFen: amount,
      dated: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )

  it('what is left is never negative, and is the limit less what is used', () => {
    fc.assert(
      fc.property(limit, tally, (most, used) => {
        const { left } = roomOf(most, used)
        for (const measure of ['count', 'totalFen'] as const) {
          const [limited, rest] = [most[measure], left[measure]]
          expect(rest).toBe(limited === null ? null : Math.max(0, limited - used[measure]))
        }
      }),
    )
  })

  it('a limit is broken exactly when it would be passed', () => {
    fc.assert(
      fc.property(limit, limit, limit, tally, tally, lines, (t, m, e, used, mine, wanted) => {
        const usage = { terminal: used, member: mine, templates: new Map([['a', used]]) }
        const policy = { ...open, perTerminal: t, perMember: m, perTemplate: e }
        const found = new Set(
          breachesOf(policy, order(...wanted), usage, well).map(({ code }) => code),
        )
        const money = (of: typeof wanted) =>
          of.reduce((sum, { discountFen }) => sum + discountFen, 0)
        const passes = (most: number | null, has: number, more: number) =>
          most !== null && more > 0 && has + more > most
        const some = (test: (of: typeof wanted, has: typeof used) => boolean) =>
          ['a', 'b', 'c'].some((id) =>
            test(
              wanted.filter(({ templateId }) => templateId === id),
              usage.templates.get(id) ?? { count: 0, totalFen: 0 },
            ),
          )
        expect(found.has('terminalCount')).toBe(passes(t.count, used.count, wanted.length))
        expect(found.has('memberCount')).toBe(passes(m.count, mine.count, wanted.length))
        expect(found.has('terminalTotal')).toBe(passes(t.totalFen, used.totalFen, money(wanted)))
        expect(found.has('memberTotal')).toBe(passes(m.totalFen, mine.totalFen, money(wanted)))
        expect(found.has('templateCount')).toBe(
          some((of, has) => passes(e.count, has.count, of.length)),
        )
        expect(found.has('templateTotal')).toBe(
          some((of, has) => passes(e.totalFen, has.totalFen, money(of))),
        )
      }),
    )
  })
})
