/** A calendar day `YYYY-MM-DD` in the shop's time zone. */
export type Day = string
/** A day as whole days since 1970-01-01: compared and shifted by plain arithmetic, also by a database. */
export type DayNumber = number
/** A moment: UTC milliseconds since 1970. */
export type Instant = number
/** ISO weekday: 1 = Monday … 7 = Sunday, as `use_week` in document 000. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The documents name no time zone; shops are in China unless the connection says otherwise. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai'

const DAY_MS = 86_400_000
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formatters.set(timeZone, formatter)
  }
  return formatter
}

// Asking the system for another zone's time takes 15 µs, and a screen full of coupons asks dozens of times. Zones change
// their offset on the quarter of an hour only, so the last answer holds until the next one.
const QUARTER_MS = 900_000
const offsets = new Map<string, { quarter: number; offset: number }>()

// Asking for any zone the first time loads the tables of all: 20 to 30 ms in each process, at every start. China has had
// one time without summer time since 1992.
const CHINA_SINCE = Date.UTC(1992, 0, 1)
const CHINA_OFFSET = 8 * 3_600_000

function offsetOf(at: Instant, timeZone: string): number {
  if (timeZone === DEFAULT_TIME_ZONE && at >= CHINA_SINCE) return CHINA_OFFSET
  const quarter = Math.floor(at / QUARTER_MS)
  const known = offsets.get(timeZone)
  if (known?.quarter === quarter) return known.offset
  const parts = Object.fromEntries(
    formatterFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 0, day, hour, minute, second } = parts
  const shown = Date.UTC(year, month - 1, day, hour, minute, second)
  const offset = shown - Math.floor(at / 1_000) * 1_000
  offsets.set(timeZone, { quarter, offset })
  return offset
}

/** The calendar day and the wall-clock time (`HH:MM:SS`) of an instant in a time zone. */
export function wallClock(at: Instant, timeZone: string): { day: Day; time: string } {
  const text = new Date(at + offsetOf(at, timeZone)).toISOString()
  return { day: text.slice(0, 10), time: text.slice(11, 19) }
}

/** The calendar day of an instant in a time zone. */
export function dayOf(at: Instant, timeZone: string): Day {
  return wallClock(at, timeZone).day
}

/** The instant at which clocks of a time zone show a day and a time (`HH:MM:SS`); the later one where they show it twice. */
export function instantOf(day: Day, time: string, timeZone: string): Instant {
  const shown = Date.parse(`${day}T${time}Z`)
  const near = shown - offsetOf(shown, timeZone)
  return shown - offsetOf(near, timeZone)
}

/** True for an existing day written `YYYY-MM-DD` (29 February only in leap years). */
export function isDay(text: string): text is Day {
  const match = DAY.exec(text)
  if (!match) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

/** The ISO weekday of a day. */
export function weekdayOf(day: Day): Weekday {
  const sunday0 = new Date(`${day}T00:00:00Z`).getUTCDay()
  return (sunday0 === 0 ? 7 : sunday0) as Weekday
}

/** The number of a day; the day must exist. */
export function toDayNumber(day: Day): DayNumber {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

/** The day of such a number. */
export function fromDayNumber(number: DayNumber): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

/** The day `count` days after (or, negative, before) a day. */
export function addDays(day: Day, count: number): Day {
  return fromDayNumber(toDayNumber(day) + count)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toDayNumber(to) - toDayNumber(from)
}

/** True when the runtime knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    formatterFor(name)
    return true
  } catch {
    return false
  }
}
