import { addDays, daysBetween, type Day } from './calendar'

/** Business days of a shop, both included. */
export interface Period {
  from: Day
  to: Day
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))
const monthOf = (day: Day): number => Number(day.slice(5, 7))
const dateOf = (day: Day): number => Number(day.slice(8, 10))

/** The last day of a month, which may be written as month 0 (December before) or 13. */
function lastOf(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** This date of a month, or its last day where the month is shorter. */
function dayIn(year: number, month: number, date: number): Day {
  const last = lastOf(year, month)
  return `${last.slice(0, 8)}${String(Math.min(date, dateOf(last))).padStart(2, '0')}`
}

/** How many days a period has. */
export function daysOfPeriod({ from, to }: Period): number {
  return daysBetween(from, to) + 1
}

/**
 * What a period is compared with. A day: the day before. From the first of a month: the same days of the month before, a
 * whole month with the whole month. From the first of January on over several months: the same days of the year before.
 * Any other: as many days right before it. The former two may be some days shorter or longer, as months are.
 */
export function previousPeriod(period: Period): Period {
  const { from, to } = period
  const length = daysOfPeriod(period)
  const before = { from: addDays(from, -length), to: addDays(from, -1) }
  if (length === 1 || dateOf(from) !== 1 || yearOf(from) !== yearOf(to)) return before
  const [year, month] = [yearOf(from), monthOf(from)]
  if (month === monthOf(to)) {
    const first = dayIn(year, month - 1, 1)
    const isWhole = to === lastOf(year, month)
    return { from: first, to: isWhole ? before.to : dayIn(year, month - 1, dateOf(to)) }
  }
  if (month !== 1) return before
  return { from: dayIn(year - 1, 1, 1), to: dayIn(year - 1, monthOf(to), dateOf(to)) }
}
