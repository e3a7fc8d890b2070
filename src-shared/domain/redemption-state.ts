/**
 * What became of one redemption:
 * `pending` is in the ledger and certainly not sent; `sending` may have reached the back end;
 * `unknown` was sent and no answer came; `parked` was answered with something that cannot be understood;
 * `accepted` and `refused` are the back end's word; `undoing` is accepted and asked to be taken back, which may have
 * reached the back end; `voided` was taken back, before it was sent or by the back end.
 */
export const REDEMPTION_STATES = [
  'pending',
  'sending',
  'unknown',
  'parked',
  'accepted',
  'refused',
  'undoing',
  'voided',
] as const
export type RedemptionState = (typeof REDEMPTION_STATES)[number]

const SETTLED: ReadonlySet<RedemptionState> = new Set(['accepted', 'refused', 'voided'])

/** True for a state that only a person changes: accepted may be undone, refused tried again. */
export function isSettled(state: RedemptionState): boolean {
  return SETTLED.has(state)
}

/** Which state may follow which. Everything else is a programming error and is not written. */
const FOLLOWERS: Record<RedemptionState, readonly RedemptionState[]> = {
  // Voided only from here: what was never sent needs nobody's consent.
  pending: ['sending', 'voided'],
  // Back to `pending` only where the request provably never left this machine.
  // An answer that makes no sense may hide a redemption: `unknown` first, `parked` when the look-up makes none either.
  sending: ['accepted', 'refused', 'unknown', 'pending'],
  // Back to `pending` only after the back end said that the coupon is not redeemed.
  unknown: ['accepted', 'refused', 'parked', 'pending'],
  // Looked up again after an update of the program or when a person asks: never sent from here.
  parked: ['unknown'],
  accepted: ['undoing'],
  // A person may try again what the back end refused: it has said that nothing was redeemed.
  refused: ['pending'],
  undoing: ['voided', 'accepted'],
  voided: [],
}

/** Where no call redeems, a person writes the coupon off: until that is seen, the acceptance is this terminal's own. */
export interface ByHand {
  /** The state before is accepted by hand. */
  before?: boolean
  /** The state to come is. */
  after?: boolean
}

/** Of what is accepted by hand: it was seen written off, was used by another before, or was never written off. */
const AFTER_BY_HAND: readonly RedemptionState[] = ['accepted', 'refused', 'voided']

/** True when a redemption in state `from` may go on to `to`. */
export function mayFollow(
  from: RedemptionState,
  to: RedemptionState,
  { before = false, after = false }: ByHand = {},
): boolean {
  if (before) return from === 'accepted' && AFTER_BY_HAND.includes(to) && !after
  // Nothing is sent, so nothing has to be in doubt first.
  if (after) return from === 'pending' && to === 'accepted'
  return FOLLOWERS[from].includes(to)
}
