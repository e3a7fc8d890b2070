import { join } from 'node:path'
import { addDays, dayOf, daysBetween, instantOf } from '@shared/domain/calendar'
import type { MemberCoupon } from '@shared/domain/coupon'
import { WAIT_STEPS } from '@shared/domain/statistics'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { silentLog } from '../../src-main/log'
import { createCache } from '../../src-main/store/cache'
import { readCouponFates, type FatesWish } from '../../src-main/store/coupon-fates'
import { aCoupon } from '../support/coupons'
import { tempFolder } from '../support/temp-folder'

const TODAY = '2026-03-31'
const ZONE = 'Asia/Shanghai'
const AS_OF = instantOf(TODAY, '12:00:00', ZONE)
const wish: FatesWish = {
  connectionId: 'here',
  given: { from: '2026-01-01', to: '2026-03-31' },
  dayStartHour: 0,
  templates: [],
  today: TODAY,
  timeZone: ZONE,
}

/** A cache that holds these coupons, all there are unless told otherwise. */
function cacheOf(coupons: readonly MemberCoupon[], isComplete = true): string {
  const file = join(tempFolder(), 'cache.db')
  const cache = createCache(file, silentLog)
  cache.startOver('here', 1)
  cache.addCoupons('here', { rows: [...coupons], cursor: '1', more: false, total: null }, 2)
  if (isComplete) cache.complete('here', AS_OF)
  cache.close()
  return file
}

const at = (day: string, time = '12:00:00') => instantOf(day, time, ZONE)

it('a coupon has one fate: used, gone, expired or still open', () => {
  const given = { templateId: '7', title: '满减券', receivedAt: at('2026-01-10') }
  const file = cacheOf([
    aCoupon('1', { ...given, usedAt: at('2026-01-10', '23:59:59'), endsOn: '2026-01-31' }),
    aCoupon('2', { ...given, usedAt: at('2026-01-20', '00:00:00'), givenAwayAt: 5 }),
    aCoupon('3', { ...given, usedAt: 'unknown' }),
    aCoupon('4', { ...given, givenAwayAt: at('2026-02-01'), endsOn: '2026-02-28' }),
    aCoupon('5', { ...given, recalledAt: at('2026-02-01') }),
    aCoupon('6', { ...given, endsOn: addDays(TODAY, -1) }),
    aCoupon('7', { ...given, endsOn: TODAY }),
    aCoupon('8', { ...given, endsOn: null }),
    // Not of this period, by a second on either side.
    aCoupon('9', { ...given, receivedAt: at('2025-12-31', '23:59:59') }),
    aCoupon('10', { ...given, receivedAt: at('2026-04-01', '00:00:00') }),
    aCoupon('11', { ...given, receivedAt: null }),
  ])
  expect(readCouponFates(file, wish)).toEqual({
    asOf: AS_OF,
    templates: [
      {
        ...{ id: '7', name: '满减券', given: 8, used: 3, expired: 1, gone: 2, open: 2 },
        medianDays: 0,
      },
    ],
    waits: [1, 0, 0, 1, 0, 0, 0],
    undated: 1,
  })
})

it('a coupon is given on the business day on which it would be redeemed', () => {
  const file = cacheOf([
    aCoupon('1', { receivedAt: at('2026-01-01', '03:59:59') }),
    aCoupon('2', { receivedAt: at('2026-01-01', '04:00:00') }),
    aCoupon('3', { receivedAt: at('2026-04-01', '03:59:59') }),
    aCoupon('4', { receivedAt: at('2026-04-01', '04:00:00') }),
  ])
  const given = (dayStartHour: number) =>
    readCouponFates(file, { ...wish, dayStartHour })?.templates[0]?.given
  expect([given(0), given(4)]).toEqual([2, 2])
  const quarter = { from: '2025-10-01', to: '2025-12-31' }
  expect(readCouponFates(file, { ...wish, given: quarter })?.templates).toEqual([])
  const before = readCouponFates(file, { ...wish, given: quarter, dayStartHour: 4 })
  expect(before?.templates[0]?.given).toBe(1)
})

