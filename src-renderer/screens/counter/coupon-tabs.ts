import type { CouponView } from '@shared/domain/view'

export const TABS = ['all', 'used', 'expired'] as const
export type Tab = (typeof TABS)[number]

const hasReason = (view: CouponView, ...codes: string[]) =>
  view.eligibility.reasons.some(({ code }) => codes.includes(code))

/** The coupons under each tab; a used coupon that has expired since counts as used. */
export function sortIntoTabs(coupons: readonly CouponView[]): Record<Tab, CouponView[]> {
  const used = coupons.filter((view) => hasReason(view, 'used', 'redeemedHere'))
  const expired = coupons.filter(
    (view) => hasReason(view, 'expired') && !hasReason(view, 'used', 'redeemedHere'),
  )
  return { all: [...coupons], used, expired }
}
