import type { Kysely } from 'kysely'
import type { DayNumber } from '../days'
import { EXCHANGE, type HeldFilter } from './held-filter'
import { couponsOf } from './queries'
import type { CouponRow, Page } from './store'
import type { Tables } from './tables'

/** The coupons that a member holds, newest first; each is in exactly one state. */
export function heldCoupons(
  db: Kysely<Tables>,
  memberId: number,
  { state, useTypes, couponMethod, endsBy }: HeldFilter,
  today: DayNumber,
  { page, limit }: Page,
): Promise<CouponRow[]> {
  let query = couponsOf(db)
    .where('c.member_id', '=', memberId)
    .where('c.recalled_at', 'is', null)
    .where('r.id', state === 'used' ? 'is not' : 'is', null)
  if (state !== 'used') {
    query = query
      .where('c.ends_day', state === 'expired' ? '<' : '>=', today)
      .where((e) => e.or([e('c.given_at', 'is', null), e('c.receiver_id', 'is', null)]))
  }
  if (useTypes) query = query.where('t.use_type', 'in', useTypes)
  if (couponMethod !== undefined) {
    query = query.where('t.coupon_method', '=', couponMethod).where('t.use_type', '<>', EXCHANGE)
  }
  if (endsBy !== undefined) query = query.where('c.ends_day', '<=', endsBy)
  return query
    .orderBy('c.id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute()
}
