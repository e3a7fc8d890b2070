import { z } from 'zod'
import { couponTermsSchema } from './coupon-terms-schema'

const daySchema = z.iso.date()

/**
 * One concrete coupon that one member holds; `id` is `mem_coupon_id` in document 000.
 * Days are inclusive and in the shop's time zone; instants are UTC milliseconds.
 */
export const memberCouponSchema = z.object({
  id: z.string().min(1),
  memberId: z.string(),
  templateId: z.string(),
  title: z.string(),
  /** What it gives, on what and on which conditions. */
  terms: couponTermsSchema,
  startsOn: daySchema.nullable(),
  endsOn: daySchema.nullable(),
  /** ISO weekdays on which it may be used; empty = every day. */
  weekdays: z.array(z.int().min(1).max(7)),
  /** `is_use_week` as it came: shown in the detail, never trusted alone (its meaning is not documented). */
  weekdayFlag: z.boolean().nullable(),
  receivedAt: z.int().nullable(),
  /** `unknown`: used for certain, but the back end does not say when; null: not used. */
  usedAt: z.union([z.int(), z.literal('unknown')]).nullable(),
  usedInShopId: z.string().nullable(),
  usedByStaffId: z.string().nullable(),
  givenAwayAt: z.int().nullable(),
  /** Taken back by the shop; left out where it was not. */
  recalledAt: z.int().optional(),
})
export type MemberCoupon = z.infer<typeof memberCouponSchema>
