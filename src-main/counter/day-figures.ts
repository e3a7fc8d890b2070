import { dayOf } from '@shared/domain/calendar'
import { isSettled } from '@shared/domain/redemption-state'
import type { DayFigures } from '@shared/domain/view'
import type { Clock, Desk, Ledger } from './ports'

const RECENT = 5

/** `counter.today`: what of today's redemptions the back end has accepted, what still waits, and its last redemptions. */
export function dayFigures(
  desk: Pick<Desk, 'connectionId' | 'timeZone'>,
  ledger: Ledger,
  clock: Clock,
): DayFigures {
  const day = dayOf(clock.now(), desk.timeZone)
  const lines = ledger.lines(desk.connectionId, day, day)
  const accepted = lines.filter(({ state }) => state === 'accepted')
  return {
    day,
    redeemed: accepted.length,
    discountFen: accepted.reduce((sum, line) => sum + line.discountFen, 0),
    waiting: lines.filter(({ state }) => !isSettled(state)).length,
    recent: lines.slice(0, RECENT),
  }
}
