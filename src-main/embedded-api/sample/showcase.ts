import type { Instant } from '@shared/domain/calendar'
import type { DayNumber } from '../days'
import type { NewRow } from '../store/tables'
import { PLAIN_TEMPLATE, SAMPLE_TEMPLATES } from './catalogue'

/** A gold-card member who, besides other coupons, holds one of every kind of terms. */
export const SHOWCASE_MEMBER_ID = 10_010

const GOLD = 3
const PLATINUM = 4
const DAY_MS = 86_400_000
const TEN_O_CLOCK_MS = 36_000_000
const FIRST_TEMPLATE_ID = SAMPLE_TEMPLATES.length + 1

const named = (...pairs: readonly (readonly [id: string, name: string])[]) =>
  JSON.stringify(pairs.map(([id, name]) => ({ id, name })))

type Shown = Partial<NewRow<'coupon_template'>> & { title: string }

// Titles say what the terms say, so that whoever tries the terminal can check it.
const SHOWN: readonly Shown[] = [
  { title: '全场满 100 减 20', deduction_fen: 2_000, enough_fen: 10_000 },
  { title: '全场 8.5 折', coupon_method: 2, discount_parts: 8_500 },
  {
    title: '咖啡豆、乌龙茶立减 15 元',
    deduction_fen: 1_500,
    use_type: 2,
    goods: named(['62', '云岭咖啡豆'], ['68', '桂花乌龙茶']),
  },
  {
    title: '茶饮类 7 折，满 30 可用',
    coupon_method: 2,
    discount_parts: 7_000,
    enough_fen: 3_000,
    use_type: 1,
    categories: named(['7', '茶饮']),
  },
  {
    title: '大额券满 200 减 50，每单限一张',
    deduction_fen: 5_000,
    enough_fen: 20_000,
    is_complex: 0,
  },
  {
    title: '湖畔店专用 12 元券',
    deduction_fen: 1_200,
    use_type: 4,
    stores: named(['2', '青禾生活馆（湖畔店）']),
  },
  { title: '金卡会员 9 折', coupon_method: 2, discount_parts: 9_000, level_limit: GOLD },
  { title: '铂金会员立减 100 元', deduction_fen: 10_000, level_limit: PLATINUM },
  {
    title: '手冲咖啡兑换券（指定商品）',
    type: 2,
    use_type: 8,
    goods: named(['90', '手冲咖啡（单杯）']),
  },
]

/** Templates with terms that document 000 has no field for, numbered after the others. */
export const SHOWCASE_TEMPLATES: NewRow<'coupon_template'>[] = SHOWN.map((shown, index) => ({
  ...PLAIN_TEMPLATE,
  id: FIRST_TEMPLATE_ID + index,
  ...shown,
}))

// Two of what is limited to one per bill show the limit.
const HELD = [...SHOWCASE_TEMPLATES, ...SHOWCASE_TEMPLATES.filter((one) => one.is_complex === 0)]

/** One coupon of each of them for the showcase member, usable for weeks; ids count on from `firstId`. */
export function showcaseCoupons(
  firstId: number,
  today: DayNumber,
  midnight: Instant,
): NewRow<'member_coupon'>[] {
  return HELD.map(({ id }, index) => ({
    id: firstId + index,
    member_id: SHOWCASE_MEMBER_ID,
    template_id: id,
    starts_day: today - 3,
    ends_day: today + 20 + index,
    received_at: midnight - 3 * DAY_MS + TEN_O_CLOCK_MS,
    given_at: null,
    receiver_id: null,
    giver_id: null,
    source: 1,
    issued_by: null,
    order_id: 0,
    goods_id: 0,
    is_read: 1,
    evaluation: '',
    score: 0,
    evaluated_at: 0,
    is_sample: 1,
  }))
}
