import { addDays } from '@shared/domain/calendar'
import { isSettled } from '@shared/domain/redemption-state'
import { businessDayOf, businessDayShown } from '@shared/domain/business-day'
import type { DayFigures } from '@shared/domain/view'
import type { Clock, Desk, Ledger } from './ports'

const RECENT = 5

/**
 * `counter.today`: what of today's redemptions the back end has accepted, what still waits, and its last redemptions. Today is
 * the shop's business day, as for shifts, records and statistics.
 */
export function dayFigures(
  desk: Pick<Desk, 'connectionId' | 'timeZone'>,
  ledger: Pick<Ledger, 'lines'>,
  clock: Clock,
  dayStartHour: number,
): DayFigures {
  const { connectionId, timeZone } = desk
  const day = businessDayOf(clock.now(), timeZone, dayStartHour)
  // The ledger knows the calendar's days: the end of a business day is on the next one.
  const lines = ledger
    .lines(connectionId, day, dayStartHour === 0 ? day : addDays(day, 1))
    .filter((line) => businessDayShown(line.day, line.time, dayStartHour) === day)
  const accepted = lines.filter(({ state }) => state === 'accepted')
  return {
    day,
    redeemed: accepted.length,
    discountFen: accepted.reduce((sum, line) => sum + line.discountFen, 0),
    waiting: lines.filter(({ state }) => !isSettled(state)).length,
    recent: lines.slice(0, RECENT),
  }
}
