import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, fromDayNumber } from '@shared/domain/calendar'
import { currentDay, endOfDay, startOfDay } from '../../../src-main/embedded-api/days'

const days = fc.integer({ min: 0, max: 40_000 })
const ZONES = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland']

describe('startOfDay', () => {
  it('is midnight of the zone', () => {
    expect(startOfDay('2030-05-15', 'Asia/Shanghai')).toBe(Date.parse('2030-05-14T16:00:00Z'))
    expect(endOfDay('2030-05-15', 'Asia/Shanghai')).toBe(Date.parse('2030-05-15T16:00:00Z'))
  })

  it('is the first instant of the day, on days of 23 and 25 hours too', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...ZONES), (number, zone) => {
        const day = fromDayNumber(number)
        const start = startOfDay(day, zone)
        expect(dayOf(start, zone)).toBe(day)
        expect(dayOf(start - 1, zone)).toBe(fromDayNumber(number - 1))
      }),
      { numRuns: 300 },
    )
  })
})

describe('currentDay', () => {
  it('says the same as the calendar, whatever was asked before', () => {
    const instants = fc.integer({ min: 0, max: 4_000_000_000_000 })
    const steps = fc.array(fc.integer({ min: -90_000_000, max: 90_000_000 }), { minLength: 5 })
    fc.assert(
      fc.property(instants, steps, fc.constantFrom(...ZONES), (start, moves, zone) => {
        let at = start
        for (const move of moves) {
          at = Math.abs(at + move)
          expect(currentDay(at, zone)).toBe(dayOf(at, zone))
        }
      }),
    )
  })
})
