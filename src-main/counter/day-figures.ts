import { dayOf } from '@shared/domain/calendar'
import { isSettled } from '@shared/domain/redemption-state'
import type { DayFigures } from '@shared/domain/view'
import type { Clock, Desk, Ledger } from './ports'

const RECENT = 5

/** `counter.today`: what this terminal redeemed today (refused ones do not count) and its last redemptions. */
export function dayFigures(
  desk: Pick<Desk, 'connectionId' | 'timeZone'>,
  ledger: Ledger,
  clock: Clock,
): DayFigures {
  const day = dayOf(clock.now(), desk.timeZone)
  const lines = ledger.lines(desk.connectionId, day, day)
  const counting = lines.filter(({ state }) => state !== 'refused')
  return {
    day,
    redeemed: counting.length,
    discountFen: counting.reduce((sum, line) => sum + line.discountFen, 0),
    waiting: counting.filter(({ state }) => !isSettled(state)).length,
    recent: lines.slice(0, RECENT),
  }
}
