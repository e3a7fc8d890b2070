import { z } from 'zod'
import { cacheStatusSchema } from './cache'
import { combinationRulesSchema } from './combination-rules-schema'
import { memberCouponSchema } from './coupon'
import { eligibilitySchema } from './eligibility-schema'
import { handedBillSchema } from './handed-bill'
import { PHONE_LOOKS } from './member'
import { allowanceSchema } from './offline-allowance'
import { receiptSchema } from './receipt'
import { differenceSchema } from './record-view'
import { redemptionSchema, redemptionStateSchema } from './redemption'
import { DAY_START_MAX } from './business-day'
import { cashierSchema, shopSchema } from './shop'
import { seatSchema } from './staff'

/** A member as the screens may see one: the phone is masked before it leaves the main process. */
export const memberViewSchema = z.object({
  id: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  cardNumber: z.string().nullable(),
  level: z.string().nullable(),
})
export type MemberView = z.infer<typeof memberViewSchema>

export const couponViewSchema = z.object({
  coupon: memberCouponSchema,
  eligibility: eligibilitySchema,
})
export type CouponView = z.infer<typeof couponViewSchema>

/** Who told it: the back end just now, or this terminal's cache of what the back end said earlier. */
export const sourceSchema = z.enum(['live', 'cache'])
export type Source = z.infer<typeof sourceSchema>

/** A member with all coupons, usable first and nearest expiry first. */
export const memberSheetSchema = z.object({
  member: memberViewSchema,
  coupons: z.array(couponViewSchema),
  /** When the coupon API said so (UTC ms). */
  asOf: z.int(),
  source: sourceSchema,
  /** The back end is being asked behind a cached answer: `member.checked` will tell what it said. */
  checking: z.boolean(),
  /** The shop's calendar day when this was put together. */
  today: z.iso.date(),
  /** The coupon that the scanned code named, to be selected at once. */
  scannedCouponId: z.string().nullable(),
})
export type MemberSheet = z.infer<typeof memberSheetSchema>

/** `guess`: nobody is just what was asked for, and the cashier says who is meant. */
export const FOUND_BY = ['search', 'pinyin', 'guess'] as const
export type FoundBy = (typeof FOUND_BY)[number]

/** One sale: the coupons redeemed together and their receipt. */
export const saleSchema = z.object({
  saleId: z.uuid(),
  redemptions: z.array(redemptionSchema),
  receipt: receiptSchema,
})
export type Sale = z.infer<typeof saleSchema>

export const findResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('several'),
    members: z.array(memberViewSchema),
    more: z.boolean(),
    /** The back end is silent, so there may be others: these are the members that this terminal knows. */
    onlyKnown: z.boolean(),
    /** How they were found: as what was asked for, by the pinyin of their names, or only near to what was asked for. */
    by: z.enum(FOUND_BY),
  }),
  z.object({ kind: z.literal('one'), sheet: memberSheetSchema }),
  /** The shop's rules say that it is a bill, and it was handed over. */
  z.object({ kind: z.literal('bill'), bill: handedBillSchema }),
  /** A colleague's card: they have signed in. */
  z.object({ kind: z.literal('staff'), name: z.string() }),
  /** A receipt of this terminal; `signed`: by its own code, and not by a number that anybody can write. */
  z.object({ kind: z.literal('receipt'), sale: saleSchema, signed: z.boolean() }),
])
export type FindResult = z.infer<typeof findResultSchema>

/** One line of the records: what the back end reports, what this terminal's ledger holds, or both. */
export const recordSchema = z.object({
  key: z.string(),
  couponId: z.string(),
  title: z.string().nullable(),
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  shopId: z.string().nullable(),
  shopName: z.string().nullable(),
  staff: z.string().nullable(),
  at: z.int(),
  discountFen: z.int().nullable(),
  /** The ledger's word where this terminal redeemed it, else `accepted`: the back end lists only what it accepted. */
  state: redemptionStateSchema,
  source: z.enum(['both', 'terminal', 'backend']),
  /** Still to be written off by hand in the back end. */
  byHand: z.boolean(),
  saleId: z.uuid().nullable(),
  /** Of this terminal's receipt. */
  receiptNumber: z.string().nullable(),
  /** What the two halves differ in; null where they agree, or where only one was asked. */
  difference: differenceSchema.nullable(),
})
export type RecordRow = z.infer<typeof recordSchema>

