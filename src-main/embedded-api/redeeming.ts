import type { CallContext } from './call'
import { refuse, Refusal } from './refusals'
import { judgeRedemption } from './rules'
import type { RedemptionRow } from './store/store'

/** What is to be redeemed, in either dialect. */
export interface Redeeming {
  memCouponId: number
  shopId: number | null
  /** The same request again finds the redemption that it made. */
  requestId: string | null
  /** Who redeems, as a terminal says; a logged-in staff member always redeems in their own name. */
  claimedStaff: number | null
}

/** Redeems one coupon once, by the rules of every dialect. */
export async function redeemOnce(
  context: CallContext,
  { memCouponId, shopId, requestId, claimedStaff }: Redeeming,
): Promise<RedemptionRow | Refusal> {
  const staffId = await staffFor(claimedStaff, context)
  if (staffId instanceof Refusal) return staffId
  const at = context.clock()
  return context.store.redeem({
    memCouponId,
    shopId,
    staffId,
    requestId,
    at,
    judge: (coupon) => judgeRedemption(coupon, at, context.timeZone),
  })
}

async function staffFor(
  claimed: number | null,
  { caller, store }: CallContext,
): Promise<number | null | Refusal> {
  if (caller?.kind === 'staff') return caller.staff.id
  if (claimed === null) return null
  const staff = await store.staff(claimed)
  return staff ? staff.id : refuse('noSuchStaff', `没有编号为 ${claimed} 的员工`)
}
