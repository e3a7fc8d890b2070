import { z } from 'zod'
import { fromDayNumber, type DayNumber } from '../days'
import type { CouponRow } from '../store/store'
import { namedOf, type TemplateRow } from '../store/template-rows'
import { weekdaysOf } from '../rules'
import { limitWords, useTypeName } from './use-types'
import {
  clockText,
  endText,
  firstSecond,
  idsOf,
  lastSecond,
  namesOf,
  secondsOf,
  yuan,
  yuanText,
  zhe,
  zheText,
} from './values'

/** (read) Document 002 does not say when a coupon is near its end: within seven days here. */
export const NEAR_EXPIRY_DAYS = 7

/** A coupon that a member holds, with its template. */
export interface Held {
  coupon: CouponRow
  template: TemplateRow
}

const ids = z.array(z.string()).nullable()
const flag = z.int().describe('0 或 1')

// What documents 002 and 003 both show of a template, and what only this API adds.
const templateCommon = {
  id: z.int(),
  name: z.string(),
  coupon_method: z.int().describe('1 立减 deduct，2 打折 discount'),
  enough: z.number().describe('元，0 = 不限'),
  use_type: z.int(),
  category_ids: ids,
  categorynames: ids,
  goods_ids: ids,
  goods_names: ids,
  storenames: ids,
  time_limit: z.int().describe('0 获得后 time_days 天内，1 时间范围'),
  time_days: z.int(),
  time_start: z.string().nullable(),
  time_end: z.string().nullable(),
  total: z.int(),
  storeids: ids.describe('扩展'),
  hotel_ids: ids.describe('扩展'),
  hotel_names: ids.describe('扩展'),
  supplierids: ids.describe('扩展'),
  suppliernames: ids.describe('扩展'),
  is_complex: flag.describe('扩展：1 可叠加'),
  level_limit: z.int().describe('扩展：会员等级，-1 = 不限'),
  use_week: z.string().describe('扩展："1,2,3"，1 = 周一；空 = 每天'),
}

function templateFields(template: TemplateRow) {
  const [categories, goods, stores] = [
    namedOf(template.categories),
    namedOf(template.goods),
    namedOf(template.stores),
  ]
  const [hotels, suppliers] = [namedOf(template.hotels), namedOf(template.suppliers)]
  const { timeStartDay, timeEndDay } = template
  return {
    id: template.id,
    name: template.title,
    coupon_method: template.couponMethod,
    enough: yuan(template.enoughFen),
    use_type: template.useType,
    category_ids: idsOf(categories),
    categorynames: namesOf(categories),
    goods_ids: idsOf(goods),
    goods_names: namesOf(goods),
    storenames: namesOf(stores),
    time_limit: template.timeLimit,
    time_days: template.timeDays,
    time_start: timeStartDay === null ? null : firstSecond(timeStartDay),
    time_end: timeEndDay === null ? null : lastSecond(timeEndDay),
    total: template.total,
    storeids: idsOf(stores),
    hotel_ids: idsOf(hotels),
    hotel_names: namesOf(hotels),
    supplierids: idsOf(suppliers),
    suppliernames: namesOf(suppliers),
    is_complex: template.isComplex,
    level_limit: template.levelLimit,
    use_week: weekdaysOf(template.useWeek).join(','),
  }
}

// What both documents show of a held coupon.
const heldCommon = {
  id: z.int(),
  coupon_id: z.int(),
  used: flag,
  use_time: z.int().describe('unix 秒，0 = 未使用'),
  api_limit: z.string().describe('适用范围'),
  member_id: z.int().describe('扩展'),
  shop_id: z.int().describe('扩展：核销门店，0 = 无'),
  request_id: z.string().describe('扩展：核销请求号'),
}

function heldFields({ coupon, template }: Held) {
  return {
    id: coupon.id,
    coupon_id: coupon.templateId,
    used: coupon.redemptionId === null ? 0 : 1,
    use_time: secondsOf(coupon.redeemedAt),
    api_limit: limitWords(template),
    member_id: coupon.memberId,
    shop_id: coupon.redeemedInShop ?? 0,
    request_id: coupon.requestId ?? '',
  }
}

/** A held coupon as document 003 shows it. */
export const wireHeldSchema = z.object({
  ...heldCommon,
  get_time: z.int().describe('unix 秒'),
  can_spread: z.boolean(),
  belongs_to_coupon: z.object({
    ...templateCommon,
    deduct: z.number().describe('元'),
    discount: z.number().describe('折'),
    start: z.string().describe('YYYY-MM-DD，含当日'),
    end: z.string().describe('YYYY-MM-DD，含当日；不限时间'),
  }),
})

/** Writes a held coupon as document 003 does. */
export function toWireHeld(held: Held): z.output<typeof wireHeldSchema> {
  const { coupon, template } = held
  return {
    ...heldFields(held),
    get_time: secondsOf(coupon.receivedAt),
    // True where the words name many things, which a screen may fold away.
    can_spread: limitWords(template).length > 20,
    belongs_to_coupon: {
      ...templateFields(template),
      deduct: yuan(template.deductionFen),
      discount: zhe(template.discountParts),
      start: fromDayNumber(coupon.startsDay),
      end: endText(coupon.endsDay, fromDayNumber),
    },
  }
}

/** A held coupon as document 002 shows it. */
export const wireSidebarSchema = z.object({
  ...heldCommon,
  get_time: z.string().describe('YYYY-MM-DD HH:MM:SS，门店时区'),
  near_expiration: flag,
  time_start: z.string(),
  time_end: z.string().describe('不限时间 = 没有期限'),
  belongs_to_coupon: z.object({
    ...templateCommon,
    deduct: z.string().describe('元'),
    discount: z.string().describe('折'),
    money: z.string(),
    credit: z.int(),
    plugin_id: z.int(),
    use_conditions: z.null(),
    coupon_type_name: z.string(),
  }),
})

/** Writes a held coupon as document 002 does. */
export function toWireSidebar(
  held: Held,
  today: DayNumber,
  timeZone: string,
): z.output<typeof wireSidebarSchema> {
  const { coupon, template } = held
  const isOpen = coupon.redemptionId === null && coupon.endsDay >= today
  return {
    ...heldFields(held),
    get_time: clockText(coupon.receivedAt, timeZone),
    near_expiration: isOpen && coupon.endsDay <= today + NEAR_EXPIRY_DAYS ? 1 : 0,
    time_start: fromDayNumber(coupon.startsDay),
    time_end: endText(coupon.endsDay, lastSecond),
    belongs_to_coupon: {
      ...templateFields(template),
      deduct: yuanText(template.deductionFen),
      discount: zheText(template.discountParts),
      money: '0.00',
      credit: 0,
      plugin_id: 0,
      use_conditions: null,
      coupon_type_name: useTypeName(template.useType),
    },
  }
}
