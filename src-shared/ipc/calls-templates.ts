import { z } from 'zod'
import { namedSchema } from '../domain/coupon-terms-schema'
import {
  couponTemplateSchema,
  givingSchema,
  receiversSchema,
  templateDraftSchema,
} from '../domain/template-schema'
import { pinSchema } from './calls-policy'

const templateIdSchema = z.string().min(1).max(64)
/** Needed as soon as one is set. */
const pin = pinSchema.nullable()

/** Calls of the templates screen: what there is, changing it, giving it out and taking it back. */
export const templateCalls = {
  'templates.list': {
    input: z.object({ page: z.int().min(1) }),
    output: z.object({
      rows: z.array(couponTemplateSchema),
      more: z.boolean(),
      /** False where the back end has no list: a template is then opened by its number. */
      canList: z.boolean(),
      /** False where coupons are given out in the back end only. */
      canGive: z.boolean(),
    }),
  },
  'templates.get': {
    input: z.object({ templateId: templateIdSchema }),
    output: couponTemplateSchema,
  },
  /** What a template can be for: the levels of members and the shops. */
  'templates.choices': {
    input: z.null(),
    output: z.object({ levels: z.array(namedSchema), stores: z.array(namedSchema) }),
  },
  'templates.save': {
    input: z.object({
      /** Null makes a new one. */
      templateId: templateIdSchema.nullable(),
      /** The revision that was read; null saves whatever was saved meanwhile. */
      revision: z.int().nullable(),
      draft: templateDraftSchema,
      pin,
    }),
    /** As it is kept now; null where the back end does not say under which number it keeps a new one. */
    output: couponTemplateSchema.nullable(),
  },
  /** Says what `templates.give` would do; gives nothing. */
  'templates.checkGiving': {
    input: z.object({ templateId: templateIdSchema, to: receiversSchema }),
    output: givingSchema,
  },
  'templates.give': {
    input: z.object({
      templateId: templateIdSchema,
      to: receiversSchema,
      /** Made by the screen when the owner confirms: the same id twice gives once. */
      requestId: z.uuid(),
      pin,
    }),
    output: givingSchema,
  },
  /** Takes back what members hold of a template and have not used; the same id twice is one recall. */
  'templates.recall': {
    input: z.object({ templateId: templateIdSchema, requestId: z.uuid(), pin }),
    output: z.object({ recalled: z.int().nonnegative() }),
  },
} as const
