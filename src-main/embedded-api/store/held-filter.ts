import type { DayNumber } from '../days'

/** Which of the coupons that a member still holds; what was given away is none of them. */
export interface HeldFilter {
  state: 'unused' | 'expired' | 'used'
  /** Only templates of these use types. */
  useTypes?: readonly number[]
  /** Only what takes an amount (1) or a part (2) off: nothing that is exchanged for goods. */
  couponMethod?: number
  /** Only what ends on this day or before. */
  endsBy?: DayNumber
}

/** `use_type` of an exchange coupon. */
export const EXCHANGE = 8
