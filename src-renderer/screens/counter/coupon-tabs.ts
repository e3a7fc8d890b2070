import type { CouponView } from '@shared/domain/view'

export const TABS = ['all', 'unused', 'used', 'expired'] as const
export type Tab = (typeof TABS)[number]

const hasReason = (view: CouponView, ...codes: string[]) =>
  view.eligibility.reasons.some(({ code }) => codes.includes(code))

/** The one tab besides `all` under which a coupon is: a used one that has expired since counts as used. */
function tabOf(view: CouponView): Exclude<Tab, 'all'> {
  if (hasReason(view, 'used', 'redeemedHere')) return 'used'
  return hasReason(view, 'expired') ? 'expired' : 'unused'
}

/** The coupons under each tab; what was given away or has not begun is unused. */
export function sortIntoTabs(coupons: readonly CouponView[]): Record<Tab, CouponView[]> {
  const tabs: Record<Tab, CouponView[]> = { all: [...coupons], unused: [], used: [], expired: [] }
  for (const view of coupons) tabs[tabOf(view)].push(view)
  return tabs
}