it('coupons whose template nobody tells are told apart by what they are called', () => {
  const file = cacheOf([
    aCoupon('1', { templateId: '', title: '满减券', receivedAt: at('2026-01-10') }),
    aCoupon('2', { templateId: '', title: '咖啡券', receivedAt: at('2026-01-10') }),
    aCoupon('3', { templateId: '', title: '咖啡券', receivedAt: at('2026-01-11') }),
  ])
  const given = (templates: string[]) =>
    readCouponFates(file, { ...wish, templates })?.templates.map((fate) => [fate.name, fate.given])
  expect(given([])).toEqual([
    ['咖啡券', 2],
    ['满减券', 1],
  ])
  expect(given(['满减券'])).toEqual([['满减券', 1]])
})

it('nothing is said where not all coupons are known', () => {
  const coupons = [aCoupon('1', { receivedAt: at('2026-01-10') })]
  expect(readCouponFates(cacheOf(coupons, false), wish)).toBeNull()
  expect(readCouponFates(cacheOf(coupons), { ...wish, connectionId: 'elsewhere' })).toBeNull()
  expect(readCouponFates(join(tempFolder(), 'cache.db'), wish)).toBeNull()
})

it('any coupons come to what counting one by one finds', () => {
  const days = fc.integer({ min: -20, max: 110 }).map((more) => addDays('2026-01-01', more))
  const drawn = fc.array(
    fc.record({
      templateId: fc.constantFrom('1', '2', '3'),
      received: fc.option(days),
      used: fc.option(fc.oneof(fc.constant('unknown' as const), fc.integer({ min: 0, max: 90 }))),
      endsOn: fc.option(days),
      away: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(drawn, fc.subarray(['1', '2', '3']), (rows, templates) => {
      const coupons = rows.map(({ templateId, received, used, endsOn, away }, index) => {
        const receivedAt = received === null ? null : at(received)
        const usedAt =
          typeof used === 'number' ? at(addDays(received ?? '2026-01-01', used), '09:00:00') : used
        const gone = { givenAwayAt: away ? 1 : null }
        return aCoupon(String(index + 1), { templateId, receivedAt, usedAt, endsOn, ...gone })
      })
      const fates = readCouponFates(cacheOf(coupons), { ...wish, templates })
      const chosen = coupons.filter(
        ({ templateId }) => templates.length === 0 || templates.includes(templateId),
      )
      expect(fates?.undated).toBe(chosen.filter((coupon) => coupon.receivedAt === null).length)
      const given = chosen.filter(({ receivedAt }) => {
        const day = receivedAt === null ? '' : dayOf(receivedAt, ZONE)
        return day >= wish.given.from && day <= wish.given.to
      })
      const waits = (some: readonly MemberCoupon[]) =>
        some
          .flatMap(({ receivedAt, usedAt }) =>
            typeof usedAt === 'number' && receivedAt !== null
              ? [daysBetween(dayOf(receivedAt, ZONE), dayOf(usedAt, ZONE))]
              : [],
          )
          .sort((a, b) => a - b)
      for (const fate of fates?.templates ?? []) {
        const own = given.filter(({ templateId }) => templateId === fate.id)
        const used = own.filter(({ usedAt }) => usedAt !== null)
        const gone = own.filter((one) => one.usedAt === null && one.givenAwayAt !== null)
        const left = own.filter((one) => one.usedAt === null && one.givenAwayAt === null)
        const expired = left.filter(({ endsOn }) => endsOn !== null && endsOn < TODAY)
        const sorted = waits(own)
        expect(fate).toMatchObject({
          ...{ given: own.length, used: used.length, gone: gone.length, expired: expired.length },
          open: left.length - expired.length,
          medianDays: sorted[Math.ceil(sorted.length / 2) - 1] ?? null,
        })
      }
      const edges = [-1, ...WAIT_STEPS, Infinity]
      expect(fates?.waits).toEqual(
        edges
          .slice(1)
          .map(
            (upTo, index) =>
              waits(given).filter((wait) => wait > (edges[index] ?? 0) && wait <= upTo).length,
          ),
      )
    }),
    { numRuns: 60 },
  )
})
