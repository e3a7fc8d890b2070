import { describe, expect, it } from 'vitest'
import { superseded } from '../../../src-main/store/keeper/retention'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.parse('2026-03-31T12:30:00Z')

/** The times that stay, newest first, as ages in hours. */
function kept(ats: readonly number[]): number[] {
  const all = ats.map((at) => ({ at }))
  const gone = superseded(all, NOW)
  return all
    .filter((backup) => !gone.includes(backup))
    .map(({ at }) => (NOW - at) / HOUR)
    .sort((a, b) => a - b)
}

describe('which backups stay', () => {
  it('is one an hour for a day and one a day for thirty days', () => {
    const half = Array.from({ length: 40 * 48 }, (_, index) => NOW - (index * HOUR) / 2)
    const ages = kept(half)
    expect(ages.filter((age) => age < 24)).toHaveLength(24)
    expect(ages.filter((age) => age >= 24)).toHaveLength(29)
    expect(Math.max(...ages)).toBeLessThan(30 * 24)
  })

  it('is the newest of an hour', () => {
    expect(kept([NOW, NOW - HOUR / 4, NOW - HOUR, NOW - 1.25 * HOUR])).toEqual([0, 1])
  })

  it('is always the newest of all, however old, and what a wrong clock dated later', () => {
    expect(kept([NOW - 90 * DAY, NOW - 91 * DAY])).toEqual([90 * 24])
    expect(kept([NOW + 5 * DAY, NOW - HOUR])).toEqual([-5 * 24, 1])
  })
})
