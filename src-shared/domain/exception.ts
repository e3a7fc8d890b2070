import { z } from 'zod'
import { receiptSchema } from './receipt'
import { causeSchema, redemptionSchema, redemptionStateSchema } from './redemption'

/**
 * Why an entry waits for a person: `refused` after the goods were given, `parked` with an answer that makes no sense,
 * `unknown` without a break for more than an hour. `byHand` is in no doubt: somebody has to write it off in the back end.
 */
export const EXCEPTION_KINDS = ['refused', 'parked', 'unknown', 'byHand'] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]
export const exceptionKindSchema = z.enum(EXCEPTION_KINDS)

/** How long an entry may be in doubt (ms) before a person is asked to look at it. */
export const DOUBT_LIMIT_MS = 60 * 60_000

/** How many characters a person may write down as the reason of a decision. */
export const SETTLE_REASON_MAX = 200

/** What a person may decide about an entry: the last two take it off the desk for good. */
export const SETTLE_ACTIONS = ['tryAgain', 'acceptLoss', 'collected'] as const
export type SettleAction = (typeof SETTLE_ACTIONS)[number]
/** What may be decided on the desk: also, of one `byHand`, that it has been written off. */
export type DeskAction = SettleAction | 'writtenOff'

/** One entry of the exceptions desk. The member's phone is masked. */
export const exceptionEntrySchema = redemptionSchema.extend({
  exception: exceptionKindSchema,
  memberId: z.string(),
  memberName: z.string().nullable(),
  memberPhone: z.string().nullable(),
  shopId: z.string(),
  shopName: z.string(),
  cashier: z.object({ number: z.string(), name: z.string() }),
  receiptNumber: z.string(),
  /** Recorded while the coupon API could not be asked. */
  offline: z.boolean(),
  /** When the sale was recorded (UTC ms). */
  createdAt: z.int(),
})
export type ExceptionEntry = z.infer<typeof exceptionEntrySchema>

/** One thing that happened to an entry: a state that it reached, a person's decision, or a manager's word at the sale. */
export const historyStepSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('state'),
    at: z.int(),
    state: redemptionStateSchema,
    cause: causeSchema,
  }),
  z.object({
    kind: z.literal('settlement'),
    at: z.int(),
    action: z.enum(SETTLE_ACTIONS),
    reason: z.string(),
    by: z.string(),
  }),
  z.object({
    kind: z.literal('override'),
    at: z.int(),
    manager: z.string(),
    reason: z.string(),
  }),
])
export type HistoryStep = z.infer<typeof historyStepSchema>

/** The answer that the program could not understand, as it came but for secrets; cut to what a screen can hold. */
export const parkedAnswerSchema = z.object({
  call: z.string(),
  answer: z.string(),
  cut: z.boolean(),
  programVersion: z.string(),
  at: z.int(),
})
export type ParkedAnswer = z.infer<typeof parkedAnswerSchema>

/** Everything that is known of one entry, oldest step of its history first. */
export const exceptionDetailSchema = z.object({
  /** `exception` is what the entry was on the desk for; it may have left the desk meanwhile. */
  entry: exceptionEntrySchema,
  onDesk: z.boolean(),
  receipt: receiptSchema,
  /** The states of the whole sale, for its receipt. */
  redemptions: z.array(redemptionSchema),
  history: z.array(historyStepSchema),
  answer: parkedAnswerSchema.nullable(),
})
export type ExceptionDetail = z.infer<typeof exceptionDetailSchema>

/** How many entries of each kind wait. */
export const exceptionCountsSchema = z.record(exceptionKindSchema, z.int().nonnegative())
export type ExceptionCounts = z.infer<typeof exceptionCountsSchema>
