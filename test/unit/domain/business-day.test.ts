import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessDayNumber, businessDayOf } from '@shared/domain/business-day'
import { fromDayNumber, toDayNumber, wallClock } from '@shared/domain/calendar'

describe('the business day', () => {
  it.each([
    ['2026-11-14T03:59:00+08:00', 'Asia/Shanghai', 4, '2026-11-13'],
    ['2026-11-14T04:00:00+08:00', 'Asia/Shanghai', 4, '2026-11-14'],
    ['2026-11-01T15:59:59Z', 'Asia/Shanghai', 0, '2026-11-01'],
    ['2026-11-01T16:00:00Z', 'Asia/Shanghai', 0, '2026-11-02'],
    ['2026-11-01T21:59:59Z', 'Asia/Shanghai', 6, '2026-11-01'],
    ['2026-11-01T22:00:00Z', 'Asia/Shanghai', 6, '2026-11-02'],
    ['2026-03-01T00:30:00+08:00', 'Asia/Shanghai', 6, '2026-02-28'],
    // The hour that summer time takes away, and the one that it gives back.
    ['2026-03-08T06:59:59Z', 'America/New_York', 2, '2026-03-07'],
    ['2026-03-08T07:00:00Z', 'America/New_York', 2, '2026-03-08'],
    ['2026-11-01T06:30:00Z', 'America/New_York', 2, '2026-10-31'],
    ['2026-11-01T07:00:00Z', 'America/New_York', 2, '2026-11-01'],
  ])('of %s in %s, from %i o’clock on: %s', (moment, timeZone, hour, day) => {
    expect(businessDayOf(Date.parse(moment), timeZone, hour)).toBe(day)
  })

  it('is the same told from a moment and from the day and hour that the clock showed', () => {
    const moments = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })
    const zones = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe')
    fc.assert(
      fc.property(moments, zones, fc.nat(12), (at, zone, start) => {
        const { day, time } = wallClock(at, zone)
        const number = businessDayNumber(toDayNumber(day), Number(time.slice(0, 2)), start)
        expect(fromDayNumber(number)).toBe(businessDayOf(at, zone, start))
      }),
    )
  })
})
