import { z } from 'zod'
import { idNumber, requestIdText } from '../inputs'
import { redeemOnce } from '../redeeming'
import { Refusal } from '../refusals'
import { defineRoute } from './route'
import { secondsOf } from './values'

/** Redeems one coupon (extension: the documents have no such route). */
export const writeOff = defineRoute({
  route: 'coupon.member-coupon.write-off',
  method: 'POST',
  kind: 'extension',
  summary: '核销会员优惠券',
  description:
    'The rules of `/user/auditelecoupon` and its promise: a coupon is redeemed once, the same `request_id` again gets the same answer.',
  input: z.object({
    id: idNumber.describe('会员优惠券 ID'),
    shop_id: idNumber.optional().describe('核销门店'),
    request_id: requestIdText.optional().describe('请求号，同号只核销一次'),
  }),
  data: z.object({
    id: z.int().describe('会员优惠券 ID'),
    coupon_id: z.int(),
    member_id: z.int(),
    use_time: z.int().describe('unix 秒'),
    request_id: z.string(),
    shop_id: z.int().describe('0 = 未知'),
  }),
  async handle({ id, shop_id, request_id }, context) {
    const outcome = await redeemOnce(context, {
      memCouponId: id,
      shopId: shop_id ?? null,
      requestId: request_id ?? null,
      claimedStaff: null,
    })
    if (outcome instanceof Refusal) return outcome
    return {
      id: outcome.memCouponId,
      coupon_id: outcome.templateId,
      member_id: outcome.memberId,
      use_time: secondsOf(outcome.redeemedAt),
      request_id: outcome.requestId ?? '',
      shop_id: outcome.shopId ?? 0,
    }
  },
})
