import {
  fromDayNumber,
  toDayNumber,
  wallClock,
  type Day,
  type DayNumber,
  type Instant,
} from './calendar'

/** The latest hour at which a shop's business day may begin. */
export const DAY_START_MAX = 12

/** The day that a shop counts something to: before `dayStartHour` (0 to 12) by its clock it is still the day before. */
export function businessDayOf(at: Instant, timeZone: string, dayStartHour: number): Day {
  const { day, time } = wallClock(at, timeZone)
  return businessDayShown(day, time, dayStartHour)
}

/** The same of what the shop's clock showed then (`HH:MM:SS`), as a receipt tells it: another time zone since changes nothing of it. */
export function businessDayShown(day: Day, time: string, dayStartHour: number): Day {
  const hour = Number(time.slice(0, 2))
  return fromDayNumber(businessDayNumber(toDayNumber(day), hour, dayStartHour))
}

/** The same of a calendar day that is at hand as a number, and the hour (0 to 23) that the shop's clock showed. */
export function businessDayNumber(day: DayNumber, hour: number, dayStartHour: number): DayNumber {
  return hour < dayStartHour ? day - 1 : day
}
