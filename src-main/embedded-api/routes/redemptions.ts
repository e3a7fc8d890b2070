import { z } from 'zod'
import { defineCall } from '../call'
import { endOfDay, startOfDay } from '../days'
import { dayText, idNumber, pageFields, requestIdText } from '../inputs'
import { refuse } from '../refusals'
import { toWireListed, toWireRedemption, wireListedSchema, wireRedemptionSchema } from '../wire'

/** What has been redeemed, newest first. */
export const redemptionList = defineCall({
  path: '/auditelecoupon/getlist',
  kind: 'documented',
  summary: '自助核销列表',
  description:
    'Newest first; undone redemptions are left out. `begin` and `end` are days of the shop, both included. Extension: `mem_coupon_id` asks for one coupon.',
  input: z.object({
    ...pageFields,
    begin: dayText.optional().describe('筛选开始日期，含当日'),
    end: dayText.optional().describe('筛选结束日期，含当日'),
    mem_coupon_id: idNumber.optional().describe('扩展：只看这张券'),
  }),
  data: z.array(wireListedSchema),
  async handle({ page, limit, begin, end, mem_coupon_id }, { store, timeZone }) {
    if (begin !== undefined && end !== undefined && begin > end) {
      return refuse('badParameter', '参数错误：begin 不能晚于 end')
    }
    const filter = {
      from: begin === undefined ? null : startOfDay(begin, timeZone),
      until: end === undefined ? null : endOfDay(end, timeZone),
      memCouponId: mem_coupon_id ?? null,
    }
    const rows = await store.redemptions(filter, { page, limit })
    return rows.map(toWireListed)
  },
})

/** What became of a request whose answer was lost. */
export const redemptionOfRequest = defineCall({
  path: '/user/auditinfo',
  kind: 'extension',
  summary: '按请求号查询核销记录',
  description:
    'The redemption that this request made, also when it has been undone since (`undo_date` > 0).',
  input: z.object({ request_id: requestIdText.describe('核销时的请求号') }),
  data: wireRedemptionSchema,
  async handle({ request_id }, { store }) {
    const row = await store.redemptionOfRequest(request_id)
    return row ? toWireRedemption(row) : refuse('noSuchRequest', '没有该请求号的核销记录')
  },
})
