import type { Day, Instant } from '@shared/domain/calendar'
import { businessDayOf } from '@shared/domain/shift'

const DAY_MS = 86_400_000

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

/** The day of such a number. */
export function dayOfNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

/** The number of the business day of a moment: before `dayStartHour` by the shop's clock it is still the day before. */
export function businessDay(at: Instant, timeZone: string, dayStartHour: number): number {
  return dayNumber(businessDayOf(at, timeZone, dayStartHour))
}
