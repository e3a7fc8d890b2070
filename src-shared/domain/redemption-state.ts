/**
 * What became of one redemption, in the order in which it can happen:
 * `pending` is in the ledger and certainly not sent; `sending` may have reached the back end;
 * `unknown` was sent and no answer came; `accepted` and `refused` are the back end's word and final.
 */
export const REDEMPTION_STATES = ['pending', 'sending', 'unknown', 'accepted', 'refused'] as const
export type RedemptionState = (typeof REDEMPTION_STATES)[number]

/** True for a state that no later fact will change. */
export function isSettled(state: RedemptionState): boolean {
  return state === 'accepted' || state === 'refused'
}

/** Which state may follow which. Everything else is a programming error and is not written. */
const FOLLOWERS: Record<RedemptionState, readonly RedemptionState[]> = {
  pending: ['sending'],
  // Back to `pending` only where the request provably never left this machine.
  sending: ['accepted', 'refused', 'unknown', 'pending'],
  // Back to `pending` only after the back end said that the coupon is not redeemed.
  unknown: ['accepted', 'refused', 'pending'],
  accepted: [],
  refused: [],
}

/** True when a redemption in state `from` may go on to `to`. */
export function mayFollow(from: RedemptionState, to: RedemptionState): boolean {
  return FOLLOWERS[from].includes(to)
}
