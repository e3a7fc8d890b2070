import { z } from 'zod'
import { REDEMPTION_STATES } from './redemption-state'

/** The schema of a redemption's state; the screens use `redemption-state` alone, which needs no library. */
export const redemptionStateSchema = z.enum(REDEMPTION_STATES)

/** Why an entry is in the state it is in; stored with each state row and shown to the cashier. */
export const causeSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('recorded') }),
  z.object({ code: z.literal('sent') }),
  z.object({ code: z.literal('confirmed'), remoteId: z.string().nullable() }),
  z.object({ code: z.literal('foundRedeemedByUs') }),
  /** No call redeems here: a person has to write it off in the back end. */
  z.object({ code: z.literal('byHand') }),
  /** It was written off: seen in the list of used coupons (null), or `by` says so. */
  z.object({ code: z.literal('writtenOff'), by: z.string().nullable() }),
  z.object({ code: z.literal('refusedByApi'), apiCode: z.int(), info: z.string() }),
  /** `shop` is a name, `staff` the back end's staff number; null where it does not tell. */
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
  /** The answer made no sense to this version of the program: kept, and asked again by a later one. */
  z.object({ code: z.literal('unintelligible'), problem: z.string() }),
  z.object({ code: z.literal('programUpdated') }),
  /** A person asked for another try; `by` is the cashier's name. */
  z.object({ code: z.literal('triedAgain'), by: z.string() }),
  z.object({ code: z.literal('voidedHere'), by: z.string() }),
  z.object({ code: z.literal('undoAsked'), by: z.string() }),
  z.object({ code: z.literal('undone') }),
  z.object({ code: z.literal('undoRefused'), apiCode: z.int(), info: z.string() }),
])
export type Cause = z.infer<typeof causeSchema>

/** One coupon of one sale as the screens show it. */
export const redemptionSchema = z.object({
  requestId: z.uuid(),
  saleId: z.uuid(),
  couponId: z.string(),
  title: z.string(),
  /** `cash`: money off the bill, a fixed amount or a part of it. */
  kind: z.enum(['cash', 'exchange']),
  discountFen: z.int().nonnegative(),
  state: redemptionStateSchema,
  /** The ledger's running number of this state: of two reports the one with the larger number is later. */
  seq: z.int(),
  stateAt: z.int(),
  cause: causeSchema,
})
export type Redemption = z.infer<typeof redemptionSchema>
