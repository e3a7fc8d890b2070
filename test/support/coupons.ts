import type { MemberCoupon } from '@shared/domain/coupon'
import { plainTerms, type Benefit, type CouponTerms } from '@shared/domain/coupon-terms'

/** Terms without conditions but for what the test changes; 10 yuan off where it says nothing else. */
export function termsOf(
  benefit: Benefit = { kind: 'cash', amountFen: 1000 },
  change: Partial<CouponTerms> = {},
): CouponTerms {
  return { ...plainTerms(benefit), ...change }
}

/** A coupon that takes off so much, in fen. */
export const cash = (amountFen: number, change: Partial<CouponTerms> = {}): CouponTerms =>
  termsOf({ kind: 'cash', amountFen }, change)

/** A usable coupon of 10 yuan without conditions, with what the test changes. */
export function aCoupon(id: string, change: Partial<MemberCoupon> = {}): MemberCoupon {
  return {
    id,
    memberId: '10439',
    templateId: '7',
    title: `券 ${id}`,
    terms: cash(1000),
    startsOn: null,
    endsOn: null,
    weekdays: [],
    weekdayFlag: null,
    receivedAt: null,
    usedAt: null,
    usedInShopId: null,
    usedByStaffId: null,
    givenAwayAt: null,
    ...change,
  }
}
