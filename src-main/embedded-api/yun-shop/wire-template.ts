import { z } from 'zod'
import type { TemplateFigures } from '../store/giving-rows'
import { namedOf, type LevelRow, type TemplateRow } from '../store/template-rows'
import { weekdaysOf } from '../rules'
import {
  clockText,
  firstSecond,
  idsOf,
  lastSecond,
  namesOf,
  yuan,
  yuanText,
  zheText,
} from './values'

const names = z.array(z.string()).nullable()
const flag = z.int().describe('0 或 1')

// What this API does not keep is answered as document 001 shows it of a coupon that does not use it.
const NOT_KEPT = {
  cat_id: 0,
  return_type: 0,
  bgcolor: '',
  coupon_type: 0,
  back_type: 0,
  back_money: '',
  back_credit: '',
  back_redpack: '',
  back_when: 0,
  thumb: '',
  desc: null,
  money: '0.00',
  resp_desc: '',
  resp_thumb: '',
  resp_title: '',
  resp_url: '',
  credit: 0,
  usecredit2: 0,
  remark: '',
  descnoset: 0,
  supplier_uid: 0,
  getcashier: 0,
  cashiersids: null,
  cashiersnames: null,
  getstore: 0,
  getsupplier: 0,
  createtime: 0,
  deleted_at: null,
  plugin_id: 0,
}

/** `coupon` of document 001. */
export const wireTemplateSchema = z.looseObject({
  id: z.int().describe('0 = 空白模板'),
  uniacid: z.int(),
  name: z.string(),
  status: flag,
  display_order: z.int(),
  get_type: flag,
  get_max: z.int().describe('-1 = 不限'),
  total: z.int().describe('-1 = 不限'),
  level_limit: z.int().describe('-1 = 不限'),
  use_type: z.int(),
  enough: z.number().describe('元，0 = 不限'),
  coupon_method: z.int().describe('1 立减，2 打折'),
  deduct: z.string().describe('元'),
  discount: z.string().describe('折'),
  is_complex: flag,
  time_limit: z.int().describe('0 获得后 time_days 天内，1 时间范围'),
  time_days: z.int().describe('0 = 不限'),
  time_start: z.string().nullable(),
  time_end: z.string().nullable(),
  category_ids: names,
  categorynames: names,
  goods_ids: names,
  goods_names: names,
  storeids: names,
  storenames: names,
  supplierids: names,
  suppliernames: names,
  created_at: z.string(),
  updated_at: z.string(),
  hotel_ids: names.describe('扩展'),
  hotel_names: names.describe('扩展'),
  use_week: z.string().describe('扩展："1,2,3"，1 = 周一；空 = 每天'),
  revision: z.int().describe('扩展：保存时带回，他人改过则拒绝'),
  given_num: z.int().describe('扩展：已发放张数，不含已收回'),
  used_num: z.int().describe('扩展：已使用张数'),
  unused_num: z.int().describe('扩展：会员持有、未使用且未过期的张数'),
})

/** A template as document 001 shows it; without figures there is no coupon of it. */
export function toWireTemplate(
  template: TemplateRow,
  figures: TemplateFigures | undefined,
  account: number,
  timeZone: string,
): z.output<typeof wireTemplateSchema> {
  const [categories, goods, stores] = [
    namedOf(template.categories),
    namedOf(template.goods),
    namedOf(template.stores),
  ]
  const [hotels, suppliers] = [namedOf(template.hotels), namedOf(template.suppliers)]
  const { timeStartDay, timeEndDay } = template
  return {
    ...NOT_KEPT,
    id: template.id,
    uniacid: account,
    name: template.title,
    status: template.status,
    display_order: template.displayOrder,
    get_type: template.getType,
    get_max: template.getMax,
    total: template.total,
    level_limit: template.levelLimit,
    use_type: template.useType,
    enough: yuan(template.enoughFen),
    coupon_method: template.couponMethod,
    deduct: yuanText(template.deductionFen),
    discount: zheText(template.discountParts),
    is_complex: template.isComplex,
    time_limit: template.timeLimit,
    time_days: template.timeDays,
    time_start: timeStartDay === null ? null : firstSecond(timeStartDay),
    time_end: timeEndDay === null ? null : lastSecond(timeEndDay),
    category_ids: idsOf(categories),
    categorynames: namesOf(categories),
    goods_ids: idsOf(goods),
    goods_names: namesOf(goods),
    storeids: idsOf(stores),
    storenames: namesOf(stores),
    supplierids: idsOf(suppliers),
    suppliernames: namesOf(suppliers),
    created_at: clockText(template.createdAt, timeZone),
    updated_at: clockText(template.updatedAt, timeZone),
    hotel_ids: idsOf(hotels),
    hotel_names: namesOf(hotels),
    use_week: weekdaysOf(template.useWeek).join(','),
    revision: template.revision,
    given_num: figures?.given ?? 0,
    used_num: figures?.used ?? 0,
    unused_num: figures?.unused ?? 0,
  }
}

/** `memberlevels` of document 001. */
export const wireLevelSchema = z.looseObject({
  id: z.int(),
  uniacid: z.int(),
  level: z.int(),
  level_name: z.string(),
})

/** A level of members as document 001 shows it; what a level costs or gives besides is not kept here. */
export function toWireLevel(
  { id, level, levelName }: LevelRow,
  account: number,
  timeZone: string,
): z.output<typeof wireLevelSchema> {
  const longAgo = clockText(0, timeZone)
  return {
    id,
    uniacid: account,
    level,
    level_name: levelName,
    order_money: null,
    order_count: null,
    goods_id: '0',
    discount: '',
    created_at: longAgo,
    updated_at: longAgo,
    deleted_at: null,
    is_default: 0,
    validity: 0,
    freight_reduction: '',
    interests_rules: null,
    description: null,
    team_performance: null,
  }
}
