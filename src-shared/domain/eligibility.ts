import type { Bill } from './bill'
import { dayOf, weekdayOf, type Instant } from './calendar'
import type { MemberCoupon } from './coupon'
import type { Eligibility, Reason } from './eligibility-schema'
import { leastSpendOf, type CouponTerms } from './coupon-terms'
import { amountInScope, goodsWanted, holdsAt, placesOf, type Place } from './scope'

export type { Eligibility, Reason } from './eligibility-schema'

/** What the verdict depends on besides the coupon. */
export interface Circumstances {
  at: Instant
  timeZone: string
  /** What this terminal's own ledger knows of the coupon, if anything that still counts. */
  redeemedHere?: { at: Instant; settled: boolean } | undefined
  /** The back end cannot be asked, and the owner allows no coupon of this template then. */
  neverOffline?: boolean
  /** Where the bill is paid; left out where it does not matter yet. */
  place?: Place | null
  /** The member's level as the back end names it; null or left out where it does not tell: it decides then. */
  memberLevel?: string | null
  /** What was bought; without it nothing is said about what a bill decides. */
  bill?: Bill | null
  /** Turns a shop id into a name for the sentence; null when unknown. */
  shopName?: (shopId: string) => string | null
}

/** Judges a coupon by all that documents 000, 001 and 003 make it depend on. Collects every reason, not the first. */
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
  if (coupon.recalledAt !== undefined) reasons.push({ code: 'recalled', at: coupon.recalledAt })
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
  reasons.push(...againstPlace(coupon.terms, now), ...againstBill(coupon.terms, now.bill ?? null))
  if (now.neverOffline) reasons.push({ code: 'neverOffline' })
  return { usable: reasons.length === 0, reasons }
}

function againstPlace(
  { scope, level }: CouponTerms,
  { place, memberLevel, shopName }: Circumstances,
): Reason[] {
  const reasons: Reason[] = []
  if (place && !holdsAt(scope, place)) {
    const only = placesOf(scope)?.places ?? []
    reasons.push({
      code: 'otherShop',
      only: only.map(({ id, name }) => ({ id, name: name ?? shopName?.(id) ?? null })),
    })
  }
  if (level && memberLevel && memberLevel !== level.id && memberLevel !== level.name) {
    // Of a level that has a number alone only a number says whether it is another.
    if (level.name !== null || /^\d+$/.test(memberLevel)) {
      reasons.push({ code: 'memberLevel', needed: { ...level } })
    }
  }
  return reasons
}

/** What a bill has against a coupon; nothing where there is no bill. */
export function againstBill(terms: CouponTerms, bill: Bill | null): Reason[] {
  if (bill === null) return []
  const inScope = amountInScope(terms, bill)
  const wanted = goodsWanted(terms)
  if (bill.lines.length > 0 && wanted.length > 0 && inScope === 0) {
    return [{ code: 'notOnBill', wanted }]
  }
  const enoughFen = leastSpendOf(terms)
  const missingFen = enoughFen - inScope
  return missingFen > 0 ? [{ code: 'belowMinimum', enoughFen, missingFen }] : []
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
