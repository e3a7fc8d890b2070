import type { Instant } from '@shared/domain/calendar'
import { hashPassword } from '../../src-main/embedded-api/passwords'
import type { NewRow } from '../../src-main/embedded-api/store/tables'
import type { SampleData } from '../../src-main/embedded-api/sample/sample-data'

/** One coupon of a test; days are counted from today, and what is left out makes it usable now. */
export interface CouponFixture {
  id: number
  memberId?: number
  /** The level of its member, 1 unless told. */
  level?: 1 | 2
  starts?: number
  ends?: number
  useWeek?: string
  title?: string
  type?: 1 | 2
  deductionFen?: number
  givenTo?: number
  /** Redeemed (as part of the sample) so many days from today. */
  usedOn?: number
  /** Other columns of its template. */
  template?: Partial<NewRow<'coupon_template'>>
}

// Every row of a table is filled in with the columns of the first.
const TEMPLATE = {
  status: 1,
  use_type: 0,
  coupon_method: 1,
  discount_parts: 0,
  enough_fen: 0,
  time_limit: 0,
  time_days: 0,
  time_start_day: null,
  time_end_day: null,
  is_complex: 1,
  level_limit: -1,
  display_order: 0,
  total: -1,
  categories: '[]',
  goods: '[]',
  stores: '[]',
  hotels: '[]',
  suppliers: '[]',
} satisfies Partial<NewRow<'coupon_template'>>

export const MEMBER = 10_001
export const STAFF = { id: 1001, account: 'tester', password: 'open-sesame', name: '柜台测试员' }
const DAY_MS = 86_400_000

/** Turns fixtures into the rows that fill a database. */
export async function fixtureData(
  coupons: CouponFixture[],
  today: number,
  now: Instant,
): Promise<SampleData> {
  const members = new Set([
    MEMBER,
    ...coupons.flatMap(({ memberId, givenTo }) => [memberId ?? MEMBER, givenTo ?? MEMBER]),
  ])
  const golden = new Set(
    coupons.flatMap(({ memberId, level }) => (level === 2 ? [memberId ?? MEMBER] : [])),
  )
  return {
    shops: [1, 2, 3].map((id) => ({
      id,
      name: `测试店${id}`,
      address: '测试路',
      phone: '0571-5550100',
    })),
    staff: [
      {
        id: STAFF.id,
        account: STAFF.account,
        name: STAFF.name,
        password_hash: await hashPassword(STAFF.password),
        shop_id: 2,
      },
    ],
    levels: [
      { id: 1, level: 1, level_name: '普通会员' },
      { id: 2, level: 2, level_name: '金卡会员' },
    ],
    templates: coupons.map(({ id, title, type, deductionFen, useWeek, template }) => ({
      ...TEMPLATE,
      id,
      title: title ?? `测试券${id}`,
      type: type ?? 1,
      use_type: type === 2 ? 8 : 0,
      deduction_fen: deductionFen ?? 1_000,
      use_week: useWeek ?? '',
      is_use_week: useWeek ? 1 : 0,
      is_self: 0,
      ...template,
    })),
    members: [...members].map((id) => ({
      id,
      nickname: `测试会员${id}`,
      mobile: `1990000${String(id % 10_000).padStart(4, '0')}`,
      mobile_tail: String(id % 10_000).padStart(4, '0'),
      card_no: `8866${id}`,
      level_name: golden.has(id) ? '金卡会员' : '普通会员',
      level_id: golden.has(id) ? 2 : 1,
    })),
    coupons: coupons.map((coupon) => ({
      id: coupon.id,
      member_id: coupon.memberId ?? MEMBER,
      template_id: coupon.id,
      starts_day: today + (coupon.starts ?? -1),
      ends_day: today + (coupon.ends ?? 30),
      received_at: now - 2 * DAY_MS,
      given_at: coupon.givenTo === undefined ? null : now - DAY_MS,
      receiver_id: coupon.givenTo ?? null,
      giver_id: null,
      source: 5,
      issued_by: STAFF.id,
      order_id: 0,
      goods_id: 0,
      is_read: 0,
      evaluation: '',
      score: 0,
      evaluated_at: 0,
      is_sample: 1,
    })),
    redemptions: () =>
      coupons.flatMap(({ id, usedOn }) =>
        usedOn === undefined
          ? []
          : [
              {
                mem_coupon_id: id,
                shop_id: 2,
                staff_id: STAFF.id,
                request_id: null,
                redeemed_at: now + usedOn * DAY_MS,
                undone_at: null,
                undone_by: null,
                undo_reason: null,
                is_sample: 1,
              },
            ],
      ),
  }
}
