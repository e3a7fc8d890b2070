import { namedOf, type TemplateRow, type TemplateValues } from '../store/template-rows'
import { EXCHANGE } from '../store/held-filter'
import type { FieldReader } from './field-reader'
import { type FieldName } from './field-reader'
import { USE_TYPES } from './use-types'

const ONE_OR_NONE = new Map([
  [0, '否'],
  [1, '是'],
])
const SCOPES = new Map([...USE_TYPES].map(([number, { name }]) => [number, name]))

const named = (label: string, field: string): FieldName => ({ label, field })
const inCoupon = (label: string, field: string) => named(label, `coupon[${field}]`)

/** The fields of a template as a person knows them and as they travel. */
export const FIELD = {
  name: inCoupon('优惠券名称', 'name'),
  status: inCoupon('是否开启', 'status'),
  order: inCoupon('排序', 'display_order'),
  useType: inCoupon('适用范围', 'use_type'),
  method: inCoupon('优惠方式', 'coupon_method'),
  deduct: inCoupon('立减金额', 'deduct'),
  discount: inCoupon('折扣', 'discount'),
  enough: inCoupon('订单满多少可用', 'enough'),
  level: inCoupon('会员等级', 'level_limit'),
  timeLimit: inCoupon('使用时间限制', 'time_limit'),
  days: inCoupon('获得后有效天数', 'time_days'),
  start: named('开始日期', 'time[start]'),
  end: named('结束日期', 'time[end]'),
  complex: inCoupon('可多张一起使用', 'is_complex'),
  getType: inCoupon('可领取', 'get_type'),
  getMax: inCoupon('每人限领张数', 'get_max'),
  total: inCoupon('发放总数', 'total'),
  week: inCoupon('可用的星期', 'use_week'),
  categories: named('指定分类', 'category_ids[]'),
  goods: named('指定商品', 'goods_ids[]'),
  exchange: named('兑换的商品', 'goods_id[]'),
  stores: named('指定门店', 'store_ids[]'),
  hotels: named('指定酒店', 'hotel_ids[]'),
  suppliers: named('供应商', 'supplier_ids[]'),
} satisfies Record<string, FieldName>

/** What a form says, still unread: `coupon[…]`, `time[…]` and the lists beside them. */
export interface TemplateForm {
  coupon: Record<string, unknown>
  time: Record<string, unknown>
  lists: Record<string, unknown>
}

/** Reads a form over what is saved; what it leaves out stays. */
export function readTemplate(
  reader: FieldReader,
  { coupon, time, lists }: TemplateForm,
  before: TemplateRow,
): TemplateValues {
  const useType = reader.choice(FIELD.useType, coupon.use_type, before.useType, SCOPES)
  const useWeek = reader.weekdays(FIELD.week, coupon.use_week, before.useWeek)
  return {
    title: reader.title(FIELD.name, coupon.name, before.title, 50),
    type: useType === EXCHANGE ? 2 : 1,
    useType,
    useWeek,
    isUseWeek: useWeek === '' ? 0 : 1,
    isSelf: before.isSelf,
    status: reader.choice(FIELD.status, coupon.status, before.status, ONE_OR_NONE),
    displayOrder: reader.whole(FIELD.order, coupon.display_order, before.displayOrder, {
      min: 0,
      max: 999_999,
      empty: 0,
    }),
    ...readWorth(reader, coupon, before),
    ...readTime(reader, coupon, time, before),
    ...readGivingOut(reader, coupon, before),
    ...readLists(reader, lists, useType, before),
  }
}

function readWorth(reader: FieldReader, coupon: TemplateForm['coupon'], before: TemplateRow) {
  const methods = new Map([
    [1, '立减'],
    [2, '打折'],
  ])
  return {
    couponMethod: reader.choice(FIELD.method, coupon.coupon_method, before.couponMethod, methods),
    deductionFen: reader.yuan(FIELD.deduct, coupon.deduct, before.deductionFen),
    discountParts: reader.zhe(FIELD.discount, coupon.discount, before.discountParts),
    enoughFen: reader.yuan(FIELD.enough, coupon.enough, before.enoughFen),
    isComplex: reader.choice(FIELD.complex, coupon.is_complex, before.isComplex, ONE_OR_NONE),
  }
}

function readTime(
  reader: FieldReader,
  coupon: TemplateForm['coupon'],
  time: TemplateForm['time'],
  before: TemplateRow,
) {
  const limits = new Map([
    [0, '获得后若干天'],
    [1, '时间范围'],
  ])
  // Document 001 writes both spellings: its table `starttime`, what is sent `start`.
  const [start, end] = [time.start ?? time.starttime, time.end ?? time.endtime]
  return {
    timeLimit: reader.choice(FIELD.timeLimit, coupon.time_limit, before.timeLimit, limits),
    timeDays: reader.whole(FIELD.days, coupon.time_days, before.timeDays, {
      min: 0,
      max: 3_650,
      empty: 0,
    }),
    timeStartDay: reader.day(FIELD.start, start, before.timeStartDay, 'start'),
    timeEndDay: reader.day(FIELD.end, end, before.timeEndDay, 'end'),
  }
}

function readGivingOut(reader: FieldReader, coupon: TemplateForm['coupon'], before: TemplateRow) {
  const upTo = { min: -1, max: 99_999_999, empty: -1 }
  return {
    levelLimit: reader.whole(FIELD.level, coupon.level_limit, before.levelLimit, upTo),
    getType: reader.choice(FIELD.getType, coupon.get_type, before.getType, ONE_OR_NONE),
    getMax: reader.whole(FIELD.getMax, coupon.get_max, before.getMax, upTo),
    total: reader.whole(FIELD.total, coupon.total, before.total, upTo),
  }
}

function readLists(
  reader: FieldReader,
  lists: TemplateForm['lists'],
  useType: number,
  before: TemplateRow,
) {
  const read = (name: FieldName, ids: unknown, names: unknown, saved: string) =>
    JSON.stringify(reader.named(name, ids, names, namedOf(saved)))
  // The one thing that is exchanged travels in fields of its own, and is kept where other goods are.
  const goods =
    useType === EXCHANGE
      ? read(FIELD.exchange, lists.goods_id, lists.goods_name, before.goods)
      : read(FIELD.goods, lists.goods_ids, lists.goods_names, before.goods)
  return {
    goods,
    categories: read(FIELD.categories, lists.category_ids, lists.category_names, before.categories),
    stores: read(FIELD.stores, lists.store_ids, lists.store_names, before.stores),
    hotels: read(FIELD.hotels, lists.hotel_ids, lists.hotel_names, before.hotels),
    suppliers: read(FIELD.suppliers, lists.supplier_ids, lists.supplier_names, before.suppliers),
  }
}
