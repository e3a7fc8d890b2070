import { z } from 'zod'
import { idNumber, wholeNumber } from '../inputs'
import { refuse, Refusal } from '../refusals'
import { namedOf, type TemplateValues } from '../store/template-rows'
import { BLANK_TEMPLATE } from './blank-template'
import { FieldReader } from './field-reader'
import { defineRoute, type RouteContext } from './route'
import { readTemplate } from './template-fields'
import { checkTemplate, type Surroundings } from './template-rules'
import { templateOr404 } from './template-view'

/** How many problems the sentence names; `data.fields` has all of them. */
const TOLD = 3

const object = (what: string) =>
  z.record(z.string(), z.unknown(), { error: `须为 ${what}[…] 的形式` })
const list = z.unknown().optional()

const input = z.looseObject({
  id: z
    .union([z.literal(['0', 0]), idNumber])
    .optional()
    .describe('模板 ID；没有则新建'),
  revision: wholeNumber(0, 999_999_999)
    .optional()
    .describe('扩展：读到的 coupon.revision；他人已改过则拒绝'),
  coupon: object('coupon')
    .default({})
    .describe('coupon[name]、coupon[status] 等文档字段；扩展：coupon[use_week]'),
  time: object('time')
    .default({})
    .describe('time[start]、time[end]，或 time[starttime]、time[endtime]'),
  category_ids: list,
  category_names: list,
  goods_ids: list,
  goods_names: list,
  goods_id: list.describe('use_type 8：兑换的商品'),
  goods_name: list,
  store_ids: list,
  store_names: list,
  hotel_ids: list,
  hotel_names: list,
  supplier_ids: list.describe('扩展'),
  supplier_names: list.describe('扩展'),
})

/** Document 001: saves a template, or makes a new one. */
export const templateEdit = defineRoute({
  route: 'coupon.coupon.edit',
  method: 'POST',
  kind: 'documented',
  summary: '保存优惠券模板',
  description:
    'What a form leaves out stays as it was; without `id` a new template is made. Refused with 1001 when anything cannot be saved (`data.fields` names each field with what to do), with 2030 when `revision` is not the saved one. Members’ coupons follow their template.',
  input,
  data: z.object({ id: z.int(), revision: z.int() }),
  async handle({ id: given, revision, coupon, time, ...lists }, context) {
    const { store, clock, timeZone } = context
    const id = given === undefined || Number(given) === 0 ? null : Number(given)
    const before = id === null ? BLANK_TEMPLATE : await templateOr404(store, id)
    if (before instanceof Refusal) return before
    const reader = new FieldReader(timeZone)
    const values = readTemplate(reader, { coupon, time, lists }, before)
    const around = await surroundings(context)
    checkTemplate(reader, values, before, around)
    if (reader.problems.length > 0) return refused(reader)
    return store.saveTemplate({
      id,
      // Who does not say what was read saves over what was read here: a save in between is a conflict all the same.
      revision: revision ?? before.revision,
      values: withShopNames(values, around),
      at: clock(),
    })
  },
})

async function surroundings({ store }: RouteContext): Promise<Surroundings> {
  const [levels, shops] = await Promise.all([store.levels(), store.shops()])
  return { levels, shops }
}

function refused({ problems }: FieldReader): Refusal {
  const told = problems.slice(0, TOLD).map(({ message }) => message)
  const more = problems.length > TOLD ? `；另有 ${problems.length - TOLD} 处` : ''
  return refuse('badParameter', `未保存。${told.join('；')}${more}`, { fields: problems })
}

// A shop that is known needs no name from the form, and is never called otherwise.
function withShopNames(values: TemplateValues, { shops }: Surroundings): TemplateValues {
  const stores = namedOf(values.stores).map(({ id, name }) => ({
    id,
    name: shops.find((shop) => String(shop.id) === id)?.name ?? name,
  }))
  return { ...values, stores: JSON.stringify(stores) }
}
