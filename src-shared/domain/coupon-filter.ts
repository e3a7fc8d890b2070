import { addDays, type Day } from './calendar'
import type { MemberCoupon } from './coupon'
import type { Scope } from './coupon-terms'

/**
 * The filters of document 002 in its order: `coupon_type` 0 to 10. Servers swap 9 and 10, so they are applied here, to
 * what is known of the coupons, and never left to the back end.
 */
export const COUPON_FILTERS = [
  'all',
  'wholeShop',
  'stores',
  'hotels',
  'goods',
  'categories',
  'exchange',
  'fixed',
  'percentage',
  'goodsAndStores',
  'nearExpiry',
] as const
export type CouponFilter = (typeof COUPON_FILTERS)[number]

/** What a filter looks at. */
export type Filterable = Pick<MemberCoupon, 'terms' | 'endsOn'>

/** (read) 快过期, which no document explains: so many days are left, today counted as one. */
export const NEAR_EXPIRY_DAYS = 3

/** Supplier coupons (`use_type` 3) have no filter of their own. */
const BY_SCOPE: Record<Scope['kind'], CouponFilter | null> = {
  everything: 'wholeShop',
  categories: 'categories',
  goods: 'goods',
  supplier: null,
  stores: 'stores',
  hotels: 'hotels',
  goodsAndStores: 'goodsAndStores',
}
const BY_BENEFIT = { exchange: 'exchange', cash: 'fixed', percentage: 'percentage' } as const

/** True for a coupon that ends today or on one of the next days; `today` is the shop's day. */
export function isNearExpiry({ endsOn }: Pick<MemberCoupon, 'endsOn'>, today: Day): boolean {
  return endsOn !== null && endsOn >= today && endsOn < addDays(today, NEAR_EXPIRY_DAYS)
}

/**
 * Whether a coupon is among what a filter shows. Every coupon gives one thing (exchange, fixed, percentage) and holds in
 * one scope; an exchange coupon is for its goods (`use_type` 8), so that it counts under no scope.
 */
export function matchesFilter(coupon: Filterable, filter: CouponFilter, today: Day): boolean {
  const { benefit, scope } = coupon.terms
  if (filter === 'all') return true
  if (filter === 'nearExpiry') return isNearExpiry(coupon, today)
  if (filter === BY_BENEFIT[benefit.kind]) return true
  return benefit.kind !== 'exchange' && filter === BY_SCOPE[scope.kind]
}
