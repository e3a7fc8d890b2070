import { z } from 'zod'
import { namedSchema } from './coupon-terms-schema'

/** Why a coupon cannot be redeemed here and now: a code with the data that a sentence needs. */
export const reasonSchema = z.discriminatedUnion('code', [
  /** `at` and `shop` are null where the back end does not tell. */
  z.object({
    code: z.literal('used'),
    at: z.int().nullable(),
    shop: z.string().nullable(),
  }),
  z.object({ code: z.literal('givenAway'), at: z.int() }),
  /** The shop has taken it back. */
  z.object({ code: z.literal('recalled'), at: z.int() }),
  z.object({ code: z.literal('expired'), on: z.iso.date() }),
  z.object({ code: z.literal('notYetValid'), from: z.iso.date() }),
  z.object({
    code: z.literal('weekday'),
    allowed: z.array(z.int().min(1).max(7)),
    today: z.int().min(1).max(7),
  }),
  /** This terminal has redeemed it already; the back end may not know yet. */
  z.object({ code: z.literal('redeemedHere'), at: z.int(), settled: z.boolean() }),
  /** `only` are the stores or hotels that would do. */
  z.object({ code: z.literal('otherShop'), only: z.array(namedSchema) }),
  z.object({ code: z.literal('memberLevel'), needed: namedSchema }),
  /** Nothing that was bought is what it is for. */
  z.object({ code: z.literal('notOnBill'), wanted: z.array(namedSchema) }),
  z.object({
    code: z.literal('belowMinimum'),
    enoughFen: z.int().positive(),
    missingFen: z.int().positive(),
  }),
  /** The owner lets coupons of this template be redeemed only while the back end can be asked. */
  z.object({ code: z.literal('neverOffline') }),
])
export type Reason = z.infer<typeof reasonSchema>

export const eligibilitySchema = z.object({ usable: z.boolean(), reasons: z.array(reasonSchema) })
/** The verdict on one coupon: usable exactly when there is no reason against it. */
export type Eligibility = z.infer<typeof eligibilitySchema>
