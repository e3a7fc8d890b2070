import { z } from 'zod'
import { isDay } from '@shared/domain/calendar'
import { WHOLE_PRICE } from '@shared/domain/money'
import { flag, id, integer, optional, reference, requiredId, text } from './tolerant-reader'
import { day, lastDay, LAST_SECOND, unixSeconds, yuan } from './wire-fields'

/** The wire of dialect `yun_shop`, as documents 001 to 003 show it (rows already tidied, named in any of their ways). */

const CLOCK = /^\d{2}:\d{2}(:\d{2})?$/
const WHOLE_DISCOUNT = 10

/** Seconds in document 003, "2017-09-26 00:00:00" in the shop's time zone in document 002; 0 = never. */
const moment = optional(
  z.union([z.number(), z.string()]).transform((value, context): NonNullable<Moment> => {
    const written = String(value)
    if (/^\d+$/.test(written) && Number(written) <= LAST_SECOND) return { seconds: Number(written) }
    const [on = '', time = '00:00:00'] = written.split(/[ T]/)
    if (on === '0000-00-00') return { seconds: 0 }
    if (isDay(on) && CLOCK.test(time)) return { day: on, time: time.padEnd(8, ':00') }
    context.addIssue({ code: 'custom', message: 'seconds or a date' })
    return z.NEVER
  }),
)
/** An instant in seconds, or as clocks in the shop show it. */
export type Moment = { seconds: number } | { day: string; time: string } | undefined

/** 折: 7 pays 0.7 of the price, 8.5 is legal; read into parts of 10,000 without a binary fraction in between. */
const discount = optional(
  z.union([z.number(), z.string()]).transform((value, context) => {
    const [, whole = '', decimals = ''] = /^(\d{1,2})(?:\.(\d{1,6}))?$/.exec(String(value)) ?? []
    const isExact = /^\d{0,3}0*$/.test(decimals)
    const parts = Number(whole + decimals.slice(0, 3).padEnd(3, '0'))
    if (whole !== '' && isExact && parts <= WHOLE_PRICE) return parts
    context.addIssue({ code: 'custom', message: `a discount of 0 to ${WHOLE_DISCOUNT}` })
    return z.NEVER
  }),
)

/** A list, as an array, as text with commas, as PHP's object with numbers for keys; null where there is none. */
export function listOf<T extends z.ZodType>(item: T) {
  return optional(z.preprocess(toArray, z.array(item)))
}

function toArray(value: unknown): unknown {
  if (typeof value === 'number') return [value]
  if (typeof value === 'string') return value.split(/[,，]/).map((part) => part.trim())
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.values(value)
  return value
}

const ids = listOf(requiredId)
const names = listOf(text)

/**
 * A template: `belongs_to_coupon` of documents 002 and 003, `coupon` of 001. Which field counts is decided by its kinds
 * (`coupon_method`, `use_type`, `time_limit`) alone; the others may hold what an earlier kind left behind.
 */
export const templateWire = z.object({
  id,
  name: text,
  coupon_method: integer,
  deduct: yuan.catch(undefined),
  discount: discount.catch(undefined),
  enough: yuan,
  use_type: integer,
  usetype: integer,
  category_ids: ids.catch(undefined),
  categorynames: names.catch(undefined),
  category_names: names.catch(undefined),
  goods_ids: ids.catch(undefined),
  goods_names: names.catch(undefined),
  goods_id: ids.catch(undefined),
  goods_name: names.catch(undefined),
  storeids: ids.catch(undefined),
  store_ids: ids.catch(undefined),
  storenames: names.catch(undefined),
  store_names: names.catch(undefined),
  hotel_ids: ids.catch(undefined),
  hotel_names: names.catch(undefined),
  supplierids: ids.catch(undefined),
  suppliernames: names.catch(undefined),
  time_limit: integer,
  time_days: integer.catch(undefined),
  time_start: day.catch(undefined),
  time_end: day.catch(undefined),
  /** Document 003: the held coupon's own days, worked out; words where there is no end. */
  start: day.catch(undefined),
  end: lastDay.catch(undefined),
  is_complex: flag,
  /** −1 = everybody. */
  level_limit: integer.catch(undefined),
  /** Extension of this project's own API; document 001 knows no weekdays. */
  use_week: listOf(z.preprocess(Number, z.int().min(1).max(7))).catch(undefined),
})
export type TemplateWire = z.infer<typeof templateWire>

/** A coupon that a member holds, of document 002 or 003. */
export const heldWire = z.object({
  id: requiredId,
  coupon_id: id,
  used: flag,
  use_time: moment.catch(undefined),
  get_time: moment,
  /** Document 002: the truth, where it is there; the template's own dates may be residue. */
  time_start: day,
  time_end: lastDay,
  belongs_to_coupon: templateWire,
  /** Extensions. */
  member_id: id,
  give_time: moment.catch(undefined),
  receive_id: reference,
  shop_id: reference,
  request_id: text,
})
export type HeldWire = z.infer<typeof heldWire>

/** Document 001's view: the template, and the levels that its `level_limit` names by number. */
export const viewWire = z.object({
  coupon: templateWire,
  memberlevels: listOf(z.object({ id: requiredId, level_name: text })).catch(undefined),
})

/** Extension: a member as the configured search gives them. */
export const memberWire = z.object({
  id: requiredId,
  nickname: text,
  mobile: text,
  card_no: text,
  level_name: text,
})

/** Extension: a shop of the configured list. */
export const storeWire = z.object({ id: requiredId, store_name: text, name: text, address: text })

/** Extension: what a redeem route answers; proof of a redemption only when it names the coupon that was asked for. */
export const writtenOffWire = z.object({ id: requiredId, use_time: unixSeconds.catch(undefined) })
