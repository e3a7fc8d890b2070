import type { NewRow } from '../store/tables'

/**
 * Rows to fill an empty database with. The long ones are made while they are read, so that a hundred thousand
 * members need no memory; `redemptions` is complete once `coupons` has been read to its end.
 */
export interface SampleData {
  shops: NewRow<'shop'>[]
  staff: NewRow<'staff'>[]
  levels: NewRow<'member_level'>[]
  templates: NewRow<'coupon_template'>[]
  members: Iterable<NewRow<'member'>>
  coupons: Iterable<NewRow<'member_coupon'>>
  redemptions(): Iterable<NewRow<'redemption'>>
}
