import { z } from 'zod'
import { benefitSchema, namedSchema, scopeSchema } from './coupon-terms-schema'
import {
  RECEIVERS_MAX,
  TEMPLATE_COUNT_MAX,
  TEMPLATE_DAYS_MAX,
  TEMPLATE_NAME_MAX,
  TEMPLATE_RANK_MAX,
} from './template-limits'

/** Until when a coupon holds: a number of days after it was got (0 = without end), or from one day to another. */
export const templateValiditySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('days'), days: z.int().min(0).max(TEMPLATE_DAYS_MAX) }),
  z.object({ kind: z.literal('range'), startsOn: z.iso.date(), endsOn: z.iso.date() }),
])
export type TemplateValidity = z.infer<typeof templateValiditySchema>

const count = z.int().min(0).max(TEMPLATE_COUNT_MAX)

/**
 * What an owner decides about a coupon template: every field of document 001's form in the shop's words. Residual fields
 * of the wire are no part of it.
 */
export const templateDraftSchema = z.object({
  name: z.string().trim().min(1).max(TEMPLATE_NAME_MAX),
  /** `status`: no longer given out when false; those that members hold stay usable. */
  isGivenOut: z.boolean(),
  /** `display_order`: the highest comes first. */
  rank: z.int().min(0).max(TEMPLATE_RANK_MAX),
  /** An exchange coupon names its goods by number here and in words in `exchangeGoods`. */
  benefit: benefitSchema,
  exchangeGoods: namedSchema.nullable(),
  scope: scopeSchema,
  /** Least spend on what is in scope, in fen; 0 = none. */
  enoughFen: z.int().nonnegative(),
  /** `is_complex`: several of the template may be used on one bill. */
  combinable: z.boolean(),
  /** `level_limit`: the member level that it is for; null = everybody. */
  levelId: z.string().min(1).nullable(),
  /** ISO weekdays on which it may be used; empty = every day. An extension: document 001 has no such field. */
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  validity: templateValiditySchema,
  /** `get_type`: members may fetch it themselves. */
  isClaimable: z.boolean(),
  /** `get_max`: how many one member may get; null = any number. */
  perMember: count.min(1).nullable(),
  /** `total`: how many there are to give out in all; null = any number. */
  total: count.nullable(),
})
export type TemplateDraft = z.infer<typeof templateDraftSchema>

/** What has become of the coupons of a template so far. */
export const templateFiguresSchema = z.object({
  given: z.int().nonnegative(),
  used: z.int().nonnegative(),
  /** Held, unused and not expired: what a recall would take back. */
  unused: z.int().nonnegative(),
})
export type TemplateFigures = z.infer<typeof templateFiguresSchema>

/** A template as the back end keeps it. */
export const couponTemplateSchema = templateDraftSchema.extend({
  id: z.string().min(1),
  // A vendor's own templates may lack what the form insists on: they are shown all the same.
  name: z.string(),
  /** What a save has to name so that nobody's changes are lost; null where the back end counts none. */
  revision: z.int().nullable(),
  /** Null where the back end does not count. */
  figures: templateFiguresSchema.nullable(),
})
export type CouponTemplate = z.infer<typeof couponTemplateSchema>

/** Everybody who may get a coupon: some members, named by number, phone or card, or all of a level (null = all members). */
export const receiversSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('members'),
    entries: z.array(z.string().min(1).max(64)).min(1).max(RECEIVERS_MAX),
  }),
  z.object({ kind: z.literal('level'), levelId: z.string().min(1).nullable() }),
])
export type Receivers = z.infer<typeof receiversSchema>

/** Why somebody of a list gets none. */
export const notGivenReasonSchema = z.enum([
  /** No member has this number, phone or card. */
  'unknown',
  /** Several members have it. */
  'ambiguous',
  /** Named more than once in the list; given once. */
  'repeated',
  /** Has as many of this template as one member may get. */
  'hasEnough',
  /** Not of the level that the template is for. */
  'otherLevel',
  /** The template's total is used up. */
  'noneLeft',
])

/** What giving coupons out would do, or did. */
export const givingSchema = z.object({
  /** How many members get one. */
  members: z.int().nonnegative(),
  /** Who gets none, and why; of very many only the first. */
  without: z.array(z.object({ entry: z.string(), reason: notGivenReasonSchema })),
  /** How many get none, whether listed above or not. */
  withoutCount: z.int().nonnegative(),
})
export type Giving = z.infer<typeof givingSchema>
