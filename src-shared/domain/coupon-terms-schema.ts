import { z } from 'zod'
import { WHOLE_PRICE } from './money'

/** What a coupon gives; the kind alone decides which field there is (residual values of the wire are never read). */
export const benefitSchema = z.discriminatedUnion('kind', [
  /** Takes off a fixed amount. */
  z.object({ kind: z.literal('cash'), amountFen: z.int().nonnegative() }),
  /** 折: what remains to be paid, in parts of 10,000 of the price. */
  z.object({ kind: z.literal('percentage'), payParts: z.int().min(0).max(WHOLE_PRICE) }),
  /** One unit of the goods; null where the back end does not say which. */
  z.object({ kind: z.literal('exchange'), goodsId: z.string().min(1).nullable() }),
])
export type Benefit = z.infer<typeof benefitSchema>

/** Something that a scope names: goods, a category, a shop … with its name where the back end tells it. */
export const namedSchema = z.object({ id: z.string().min(1), name: z.string().nullable() })
export type Named = z.infer<typeof namedSchema>

const listOf = z.array(namedSchema)

/** On what and where a coupon holds: `use_type` of documents 001 and 003. Document 000 knows `everything` only. */
export const scopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everything') }),
  z.object({ kind: z.literal('categories'), categories: listOf }),
  z.object({ kind: z.literal('goods'), goods: listOf }),
  z.object({ kind: z.literal('supplier'), suppliers: listOf }),
  z.object({ kind: z.literal('stores'), stores: listOf }),
  z.object({ kind: z.literal('hotels'), hotels: listOf }),
  z.object({ kind: z.literal('goodsAndStores'), goods: listOf, stores: listOf }),
])
export type Scope = z.infer<typeof scopeSchema>

/** What was agreed when a coupon was given out: the one model into which both dialects map. */
export const couponTermsSchema = z.object({
  benefit: benefitSchema,
  scope: scopeSchema,
  /** Least spend on what is in scope, in fen; 0 = none. */
  enoughFen: z.int().nonnegative(),
  /** `is_complex`: several of the template may be used on one bill, each with its own `enoughFen`. */
  combinable: z.boolean(),
  /** The member level that it is for; null = everybody. */
  level: namedSchema.nullable(),
})
export type CouponTerms = z.infer<typeof couponTermsSchema>
