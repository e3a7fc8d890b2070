import { z } from 'zod'
import { defineCall } from '../call'
import { idNumber, requestIdText, shortText } from '../inputs'
import { refuse, Refusal } from '../refusals'
import { redeemOnce } from '../redeeming'
import { toWireRedeemed, toWireRedemption, wireRedeemedSchema, wireRedemptionSchema } from '../wire'

const memCouponId = idNumber.describe('会员电子券ID')

/** Redeems one coupon. */
export const redeem = defineCall({
  path: '/user/auditelecoupon',
  kind: 'documented',
  summary: '核销会员电子券',
  description:
    'Extensions: `shop_id`; `request_id` (the same request again gets the same answer and redeems nothing more); `user_id`, who redeems, taken from a terminal only: a logged-in staff member always redeems in their own name.',
  input: z.object({
    mem_coupon_id: memCouponId,
    shop_id: idNumber.optional().describe('扩展：核销门店'),
    request_id: requestIdText.optional().describe('扩展：请求号，同号只核销一次'),
    user_id: idNumber.optional().describe('扩展：核销员工，仅终端令牌可用'),
  }),
  data: wireRedeemedSchema,
  async handle({ mem_coupon_id, shop_id, request_id, user_id }, context) {
    const outcome = await redeemOnce(context, {
      memCouponId: mem_coupon_id,
      shopId: shop_id ?? null,
      requestId: request_id ?? null,
      claimedStaff: user_id ?? null,
    })
    return outcome instanceof Refusal ? outcome : toWireRedeemed(outcome)
  },
})

/** Takes back a redemption that was a mistake. */
export const undoRedeem = defineCall({
  path: '/user/undoauditelecoupon',
  kind: 'extension',
  summary: '撤销核销',
  description:
    'Within the configured time after the redemption. With `request_id` only the redemption that this request made is undone.',
  input: z.object({
    mem_coupon_id: memCouponId,
    request_id: requestIdText.optional().describe('核销时的请求号'),
    reason: shortText(200).optional().describe('撤销原因'),
  }),
  data: wireRedemptionSchema,
  async handle({ mem_coupon_id, request_id, reason }, { store, clock, undoWindowMs, caller }) {
    const at = clock()
    const outcome = await store.undo({
      memCouponId: mem_coupon_id,
      requestId: request_id ?? null,
      undoneBy: caller?.kind === 'staff' ? caller.staff.id : null,
      reason: reason ?? '',
      at,
      judge: (redeemedAt) =>
        at - redeemedAt < undoWindowMs ? null : refuse('undoTooLate', tooLate(undoWindowMs)),
    })
    return outcome instanceof Refusal ? outcome : toWireRedemption(outcome)
  },
})

function tooLate(windowMs: number): string {
  if (windowMs <= 0) return '本系统未开放撤销'
  return `已超过撤销时限：核销后 ${Math.round(windowMs / 6_000) / 10} 分钟内可撤销`
}
