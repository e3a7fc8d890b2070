import { z } from 'zod'
import type { CombinationRules } from './combination'
import { DISCOUNT_ORDER } from './discount'

const KINDS = ['exchange', 'cash', 'percentage'] as const

/** In which order the kinds of coupons are taken off a bill: each of them once. */
export const discountOrderSchema = z
  .array(z.enum(KINDS))
  .length(KINDS.length)
  .refine((order) => new Set(order).size === order.length)

/** What the shop decides about several coupons on one bill; the usual where it says nothing. */
export const combinationRulesSchema = z.object({
  order: discountOrderSchema.default([...DISCOUNT_ORDER]),
  /** The shop takes one coupon per bill, whatever the coupons say. */
  onePerBill: z.boolean().default(false),
}) satisfies z.ZodType<CombinationRules>
