import type { Cause } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'

/** How a redemption shows: a colour, a sign and a word, never one of them alone. */
export type Look =
  'done' | 'byHand' | 'refused' | 'unknown' | 'offline' | 'submitting' | 'undoing' | 'voided'

/** The sign of each look; differs in shape so that it reads without colour. */
export const SIGN: Readonly<Record<Look, string>> = {
  done: '✓',
  byHand: '✎',
  refused: '✕',
  unknown: '?',
  offline: '↥',
  submitting: '…',
  undoing: '↺',
  voided: '↶',
}

/**
 * The look of a redemption. `pending` shows as "recorded here, not sent" once sending was tried or `waited` says
 * that the first try is overdue; until then it is simply being submitted.
 */
export function lookOf(state: RedemptionState, cause?: Cause, waited = true): Look {
  switch (state) {
    case 'accepted':
      return cause?.code === 'byHand' ? 'byHand' : 'done'
    case 'refused':
      return 'refused'
    case 'undoing':
      return 'undoing'
    case 'voided':
      return 'voided'
    case 'unknown':
    case 'parked':
      return 'unknown'
    case 'sending':
      return 'submitting'
    case 'pending':
      return waited || cause?.code === 'notSent' || cause?.code === 'interrupted'
        ? 'offline'
        : 'submitting'
  }
}
