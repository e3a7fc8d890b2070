import { z } from 'zod'
import { defineCall, type CallContext } from '../call'
import { toWireCoupons } from '../coupon-rows'
import { currentDay, toDayNumber } from '../days'
import { idNumber, pageFields, wholeNumber } from '../inputs'
import { refuse } from '../refusals'
import { refuseRecalled } from '../rules'
import type { CouponSelection } from '../store/store'
import { wireCouponSchema } from '../wire'

const memberId = idNumber.describe('会员ID')
const STATES = ['unused', 'used', 'expired', 'all'] as const satisfies readonly CouponSelection[]

async function listOf(
  input: { member_id: number; page: number; limit: number },
  selection: CouponSelection,
  { store, clock, timeZone }: CallContext,
) {
  const today = toDayNumber(currentDay(clock(), timeZone))
  const rows = await store.coupons(input.member_id, selection, today, input)
  return toWireCoupons(store, rows)
}

/** What staff may redeem: unused, not expired, not given away; also what starts later or on other weekdays. */
export const redeemableList = defineCall({
  path: '/user/auditelecouponlist',
  kind: 'documented',
  summary: '会员可用电子券列表',
  description:
    'Unused, not expired and not given away, newest first. Coupons that start later or are for other weekdays are included.',
  input: z.object({ member_id: memberId, ...pageFields }),
  data: z.array(wireCouponSchema),
  handle: (input, context) => listOf(input, 'redeemable', context),
})

/** A member's coupons by state; each coupon is in exactly one. */
export const couponList = defineCall({
  path: '/member/couponlist',
  kind: 'documented',
  summary: '会员电子券列表',
  description:
    'state 0 = neither used nor expired (given-away ones included), 1 = used, 2 = expired without use. Newest first. Extension: 3 = all of them in one list; used coupons also have `shop_id` and `request_id` of their redemption.',
  input: z.object({
    member_id: memberId,
    state: wholeNumber(0, 3).describe('状态，0-未使用，1已使用，2已过期；扩展：3 全部'),
    ...pageFields,
  }),
  data: z.array(wireCouponSchema),
  handle: (input, context) => listOf(input, STATES[input.state] ?? 'unused', context),
})

const detail = (path: string, summary: string) =>
  defineCall({
    path,
    kind: 'documented',
    summary,
    description:
      'The fields of the lists. Extension: for a used coupon also `shop_id` and `request_id` of its redemption; `user_id` is then who redeemed it. One that was taken back is refused with 2006.',
    input: z.object({ id: idNumber.describe('会员电子券ID') }),
    data: wireCouponSchema,
    async handle({ id }, { store, timeZone }) {
      const row = await store.coupon(id)
      if (row && row.recalledAt !== null) return refuseRecalled(row.recalledAt, timeZone)
      const [coupon] = await toWireCoupons(store, row ? [row] : [])
      return coupon ?? refuse('noSuchCoupon', `没有编号为 ${id} 的电子券`)
    },
  })

/** One coupon as staff see it. */
export const staffCouponInfo = detail('/user/couponinfo', '会员电子券详情（员工核销查看）')
/** One coupon as its member sees it: here the same. */
export const memberCouponInfo = detail('/member/couponinfo', '会员电子券详情（会员查看）')
