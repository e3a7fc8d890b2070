import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayOf,
  daysBetween,
  fromDayNumber,
  instantOf,
  isDay,
  isTimeZone,
  toDayNumber,
  wallClock,
  weekdayOf,
} from '../../../src-shared/domain/calendar'

const SHANGHAI = 'Asia/Shanghai'

describe('the wall clock of a shop', () => {
  it('tells China as the tables of the zones do', () => {
    const asked = new Intl.DateTimeFormat('sv-SE', {
      timeZone: SHANGHAI,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    const instants = fc.integer({ min: Date.UTC(1991, 6, 1), max: Date.UTC(2100, 0, 1) })
    fc.assert(
      fc.property(instants, (at) => {
        const { day, time } = wallClock(at, SHANGHAI)
        expect(`${day} ${time}`).toBe(asked.format(at))
      }),
      { examples: [[Date.UTC(1991, 6, 1)], [Date.UTC(1992, 0, 1)]] },
    )
  })

  it.each([
    [
      'the last millisecond of a day',
      '2026-11-22T15:59:59.999Z',
      SHANGHAI,
      '2026-11-22',
      '23:59:59',
    ],
    ['midnight', '2026-11-22T16:00:00.000Z', SHANGHAI, '2026-11-23', '00:00:00'],
    ['the last second of a year', '2026-12-31T15:59:59Z', SHANGHAI, '2026-12-31', '23:59:59'],
    ['29 February', '2028-02-28T16:00:00Z', SHANGHAI, '2028-02-29', '00:00:00'],
    ['behind UTC', '2026-11-22T00:00:00Z', 'America/Los_Angeles', '2026-11-21', '16:00:00'],
    ['a quarter of an hour', '2026-11-22T18:15:00Z', 'Asia/Kathmandu', '2026-11-23', '00:00:00'],
    [
      'before the clocks go forward',
      '2026-03-29T00:59:59Z',
      'Europe/Berlin',
      '2026-03-29',
      '01:59:59',
    ],
    [
      'after the clocks went forward',
      '2026-03-29T01:00:00Z',
      'Europe/Berlin',
      '2026-03-29',
      '03:00:00',
    ],
    ['first 02:30', '2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25', '02:30:00'],
    ['second 02:30', '2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25', '02:30:00'],
    [
      'a day that begins at one o’clock',
      '2026-09-06T04:00:00Z',
      'America/Santiago',
      '2026-09-06',
      '01:00:00',
    ],
    ['before 1970', '1969-12-31T15:59:59Z', SHANGHAI, '1969-12-31', '23:59:59'],
  ])('%s', (_name, at, timeZone, day, time) => {
    expect(wallClock(Date.parse(at), timeZone)).toEqual({ day, time })
    expect(dayOf(Date.parse(at), timeZone)).toBe(day)
  })

  it('always shows an existing day, and never goes back by a day', () => {
    const zones = fc.constantFrom(SHANGHAI, 'America/New_York', 'Pacific/Apia', 'Europe/Berlin')
    const instants = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 90_000_000 }), zones, (at, later, zone) => {
        expect(isDay(dayOf(at, zone))).toBe(true)
        expect(daysBetween(dayOf(at, zone), dayOf(at + later, zone))).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

describe('the instant of a wall clock', () => {
  it.each([
    ['2026-11-22', '23:59:59', SHANGHAI, '2026-11-22T15:59:59Z'],
    ['1969-12-31', '23:59:59', SHANGHAI, '1969-12-31T15:59:59Z'],
    ['2026-11-21', '16:00:00', 'America/Los_Angeles', '2026-11-22T00:00:00Z'],
    ['2026-07-01', '12:00:00', 'Europe/Berlin', '2026-07-01T10:00:00Z'],
    ['2026-03-29', '01:59:59', 'Europe/Berlin', '2026-03-29T00:59:59Z'],
    ['2026-03-29', '03:00:00', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    // Shown twice: the later one.
    ['2026-10-25', '02:30:00', 'Europe/Berlin', '2026-10-25T01:30:00Z'],
  ])('%s %s in %s', (day, time, timeZone, instant) => {
    expect(new Date(instantOf(day, time, timeZone)).toJSON()).toBe(instant.replace('Z', '.000Z'))
  })

  it('is not that of another zone that was asked for before, nor of another quarter of an hour', () => {
    const at = Date.parse('2026-11-22T00:00:00Z')
    const shown = ['UTC', 'Asia/Kathmandu', 'UTC'].map((zone) => wallClock(at, zone).time)
    expect(shown).toEqual(['00:00:00', '05:45:00', '00:00:00'])
    const quarters = [0, 899_999, 900_000, 0].map((ms) => wallClock(at + ms, 'UTC').time)
    expect(quarters).toEqual(['00:00:00', '00:14:59', '00:15:00', '00:00:00'])
  })
})

describe('isDay', () => {
  it.each(['2026-11-22', '2028-02-29', '2000-02-29', '1970-01-01', '9999-12-31'])('%s', (text) => {
    expect(isDay(text)).toBe(true)
  })

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-00-00',
    '2026-1-1',
    '2026-11-22 ',
    '2026-11-22T00:00',
    '+012026-01',
    '２０２６-11-22',
    '',
  ])('not %j', (text) => {
    expect(isDay(text)).toBe(false)
  })
})

describe('days', () => {
  it.each([
    ['2026-11-23', 1],
    ['2026-11-24', 2],
    ['2026-11-25', 3],
    ['2026-11-26', 4],
    ['2026-11-27', 5],
    ['2026-11-28', 6],
    ['2026-11-29', 7],
    ['2028-02-29', 2],
  ])('%s is weekday %i', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday)
  })

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-22', 365, '2027-11-22'],
  ])('%s and %i days is %s', (day, count, other) => {
    expect(addDays(day, count)).toBe(other)
    expect(daysBetween(day, other)).toBe(count)
  })

  it('adding and counting agree, and a week later is the same weekday', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count))
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count)
        expect(weekdayOf(addDays(day, 7))).toBe(weekdayOf(day))
        expect(weekdayOf(addDays(day, 1))).toBe((weekdayOf(day) % 7) + 1)
      }),
    )
  })
})

describe('isTimeZone', () => {
  it.each(['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires'])('%s', (zone) => {
    expect(isTimeZone(zone)).toBe(true)
  })

  it.each(['', 'Asia/Atlantis', 'Shanghai time', '😀'])('not %j', (zone) => {
    expect(isTimeZone(zone)).toBe(false)
  })
})

describe('the number of a day', () => {
  it.each([
    ['1969-12-31', -1],
    ['1970-01-01', 0],
    ['2028-02-29', 21_243],
  ])('%s is %i, and back', (day, number) => {
    expect(toDayNumber(day)).toBe(number)
    expect(fromDayNumber(number)).toBe(day)
  })

  it('comes back as itself', () => {
    const numbers = fc.integer({ min: -40_000, max: 40_000 })
    fc.assert(fc.property(numbers, (number) => toDayNumber(fromDayNumber(number)) === number))
  })
})
