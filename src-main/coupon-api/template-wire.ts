import { z } from 'zod'
import { notGivenReasonSchema } from '@shared/domain/template-schema'
import { flag, id, integer, requiredId, requiredInteger, text } from './tolerant-reader'
import { listOf, templateWire } from './yun-shop-wire'

/** The wire of document 001's template screen, and of the extensions that give coupons out. */

/** `coupon` of document 001 with what only its form shows. */
export const designedWire = templateWire.extend({
  id: requiredId,
  /** 0 = no longer given out. */
  status: flag.catch(undefined),
  display_order: integer.catch(undefined),
  /** 1 = members may fetch it themselves. */
  get_type: flag.catch(undefined),
  /** −1 = any number. */
  get_max: integer.catch(undefined),
  total: integer.catch(undefined),
  /** Extensions. */
  revision: integer.catch(undefined),
  given_num: integer.catch(undefined),
  used_num: integer.catch(undefined),
  unused_num: integer.catch(undefined),
})
export type DesignedWire = z.infer<typeof designedWire>

export const designViewWire = z.object({
  coupon: designedWire,
  memberlevels: listOf(z.object({ id: requiredId, level_name: text })).catch(undefined),
})

/** What a save answers: an extension; a vendor's own may say anything. */
export const savedWire = z.object({ id, revision: integer.catch(undefined) })

/** What this project's own API says beside a refusal: which fields of the form it is about. */
export const refusedFieldsWire = z.object({
  fields: z.array(z.object({ field: z.string(), message: text })),
})

export const givingWire = z.object({
  members: requiredInteger,
  without: z.array(
    z.object({
      entry: z.preprocess((value) => String(value), z.string().max(64)),
      reason: notGivenReasonSchema,
    }),
  ),
  without_count: requiredInteger,
})

export const recalledWire = z.object({ recalled: requiredInteger })
