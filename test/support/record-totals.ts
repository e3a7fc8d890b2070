import { REDEMPTION_STATES } from '@shared/domain/redemption-state'
import type { RecordTotals } from '@shared/domain/record-view'

/** Totals of nothing. */
export function noTotals(): RecordTotals {
  const byState = Object.fromEntries(REDEMPTION_STATES.map((state) => [state, 0]))
  return {
    ...{ count: 0, discountFen: 0, untold: 0, sales: 0 },
    byState: byState as RecordTotals['byState'],
  }
}
