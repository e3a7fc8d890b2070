import { z } from 'zod'
import { fromDayNumber } from './days'
import type { CouponRow, ListedRedemption, MemberRow, RedemptionRow } from './store/store'
import { wireTermsSchema } from './wire-terms'

// The shapes of document 000, with clean keys: the trailing spaces of its samples are slips of the pen.
// Instants are unix seconds, 0 = never; ids of nobody and nothing are 0.

const seconds = z.int().describe('unix 秒，0 = 无')

/** One coupon of one member: when it is used, also by which redemption (extension). */
export const wireCouponSchema = z.object({
  id: z.int().describe('会员电子券ID (mem_coupon_id)'),
  member_id: z.int(),
  coupon_id: z.int().describe('电子券模板ID'),
  start_date: z.string().describe('YYYY-MM-DD，含当日'),
  end_date: z.string().describe('YYYY-MM-DD，含当日；9999-12-31 = 没有期限'),
  create_date: seconds,
  use_date: seconds,
  give_date: seconds,
  type: z.int().describe('1 代金券，2 兑换券'),
  use_id: z.int().describe('核销记录ID,0 = 未使用'),
  give_id: z.int().describe('由哪位会员转赠而来'),
  receive_id: z.int().describe('已转赠给哪位会员'),
  evaluation: z.string(),
  score: z.int(),
  evaluation_time: seconds,
  is_read: z.int(),
  come: z.int(),
  user_id: z.int().describe('核销员工；未使用时为发放员工'),
  order_id: z.int(),
  goods_id: z.int(),
  coupon_title: z.string(),
  deduction: z.string().describe('元，两位小数'),
  is_self: z.int(),
  use_week: z.string().describe('"1,2,3",1 = 周一；空 = 每天'),
  is_use_week: z.int(),
  terms: wireTermsSchema.optional().describe('扩展：优惠、适用范围与条件'),
  shop_id: z.int().optional().describe('扩展：核销门店'),
  request_id: z.string().optional().describe('扩展：核销请求号'),
  recall_date: seconds.optional().describe('扩展：已收回，此后不在任何列表中'),
})

function toSeconds(at: number | null): number {
  return at === null ? 0 : Math.floor(at / 1_000)
}

/** A coupon as the lists and the details show it, with the terms of its template. */
export function toWireCoupon(
  row: CouponRow,
  terms: z.output<typeof wireTermsSchema> | undefined,
): z.output<typeof wireCouponSchema> {
  return {
    id: row.id,
    member_id: row.memberId,
    coupon_id: row.templateId,
    start_date: fromDayNumber(row.startsDay),
    end_date: fromDayNumber(row.endsDay),
    create_date: toSeconds(row.receivedAt),
    use_date: toSeconds(row.redeemedAt),
    give_date: toSeconds(row.givenAt),
    type: row.type,
    use_id: row.redemptionId ?? 0,
    give_id: row.giverId ?? 0,
    receive_id: row.receiverId ?? 0,
    evaluation: row.evaluation,
    score: row.score,
    evaluation_time: toSeconds(row.evaluatedAt),
    is_read: row.isRead,
    come: row.source,
    user_id: (row.redemptionId === null ? row.issuedBy : row.redeemedBy) ?? 0,
    order_id: row.orderId,
    goods_id: row.goodsId,
    coupon_title: row.title,
    // Who knows document 000 alone must not take an amount off for a coupon that takes off a part.
    deduction: (terms?.benefit.kind === 'percentage' ? 0 : row.deductionFen / 100).toFixed(2),
    is_self: row.isSelf,
    use_week: row.useWeek,
    is_use_week: row.isUseWeek,
    ...(terms ? { terms } : {}),
    ...(row.redemptionId === null ? {} : toWireUse(row)),
    ...(row.recalledAt === null ? {} : toWireRecall(row, row.recalledAt)),
  }
}

function toWireUse({ redeemedInShop, requestId }: CouponRow) {
  return { shop_id: redeemedInShop ?? 0, request_id: requestId ?? '' }
}

// Only who follows the changes is told. Who does not know `recall_date` takes the coupon for given away, and so does not
// redeem it either.
function toWireRecall({ memberId }: CouponRow, at: number) {
  return { recall_date: toSeconds(at), give_date: toSeconds(at), receive_id: memberId }
}

/** What a redeem call answers. */
export const wireRedeemedSchema = z.object({
  mem_coupon_id: z.int(),
  user_id: z.int().describe('核销员工，0 = 未知'),
  create_date: seconds,
  coupon_id: z.int(),
  member_id: z.int(),
  id: z.int().describe('核销记录ID'),
})

/** A redemption as the redeem call answers it. */
export function toWireRedeemed(row: RedemptionRow): z.output<typeof wireRedeemedSchema> {
  return {
    mem_coupon_id: row.memCouponId,
    user_id: row.staffId ?? 0,
    create_date: toSeconds(row.redeemedAt),
    coupon_id: row.templateId,
    member_id: row.memberId,
    id: row.id,
  }
}

/** One redemption with everything that is known of it (extension). */
export const wireRedemptionSchema = wireRedeemedSchema.extend({
  shop_id: z.int(),
  request_id: z.string(),
  undo_date: seconds.describe('撤销时间，unix 秒，0 = 有效'),
  undo_reason: z.string(),
})

/** A redemption, undone or not, with its request. */
export function toWireRedemption(row: RedemptionRow): z.output<typeof wireRedemptionSchema> {
  return {
    ...toWireRedeemed(row),
    shop_id: row.shopId ?? 0,
    request_id: row.requestId ?? '',
    undo_date: toSeconds(row.undoneAt),
    undo_reason: row.undoReason ?? '',
  }
}

/** One line of the list of redemptions. */
export const wireListedSchema = z.object({
  id: z.int(),
  mem_coupon_id: z.int(),
  coupon_id: z.int(),
  create_date: seconds,
  shop_id: z.int(),
  user_id: z.int(),
  member_id: z.int(),
  member_info: z.object({ nickname: z.string(), headimgurl: z.string() }),
  coupon_title: z.string(),
})

/** A redemption as the list shows it. */
export function toWireListed(row: ListedRedemption): z.output<typeof wireListedSchema> {
  return {
    id: row.id,
    mem_coupon_id: row.memCouponId,
    coupon_id: row.templateId,
    create_date: toSeconds(row.redeemedAt),
    shop_id: row.shopId ?? 0,
    user_id: row.staffId ?? 0,
    member_id: row.memberId,
    member_info: { nickname: row.nickname, headimgurl: '' },
    coupon_title: row.title,
  }
}

/** One member as the search shows it (extension). */
export const wireMemberSchema = z.object({
  id: z.int(),
  nickname: z.string(),
  mobile: z.string(),
  card_no: z.string(),
  level_name: z.string(),
  headimgurl: z.string(),
})

/** A member as the search shows it. */
export function toWireMember(row: MemberRow): z.output<typeof wireMemberSchema> {
  return {
    id: row.id,
    nickname: row.nickname,
    mobile: row.mobile,
    card_no: row.cardNo,
    level_name: row.levelName,
    headimgurl: '',
  }
}

/** A member as a pull tells of one, erased ones too. */
export const wireSyncedMemberSchema = wireMemberSchema.extend({
  erase_date: seconds.optional().describe('扩展：已删除个人信息，只剩会员ID'),
})

/** A member as a pull tells of one. */
export function toWireSyncedMember(row: MemberRow): z.output<typeof wireSyncedMemberSchema> {
  const erased = row.erasedAt === null ? {} : { erase_date: toSeconds(row.erasedAt) }
  return { ...toWireMember(row), ...erased }
}