/** The counter's idle screen: today's figures of this terminal and its last sales. */
export const dayFiguresSchema = z.object({
  day: z.iso.date(),
  redeemed: z.int(),
  discountFen: z.int(),
  waiting: z.int(),
  recent: z.array(redemptionSchema.extend({ memberName: z.string().nullable() })),
})
export type DayFigures = z.infer<typeof dayFiguresSchema>

/** The line to the coupon API by its last real answer, and what is not settled yet. */
export const statusSchema = z.object({
  line: z.object({
    /** `unauthorized`: the back end answers, but refuses the token. */
    state: z.enum(['untried', 'online', 'offline', 'unauthorized']),
    latencyMs: z.int().nullable(),
    lastAnswerAt: z.int().nullable(),
  }),
  unsettled: z.object({ pending: z.int(), unknown: z.int() }),
  clock: z.object({
    /**
     * `trusted`: the server told the time, and this computer's clock fits; `wrong`: it is more than five minutes off;
     * `untrusted`: no server has ever told the time; `jumpedBack`: the clock shows an earlier time than the server last did.
     */
    state: z.enum(['trusted', 'untrusted', 'wrong', 'jumpedBack']),
    /** Corrected time minus this computer's clock, in milliseconds. */
    offsetMs: z.int(),
  }),
  /** What may be redeemed while the line is not online; null while it is. */
  allowance: allowanceSchema.nullable(),
  /** How many entries wait for a person at the exceptions desk. */
  exceptions: z.int().nonnegative(),
  /** What of the back end is kept on this computer. */
  cache: cacheStatusSchema,
})
export type Status = z.infer<typeof statusSchema>

/** A wrong field of a provisioning file: its path and what is wrong with it. */
export const provisioningErrorSchema = z.object({
  field: z.string(),
  /** `full`: there is no room for one more. */
  wrong: z.enum(['notJson', 'missing', 'unknown', 'type', 'value', 'full']),
  /** The names that do not exist there, where that is what is wrong. */
  names: z.array(z.string()),
})
export type ProvisioningError = z.infer<typeof provisioningErrorSchema>

/** How far this terminal is set up and for whom; all that the shell needs to draw itself. */
export const sessionSchema = z.object({
  stage: z.enum(['welcome', 'shop', 'ready']),
  version: z.string(),
  mode: z.enum(['none', 'training', 'api']),
  host: z.string().nullable(),
  timeZone: z.string(),
  /** When the shop's business day begins, 0 to 12: what is redeemed before that hour belongs to the day before. */
  dayStartHour: z.int().min(0).max(DAY_START_MAX),
  shop: shopSchema.nullable(),
  cashier: cashierSchema.nullable(),
  staff: seatSchema,
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  canSearchMembers: z.boolean(),
  /** How long after a redemption the back end can undo it, in ms; null where it cannot or has not said. */
  undoWindowMs: z.int().positive().nullable(),
  /** What the shop decides about several coupons on one bill: the screens show by it, the main process judges by it. */
  couponRules: combinationRulesSchema,
  /** How much of a phone number this terminal shows. */
  phoneLook: z.enum(PHONE_LOOKS),
  /** Wrong fields of a provisioning file, for the IT person. */
  provisioningErrors: z.array(provisioningErrorSchema),
  /** Under which name damaged settings were kept aside, until the terminal is set up again. */
  damagedSettings: z.string().nullable(),
})
export type Session = z.infer<typeof sessionSchema>
