import { sql, type ExpressionBuilder, type Kysely } from 'kysely'
import type { DayNumber } from '../days'
import type {
  CouponRow,
  CouponSelection,
  ListedRedemption,
  MemberRow,
  MemberSearch,
  Page,
  RedemptionFilter,
  RedemptionRow,
} from './store'
import type { Tables } from './tables'

// What is read is the same on every SQL engine; only how it is executed belongs to one.

type Db = Kysely<Tables>

function offsetOf({ page, limit }: Page): number {
  return (page - 1) * limit
}

/** Coupons with their template and the redemption that counts. */
export const couponsOf = (db: Db) =>
  db
    .selectFrom('member_coupon as c')
    .innerJoin('coupon_template as t', 't.id', 'c.template_id')
    .leftJoin('redemption as r', (join) =>
      join.onRef('r.mem_coupon_id', '=', 'c.id').on('r.undone_at', 'is', null),
    )
    .select([
      'c.id',
      'c.member_id as memberId',
      'c.template_id as templateId',
      't.title',
      't.type',
      't.deduction_fen as deductionFen',
      't.use_week as useWeek',
      't.is_use_week as isUseWeek',
      't.is_self as isSelf',
      'c.starts_day as startsDay',
      'c.ends_day as endsDay',
      'c.received_at as receivedAt',
      'c.given_at as givenAt',
      'c.receiver_id as receiverId',
      'c.giver_id as giverId',
      'c.recalled_at as recalledAt',
      'c.source',
      'c.issued_by as issuedBy',
      'c.order_id as orderId',
      'c.goods_id as goodsId',
      'c.is_read as isRead',
      'c.evaluation',
      'c.score',
      'c.evaluated_at as evaluatedAt',
      'r.id as redemptionId',
      'r.redeemed_at as redeemedAt',
      'r.shop_id as redeemedInShop',
      'r.staff_id as redeemedBy',
      'r.request_id as requestId',
    ])

/** A member's coupons, newest first; each coupon is in exactly one of unused, used and expired. */
export function couponList(
  db: Db,
  memberId: number,
  selection: CouponSelection,
  today: DayNumber,
  page: Page,
): Promise<CouponRow[]> {
  let query = couponsOf(db).where('c.member_id', '=', memberId).where('c.recalled_at', 'is', null)
  if (selection !== 'all') {
    query = query.where('r.id', selection === 'used' ? 'is not' : 'is', null)
  }
  if (selection === 'expired') query = query.where('c.ends_day', '<', today)
  if (selection === 'unused' || selection === 'redeemable') {
    query = query.where('c.ends_day', '>=', today)
  }
  if (selection === 'redeemable') {
    query = query.where((e) => e.or([e('c.given_at', 'is', null), e('c.receiver_id', 'is', null)]))
  }
  return query.orderBy('c.id', 'desc').limit(page.limit).offset(offsetOf(page)).execute()
}

/** One coupon by its id. */
export async function couponById(db: Db, id: number): Promise<CouponRow | null> {
  return (await couponsOf(db).where('c.id', '=', id).executeTakeFirst()) ?? null
}

const redemptionsOf = (db: Db) =>
  db
    .selectFrom('redemption as r')
    .innerJoin('member_coupon as c', 'c.id', 'r.mem_coupon_id')
    .select([
      'r.id',
      'r.mem_coupon_id as memCouponId',
      'c.template_id as templateId',
      'c.member_id as memberId',
      'r.shop_id as shopId',
      'r.staff_id as staffId',
      'r.request_id as requestId',
      'r.redeemed_at as redeemedAt',
      'r.undone_at as undoneAt',
      'r.undo_reason as undoReason',
    ])

/** The redemptions that count, newest first. */
export function redemptionList(
  db: Db,
  filter: RedemptionFilter,
  page: Page,
): Promise<ListedRedemption[]> {
  // The page is cut out of an index before anything is joined: otherwise a late page would join all rows before it.
  let wanted = db.selectFrom('redemption').select('id').where('undone_at', 'is', null)
  if (filter.from !== null) wanted = wanted.where('redeemed_at', '>=', filter.from)
  if (filter.until !== null) wanted = wanted.where('redeemed_at', '<', filter.until)
  if (filter.memCouponId !== null) wanted = wanted.where('mem_coupon_id', '=', filter.memCouponId)
  return redemptionsOf(db)
    .innerJoin('member as m', 'm.id', 'c.member_id')
    .innerJoin('coupon_template as t', 't.id', 'c.template_id')
    .select(['m.nickname', 't.title'])
    .where(
      'r.id',
      'in',
      wanted
        .orderBy('redeemed_at', 'desc')
        .orderBy('id', 'desc')
        .limit(page.limit)
        .offset(offsetOf(page)),
    )
    .orderBy('r.redeemed_at', 'desc')
    .orderBy('r.id', 'desc')
    .execute()
}

/** The redemption that a request made, also when it has been undone. */
export async function redemptionByRequest(
  db: Db,
  requestId: string,
): Promise<RedemptionRow | null> {
  return (await redemptionsOf(db).where('r.request_id', '=', requestId).executeTakeFirst()) ?? null
}

/** Members as they are shown; those who were erased too, of whom there is nothing to show. */
export const membersOf = (db: Db) =>
  db
    .selectFrom('member')
    .select([
      'id',
      'nickname',
      'mobile',
      'card_no as cardNo',
      'level_id as levelId',
      'level_name as levelName',
      'erased_at as erasedAt',
    ])

/** The members that a search means, by id. */
export async function memberList(db: Db, search: MemberSearch, page: Page): Promise<MemberRow[]> {
  let query = membersOf(db).where('erased_at', 'is', null)
  if (search.kind === 'digits') {
    const { digits } = search
    // Every alternative has an index of its own.
    query = query.where((e) =>
      e.or([
        ...(digits.length <= 15 ? [e('id', '=', Number(digits))] : []),
        e('mobile', '=', digits),
        e('card_no', '=', digits),
        ...(digits.length === 4 ? [e('mobile_tail', '=', digits)] : []),
      ]),
    )
  } else if (search.kind === 'text') {
    const byStart = query.where((e) => startsWith(e, search.text))
    query = (await byStart.limit(1).executeTakeFirst())
      ? byStart
      : query.where(sql<boolean>`nickname LIKE ${containing(search.text)} ESCAPE '!'`)
  }
  return query.orderBy('id').limit(page.limit).offset(offsetOf(page)).execute()
}

/** One member by the id. */
export async function memberById(db: Db, id: number): Promise<MemberRow | null> {
  const known = membersOf(db).where('id', '=', id).where('erased_at', 'is', null)
  return (await known.executeTakeFirst()) ?? null
}

/** A name that begins so, or a card: both have an index, which a name that only contains the text has not. */
function startsWith(e: ExpressionBuilder<Tables, 'member'>, text: string) {
  const range = [e('nickname', '>=', text), e('nickname', '<', `${text}\u{10ffff}`)]
  return e.or([e.and(range), e('card_no', '=', text)])
}

function containing(text: string): string {
  return `%${text.replace(/[!%_]/g, '!$&')}%`
}
