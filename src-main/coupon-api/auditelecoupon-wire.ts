import { z } from 'zod'
import { termsWire } from './auditelecoupon-terms'
import { flag, id, integer, reference, requiredId, requiredInteger, text } from './tolerant-reader'
import { day, lastDay, LAST_SECOND, unixSeconds, yuan } from './wire-fields'

/**
 * The wire of dialect `auditelecoupon`, field by field as document 000 shows it (rows already tidied). What a call
 * leaves out is undefined, so that two lists which each lack something can complete each other.
 */

/**
 * `use_week`: "1,2,3", 1 = Monday … 7 = Sunday; a list is taken too. Sorted, without repeats.
 * "" is no missing field but says "every day". (read) a lone 0 is
 * PHP's way to say "nothing"; a 0 among other days is not guessed at.
 */
const weekdays = z
  .preprocess(
    daysWritten,
    z.array(z.preprocess((day) => Number(day), z.int().min(1).max(7))).optional(),
  )
  .transform((days) => days && [...new Set(days)].sort((a, b) => a - b))

function daysWritten(value: unknown): unknown {
  if (value === null) return undefined
  if (value === '0' || value === 0) return []
  if (typeof value === 'number') return [value]
  if (typeof value !== 'string') return value
  return value.split(/[,，]/).filter((part) => part.trim() !== '')
}

/** A member's coupon as `/user/auditelecouponlist`, `/member/couponlist` and the two `couponinfo` calls give it. */
export const couponWire = z.object({
  id: requiredId,
  member_id: id,
  coupon_id: id,
  start_date: day,
  end_date: lastDay,
  create_date: unixSeconds,
  use_date: unixSeconds,
  give_date: unixSeconds,
  receive_id: reference,
  /** Extension: taken back from its member. */
  recall_date: unixSeconds.catch(undefined),
  type: integer.refine((value) => value === undefined || value === 1 || value === 2, 'type 1 or 2'),
  coupon_title: text,
  goods_id: reference,
  deduction: yuan,
  use_week: weekdays,
  is_use_week: flag,
  user_id: reference,
  use_id: reference,
  /** Extension: what document 000 has no field for. */
  terms: termsWire.optional().catch(undefined),
  /** Extensions: where a used coupon was used, and by which request. */
  shop_id: reference,
  request_id: text,
})
export type CouponWire = z.infer<typeof couponWire>

/** A record of `/auditelecoupon/getlist`. */
export const recordWire = z.object({
  id: requiredId,
  mem_coupon_id: requiredId,
  coupon_id: id,
  /** Required: a record that does not say when belongs to no day. */
  create_date: requiredInteger.refine((value) => value > 0 && value <= LAST_SECOND, 'unix seconds'),
  shop_id: reference,
  user_id: reference,
  member_id: id,
  /** PHP writes `[]` where there is none; a name is worth no record. */
  member_info: z.object({ nickname: text }).optional().catch(undefined),
  coupon_title: text,
})
export type RecordWire = z.infer<typeof recordWire>

/** A shop of `/auditelecoupon/getshoplist`. (read) the documents show no answer: these keys are this project's guess. */
export const shopWire = z
  .object({ id, shop_id: id, shop_name: text, name: text, title: text, address: text })
  .refine((shop) => shop.id !== undefined || shop.shop_id !== undefined, { path: ['id'] })
export type ShopWire = z.infer<typeof shopWire>

/** The answer of `/user/auditelecoupon`: proof of a redemption only when it names the coupon that was asked for. */
export const redeemedWire = z.object({ mem_coupon_id: requiredId, id })

/** A member of the extension `/member/getlist`. */
export const memberWire = z.object({
  id: requiredId,
  nickname: text,
  mobile: text,
  card_no: text,
  level_name: text,
  /** Of a pull: nothing but the id is left. */
  erase_date: unixSeconds.catch(undefined),
})
export type MemberWire = z.infer<typeof memberWire>

/** The extension `/health`. */
export const healthWire = z.object({
  product: z.string(),
  extensions: z.array(z.string()),
  undo_seconds: integer,
})
