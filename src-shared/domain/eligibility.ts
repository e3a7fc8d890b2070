import { z } from 'zod'
import { dayOf, weekdayOf, type Instant } from './calendar'
import type { MemberCoupon } from './coupon'

/** Why a coupon cannot be redeemed here and now: a code with the data that a sentence needs. */
export const reasonSchema = z.discriminatedUnion('code', [
  /** `at` and `shop` are null where the back end does not tell. */
  z.object({
    code: z.literal('used'),
    at: z.int().nullable(),
    shop: z.string().nullable(),
  }),
  z.object({ code: z.literal('givenAway'), at: z.int() }),
  z.object({ code: z.literal('expired'), on: z.iso.date() }),
  z.object({ code: z.literal('notYetValid'), from: z.iso.date() }),
  z.object({
    code: z.literal('weekday'),
    allowed: z.array(z.int().min(1).max(7)),
    today: z.int().min(1).max(7),
  }),
  /** This terminal has redeemed it already; the back end may not know yet. */
  z.object({ code: z.literal('redeemedHere'), at: z.int(), settled: z.boolean() }),
  /** The owner lets coupons of this template be redeemed only while the back end can be asked. */
  z.object({ code: z.literal('neverOffline') }),
])
export type Reason = z.infer<typeof reasonSchema>

export const eligibilitySchema = z.object({ usable: z.boolean(), reasons: z.array(reasonSchema) })
/** The verdict on one coupon: usable exactly when there is no reason against it. */
export type Eligibility = z.infer<typeof eligibilitySchema>

/** What the verdict depends on besides the coupon. */
export interface Circumstances {
  at: Instant
  timeZone: string
  /** What this terminal's own ledger knows of the coupon, if anything that still counts. */
  redeemedHere?: { at: Instant; settled: boolean } | undefined
  /** The back end cannot be asked, and the owner allows no coupon of this template then. */
  neverOffline?: boolean
  /** Turns a shop id into a name for the sentence; null when unknown. */
  shopName?: (shopId: string) => string | null
}

/** Judges a coupon by the dates, weekdays and transfers of document 000. Collects every reason, not the first. */
export function judge(coupon: MemberCoupon, now: Circumstances): Eligibility {
  const today = dayOf(now.at, now.timeZone)
  const reasons: Reason[] = []
  if (coupon.usedAt !== null) {
    const shop = coupon.usedInShopId === null ? null : (now.shopName?.(coupon.usedInShopId) ?? null)
    const at = coupon.usedAt === 'unknown' ? null : coupon.usedAt
    reasons.push({ code: 'used', at, shop })
  } else if (now.redeemedHere) {
    reasons.push({ code: 'redeemedHere', ...now.redeemedHere })
  }
  if (coupon.givenAwayAt !== null) reasons.push({ code: 'givenAway', at: coupon.givenAwayAt })
  if (coupon.endsOn !== null && today > coupon.endsOn) {
    reasons.push({ code: 'expired', on: coupon.endsOn })
  }
  if (coupon.startsOn !== null && today < coupon.startsOn) {
    reasons.push({ code: 'notYetValid', from: coupon.startsOn })
  }
  const weekday = weekdayOf(today)
  if (coupon.weekdays.length > 0 && !coupon.weekdays.includes(weekday)) {
    reasons.push({ code: 'weekday', allowed: [...coupon.weekdays], today: weekday })
  }
  if (now.neverOffline) reasons.push({ code: 'neverOffline' })
  return { usable: reasons.length === 0, reasons }
}

type Judged = { coupon: MemberCoupon; eligibility: Eligibility }

/** Usable first, nearest expiry first, then the smaller id: the order in which a cashier reads the list. */
export function byUse(a: Judged, b: Judged): number {
  return (
    Number(b.eligibility.usable) - Number(a.eligibility.usable) ||
    compareText(a.coupon.endsOn ?? '9999-12-31', b.coupon.endsOn ?? '9999-12-31') ||
    a.coupon.id.localeCompare(b.coupon.id, 'en', { numeric: true })
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
