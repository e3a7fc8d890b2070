import type { Totals } from '@shared/domain/statistics'
import type { RedemptionState } from '@shared/domain/redemption-state'

/** What a redemption's state makes of it: it counts, it counts though nobody has confirmed it, or it is told apart. */
export type Standing = 'confirmed' | 'waiting' | 'voided' | 'refused'

/** Asked to be taken back is not taken back yet; what makes no sense may well be redeemed. */
export const STANDING: Record<RedemptionState, Standing> = {
  pending: 'waiting',
  sending: 'waiting',
  unknown: 'waiting',
  parked: 'waiting',
  accepted: 'confirmed',
  undoing: 'confirmed',
  refused: 'refused',
  voided: 'voided',
}

/** Nothing redeemed. */
export function noTotals(): Totals {
  return {
    ...{ count: 0, discountFen: 0, exchanges: 0, waiting: 0, sales: 0 },
    ...{ bills: 0, billFen: 0, billDiscountFen: 0 },
    ...{ voided: 0, voidedFen: 0, refused: 0, refusedFen: 0 },
  }
}

/** Adds one sum to another. */
export function addTotals(to: Totals, some: Totals): void {
  for (const key of Object.keys(noTotals()) as (keyof Totals)[]) to[key] += some[key]
}
