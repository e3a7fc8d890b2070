import { z } from 'zod'
import { endOfDay, fromDayNumber, startOfDay } from '../days'
import { idNumber } from '../inputs'
import { refuse, Refusal } from '../refusals'
import type { Store } from '../store/store'
import { namedOf, type TemplateRow } from '../store/template-rows'
import { BLANK_TEMPLATE } from './blank-template'
import { todayOf, yunPageFields } from './held-lists'
import { defineRoute, rowsOrNothing } from './route'
import { idsOf, namesOf, secondsOf } from './values'
import { toWireLevel, toWireTemplate, wireLevelSchema, wireTemplateSchema } from './wire-template'

const names = z.array(z.string()).nullable()

/** A template that is there, or the refusal that says it is not. */
export async function templateOr404(store: Store, id: number): Promise<TemplateRow | Refusal> {
  const template = await store.template(id)
  return template ?? refuse('noSuchTemplate', `没有编号为 ${id} 的优惠券模板`)
}

/** Document 001: one template with everything that a screen needs to edit it. */
export const templateView = defineRoute({
  route: 'coupon.coupon.coupon-view',
  method: 'GET',
  kind: 'documented',
  summary: '优惠券模板（视图）',
  description:
    'Extensions: without `id` a blank template (id 0, revision 0) with the levels, to make a new one; `coupon.revision`, `coupon.use_week`, `coupon.hotel_ids`, `coupon.hotel_names`, `coupon.given_num`, `coupon.used_num` and `coupon.unused_num`.',
  input: z.object({ id: idNumber.optional().describe('模板 ID') }),
  data: z.object({
    coupon: wireTemplateSchema,
    usetype: z.int(),
    category_ids: names,
    category_names: names,
    goods_ids: names,
    goods_names: names,
    store_ids: names,
    store_names: names,
    memberlevels: z.array(wireLevelSchema),
    timestart: z.int().describe('unix 秒，0 = 无'),
    timeend: z.int().describe('unix 秒，0 = 无'),
    hotel_is_open: z.int(),
    hotels: z.array(z.object({ id: z.string(), hotel_name: z.string() })),
  }),
  async handle({ id }, context) {
    const { store, timeZone, account } = context
    const template = id === undefined ? BLANK_TEMPLATE : await templateOr404(store, id)
    if (template instanceof Refusal) return template
    const [levels, figures] = await Promise.all([
      store.levels(),
      store.figuresOf([template.id], todayOf(context)),
    ])
    const [categories, goods, stores] = [
      namedOf(template.categories),
      namedOf(template.goods),
      namedOf(template.stores),
    ]
    const { timeStartDay, timeEndDay } = template
    return {
      coupon: toWireTemplate(template, figures.get(template.id), account, timeZone),
      usetype: template.useType,
      category_ids: idsOf(categories),
      category_names: namesOf(categories),
      goods_ids: idsOf(goods),
      goods_names: namesOf(goods),
      store_ids: idsOf(stores),
      store_names: namesOf(stores),
      memberlevels: levels.map((level) => toWireLevel(level, account, timeZone)),
      timestart: secondsOf(
        timeStartDay === null ? null : startOfDay(fromDayNumber(timeStartDay), timeZone),
      ),
      timeend: secondsOf(
        timeEndDay === null ? null : endOfDay(fromDayNumber(timeEndDay), timeZone) - 1_000,
      ),
      hotel_is_open: 1,
      hotels: namedOf(template.hotels).map((hotel) => ({ id: hotel.id, hotel_name: hotel.name })),
    }
  },
})

/** All templates (extension). */
export const templateList = defineRoute({
  route: 'coupon.coupon.list',
  method: 'GET',
  kind: 'extension',
  summary: '优惠券模板列表',
  description:
    'Rows are `coupon` of coupon-view; `display_order` from the highest, then the newest.',
  input: z.object(yunPageFields),
  data: z.array(wireTemplateSchema),
  async handle({ page, pagesize }, context) {
    const { store, account, timeZone } = context
    const rows = await store.templates({ page, limit: pagesize })
    const ids = rows.map(({ id }) => id)
    const figures = await store.figuresOf(ids, todayOf(context))
    return rowsOrNothing(
      rows.map((row) => toWireTemplate(row, figures.get(row.id), account, timeZone)),
    )
  },
})
