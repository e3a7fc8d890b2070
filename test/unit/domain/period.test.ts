import { addDays, daysBetween } from '@shared/domain/calendar'
import { previousPeriod } from '@shared/domain/period'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('what a period is compared with', () => {
  it.each([
    // A day, also the first of a month or a year: the day before.
    ['2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
    ['2024-03-01', '2024-03-01', '2024-02-29', '2024-02-29'],
    ['2026-01-01', '2026-01-01', '2025-12-31', '2025-12-31'],
    // From the first on: the same days of the month before, as far as it has them.
    ['2026-11-01', '2026-11-23', '2026-10-01', '2026-10-23'],
    ['2026-01-01', '2026-01-05', '2025-12-01', '2025-12-05'],
    ['2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
    ['2024-03-01', '2024-03-30', '2024-02-01', '2024-02-29'],
    // A whole month: the whole one before, longer or shorter.
    ['2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
    ['2024-02-01', '2024-02-28', '2024-01-01', '2024-01-28'],
    ['2024-02-01', '2024-02-29', '2024-01-01', '2024-01-31'],
    ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    // From New Year on: the year before.
    ['2026-01-01', '2026-11-23', '2025-01-01', '2025-11-23'],
    ['2024-01-01', '2024-02-29', '2023-01-01', '2023-02-28'],
    ['2026-01-01', '2026-12-31', '2025-01-01', '2025-12-31'],
    // Any other: as many days before.
    ['2026-11-17', '2026-11-23', '2026-11-10', '2026-11-16'],
    ['2026-09-01', '2026-11-30', '2026-06-02', '2026-08-31'],
    ['2024-02-28', '2024-03-02', '2024-02-24', '2024-02-27'],
    ['2025-12-31', '2026-01-01', '2025-12-29', '2025-12-30'],
  ])('%s to %s: %s to %s', (from, to, previousFrom, previousTo) => {
    expect(previousPeriod({ from, to })).toEqual({ from: previousFrom, to: previousTo })
  })

  it('lies before it and has no fewer days than a short month takes away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 400 }),
        (at, more) => {
          const from = addDays('1990-01-01', at)
          const to = addDays(from, more)
          const previous = previousPeriod({ from, to })
          expect(previous.from <= previous.to && previous.to < from).toBe(true)
          const days = daysBetween(previous.from, previous.to)
          expect(Math.abs(days - more)).toBeLessThanOrEqual(3)
        },
      ),
    )
  })
})
