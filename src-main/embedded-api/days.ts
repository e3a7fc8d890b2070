import {
  addDays,
  dayOf,
  wallClock,
  type Day,
  type DayNumber,
  type Instant,
} from '@shared/domain/calendar'

export { fromDayNumber, toDayNumber, type DayNumber } from '@shared/domain/calendar'

/**
 * The last day of a coupon without end, 9999-12-31: so it sorts and compares like every other, and document 000, where a
 * coupon always has an end, can write it.
 */
export const NO_END_DAY: DayNumber = 2_932_896

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
