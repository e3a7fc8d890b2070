import { z } from 'zod'

/**
 * What became of one redemption, in the order in which it can happen:
 * `pending` is in the ledger and certainly not sent; `sending` may have reached the back end;
 * `unknown` was sent and no answer came; `accepted` and `refused` are the back end's word and final.
 */
export const redemptionStateSchema = z.enum([
  'pending',
  'sending',
  'unknown',
  'accepted',
  'refused',
])
export type RedemptionState = z.infer<typeof redemptionStateSchema>

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

/** Why an entry is in the state it is in; stored with each state row and shown to the cashier. */
export const causeSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('recorded') }),
  z.object({ code: z.literal('sent') }),
  z.object({ code: z.literal('confirmed'), remoteId: z.string().nullable() }),
  z.object({ code: z.literal('foundRedeemedByUs') }),
  z.object({ code: z.literal('refusedByApi'), apiCode: z.int(), info: z.string() }),
  z.object({
    code: z.literal('redeemedElsewhere'),
    at: z.int().nullable(),
    shop: z.string().nullable(),
    staff: z.string().nullable(),
  }),
  z.object({ code: z.literal('noAnswer'), problem: z.string() }),
  z.object({ code: z.literal('notSent'), problem: z.string() }),
  z.object({ code: z.literal('notRedeemedYet') }),
  z.object({ code: z.literal('interrupted') }),
])
export type Cause = z.infer<typeof causeSchema>

/** One coupon of one sale as the screens show it. */
export const redemptionSchema = z.object({
  requestId: z.uuid(),
  saleId: z.uuid(),
  couponId: z.string(),
  title: z.string(),
  kind: z.enum(['cash', 'exchange']),
  discountFen: z.int().nonnegative(),
  state: redemptionStateSchema,
  stateAt: z.int(),
  cause: causeSchema,
})
export type Redemption = z.infer<typeof redemptionSchema>
