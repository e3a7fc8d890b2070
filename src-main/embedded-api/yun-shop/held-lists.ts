import { z } from 'zod'
import { currentDay, toDayNumber, type DayNumber } from '../days'
import { idNumber, MAX_LIMIT, wholeNumber } from '../inputs'
import { refuse } from '../refusals'
import { refuseRecalled } from '../rules'
import { EXCHANGE, type HeldFilter } from '../store/held-filter'
import type { CouponRow, Store } from '../store/store'
import { defineRoute, rowsOrNothing, type RouteContext } from './route'
import {
  NEAR_EXPIRY_DAYS,
  toWireHeld,
  toWireSidebar,
  wireHeldSchema,
  wireSidebarSchema,
  type Held,
} from './wire-held'

/** `page` and `pagesize` of every list: from page 1, ten rows unless told otherwise (document 003). */
export const yunPageFields = {
  page: wholeNumber(1, 1_000_000).default(1).describe('页码，默认 1'),
  pagesize: wholeNumber(1, MAX_LIMIT).default(10).describe('每页数量，默认 10，最多 100'),
}

const memberId = idNumber.describe('扩展：哪位会员')
const status = wholeNumber(1, 3)
  .default(1)
  .describe('1 未使用，2 已过期，3 已使用')
  .transform((value) => (['unused', 'expired', 'used'] as const)[value - 1] ?? 'unused')

// In the order of document 002; what a coupon type means is decided here and nowhere else.
const COUPON_TYPES: readonly [name: string, filter: (today: DayNumber) => Partial<HeldFilter>][] = [
  ['全部', () => ({})],
  ['平台', () => ({ useTypes: [0] })],
  ['门店', () => ({ useTypes: [4, 5] })],
  ['酒店', () => ({ useTypes: [6, 7] })],
  ['指定商品', () => ({ useTypes: [2] })],
  ['分类商品', () => ({ useTypes: [1] })],
  ['兑换券', () => ({ useTypes: [EXCHANGE] })],
  ['满减券', () => ({ couponMethod: 1 })],
  ['折扣券', () => ({ couponMethod: 2 })],
  ['平台商品和门店', () => ({ useTypes: [9] })],
  ['快过期', (today) => ({ endsBy: today + NEAR_EXPIRY_DAYS })],
]

/** Today in the shops' zone. */
export function todayOf({ clock, timeZone }: RouteContext): DayNumber {
  return toDayNumber(currentDay(clock(), timeZone))
}

/** Gives coupons their templates. */
async function withTemplates(store: Store, coupons: CouponRow[]): Promise<Held[]> {
  const templates = await store.templatesOf(coupons.map(({ templateId }) => templateId))
  return coupons.flatMap((coupon) => {
    const template = templates.get(coupon.templateId)
    return template ? [{ coupon, template }] : []
  })
}

/** Document 003. */
export const couponsByStatus = defineRoute({
  route: 'coupon.member-coupon.coupons-of-member-by-status',
  method: 'GET',
  kind: 'documented',
  summary: '个人拥有的优惠券列表',
  description:
    'Newest first; a coupon that was given away is in no list. Without a row: `result` 0, `msg` 没有找到记录. Extensions: `member_id` (a terminal asks for somebody else); of a row `member_id`, `shop_id`, `request_id`; of its template `storeids`, `storenames`, `hotel_ids`, `hotel_names`, `supplierids`, `suppliernames`, `is_complex`, `level_limit`, `use_week`.',
  input: z.object({ member_id: memberId, status_request: status, ...yunPageFields }),
  data: z.array(wireHeldSchema),
  async handle({ member_id, status_request: state, page, pagesize }, context) {
    const { store } = context
    const limits = { page, limit: pagesize }
    const rows = await store.heldCoupons(member_id, { state }, todayOf(context), limits)
    return rowsOrNothing((await withTemplates(store, rows)).map(toWireHeld))
  },
})

const fixed = (value: string) => z.literal(value, { error: `须为 ${value}` }).describe('固定值')

/** Document 002. */
export const sidebarCoupons = defineRoute({
  route:
    'plugin.wechat-chat-sidebar.frontend.controller.customer.customer.couponsOfMemberByStatusV2',
  method: 'POST',
  kind: 'documented',
  summary: '企业微信侧边栏：客户的优惠券',
  description:
    'The lists of document 003 with a filter; an empty one is a success with no rows. `coupon_type` is 1 when it is left out, as documented; 10 is what ends within seven days. Extensions: `member_id`, `pagesize`, and those of the rows.',
  input: z.object({
    client: fixed('work'),
    type: z.preprocess((value) => (value === 17 ? '17' : value), fixed('17')),
    member_id: memberId,
    status_request: status,
    coupon_type: wholeNumber(0, 10)
      .default(1)
      .describe(COUPON_TYPES.map(([name], index) => `${index} ${name}`).join('，')),
    ...yunPageFields,
  }),
  data: z.object({
    set: z.object({ transfer: z.boolean() }),
    data: z.array(wireSidebarSchema),
    search_array: z.array(z.string()),
  }),
  async handle({ member_id, status_request: state, coupon_type, page, pagesize }, context) {
    const { store, timeZone } = context
    const today = todayOf(context)
    const filter = { state, ...COUPON_TYPES[coupon_type]?.[1](today) }
    const rows = await store.heldCoupons(member_id, filter, today, { page, limit: pagesize })
    const held = await withTemplates(store, rows)
    return {
      // Nobody hands a coupon on through this API.
      set: { transfer: false },
      data: held.map((one) => toWireSidebar(one, today, timeZone)),
      search_array: COUPON_TYPES.map(([name]) => name),
    }
  },
})

/** One coupon that somebody holds (extension). */
export const heldDetail = defineRoute({
  route: 'coupon.member-coupon.detail',
  method: 'GET',
  kind: 'extension',
  summary: '一张会员优惠券',
  description:
    'A row of document 003, whatever its state (but one that was taken back is refused with 2006); `give_time` and `receive_id` say that it was given away and to whom.',
  input: z.object({ id: idNumber.describe('会员优惠券 ID') }),
  data: wireHeldSchema.extend({
    give_time: z.int().describe('转赠时间，unix 秒，0 = 未转赠'),
    receive_id: z.int().describe('已转赠给哪位会员，0 = 无'),
  }),
  async handle({ id }, { store, timeZone }) {
    const coupon = await store.coupon(id)
    if (coupon && coupon.recalledAt !== null) return refuseRecalled(coupon.recalledAt, timeZone)
    const [held] = await withTemplates(store, coupon ? [coupon] : [])
    if (!coupon || !held) return refuse('noSuchCoupon', `没有编号为 ${id} 的会员优惠券`)
    return {
      ...toWireHeld(held),
      give_time: coupon.givenAt === null ? 0 : Math.floor(coupon.givenAt / 1_000),
      receive_id: coupon.receiverId ?? 0,
    }
  },
})
