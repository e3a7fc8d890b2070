import { addDays, dayOf, wallClock, type Day, type Instant } from '@shared/domain/calendar'

/**
 * A calendar day as whole days since 1970-01-01: what the database stores, so that days can be compared and
 * shifted by plain arithmetic on any SQL engine.
 */
export type DayNumber = number

const DAY_MS = 86_400_000

/**
 * The last day of a coupon without end, 9999-12-31: so it sorts and compares like every other, and document 000, where a
 * coupon always has an end, can write it.
 */
export const NO_END_DAY: DayNumber = 2_932_896

/** The number of a day; the day must exist. */
export function toDayNumber(day: Day): DayNumber {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

/** The day `YYYY-MM-DD` of a number. */
export function fromDayNumber(day: DayNumber): Day {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The first instant of a day in a time zone, also where clocks are changed at midnight. */
export function startOfDay(day: Day, timeZone: string): Instant {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  let at = midnight
  // The offset at the guess may differ from that at the result: two rounds settle it.
  for (let round = 0; round < 2; round++) {
    const shown = wallClock(at, timeZone)
    at -= Date.parse(`${shown.day}T${shown.time}Z`) - midnight
  }
  return at
}

/** The first instant after a day in a time zone. */
export function endOfDay(day: Day, timeZone: string): Instant {
  return startOfDay(addDays(day, 1), timeZone)
}

const lastDays = new Map<string, { day: Day; from: Instant; until: Instant }>()

/**
 * The day of an instant in a time zone, like `dayOf`, but remembers the day it last found: asked for every redemption,
 * the time zone's rules would otherwise cost more than the redemption itself.
 */
export function currentDay(at: Instant, timeZone: string): Day {
  const last = lastDays.get(timeZone)
  if (last && at >= last.from && at < last.until) return last.day
  const day = dayOf(at, timeZone)
  lastDays.set(timeZone, {
    day,
    from: startOfDay(day, timeZone),
    until: endOfDay(day, timeZone),
  })
  return day
}
