import { WHOLE_PRICE } from '@shared/domain/money'
import type { ShopRow } from '../store/store'
import {
  namedOf,
  type LevelRow,
  type TemplateList,
  type TemplateRow,
  type TemplateValues,
} from '../store/template-rows'
import { EXCHANGE } from '../store/held-filter'
import type { FieldName, FieldReader } from './field-reader'
import { FIELD } from './template-fields'
import { USE_TYPES } from './use-types'

/** What a template can refer to. */
export interface Surroundings {
  levels: readonly LevelRow[]
  shops: readonly ShopRow[]
}

const LIST_FIELD: Record<TemplateList, FieldName> = {
  categories: FIELD.categories,
  goods: FIELD.goods,
  stores: FIELD.stores,
  hotels: FIELD.hotels,
  suppliers: FIELD.suppliers,
}

/**
 * Notes what does not fit together. Only what the kinds (`use_type`, `coupon_method`, `time_limit`) name is looked at: the
 * rest is residue and may stay.
 */
export function checkTemplate(
  reader: FieldReader,
  values: TemplateValues,
  before: TemplateRow,
  { levels, shops }: Surroundings,
): void {
  if (values.title === '') reader.note(FIELD.name, '不能为空，请填写名称')
  if (values.useType !== EXCHANGE) checkWorth(reader, values)
  checkTime(reader, values)
  if (values.getMax === 0) {
    reader.note(FIELD.getMax, '为 0 则谁也领不到：不限请填 -1，停止领取请关闭「可领取」')
  }
  const { levelLimit } = values
  if (levelLimit !== -1 && !levels.some(({ id }) => id === levelLimit)) {
    const known = levels.map(({ id, levelName }) => `${id} ${levelName}`).join('、')
    reader.note(
      FIELD.level,
      `没有编号为 ${levelLimit} 的等级，请选择：-1 不限${known && `、${known}`}`,
    )
  }
  checkScope(reader, values, before, shops)
}

function checkWorth(reader: FieldReader, values: TemplateValues): void {
  const { couponMethod, deductionFen, discountParts } = values
  if (couponMethod === 1 && deductionFen === 0) {
    reader.note(FIELD.deduct, '须大于 0，请填写立减多少元')
  }
  if (couponMethod === 2 && (discountParts === 0 || discountParts >= WHOLE_PRICE)) {
    reader.note(FIELD.discount, '须大于 0、小于 10，例如 8.5 表示八五折')
  }
}

function checkTime(reader: FieldReader, values: TemplateValues): void {
  const { timeLimit, timeStartDay, timeEndDay } = values
  if (timeLimit !== 1) return
  if (timeStartDay === null) reader.note(FIELD.start, '不能为空，请选择开始日期')
  if (timeEndDay === null) reader.note(FIELD.end, '不能为空，请选择结束日期')
  if (timeStartDay !== null && timeEndDay !== null && timeStartDay > timeEndDay) {
    reader.note(FIELD.end, '早于开始日期，请调整')
  }
}

function checkScope(
  reader: FieldReader,
  values: TemplateValues,
  before: TemplateRow,
  shops: readonly ShopRow[],
): void {
  const kind = USE_TYPES.get(values.useType)
  for (const list of kind?.lists ?? []) {
    const field = values.useType === EXCHANGE ? FIELD.exchange : LIST_FIELD[list]
    const chosen = namedOf(values[list])
    // Coupons of document 000 never said which goods; they may stay so.
    const wasSilent = before.useType === EXCHANGE && before.goods === '[]'
    const mayBeEmpty = values.useType === EXCHANGE && wasSilent
    if (chosen.length === 0 && !mayBeEmpty) reader.note(field, '不能为空，请至少选择一项')
    if (kind?.single && chosen.length > 1) {
      reader.note(field, `只能选择一项，现有 ${chosen.length} 项`)
    }
    if (list !== 'stores') continue
    const unknown = chosen.find(({ id }) => !shops.some((shop) => String(shop.id) === id))
    if (unknown) reader.note(field, `没有编号为 ${unknown.id} 的门店，请重新选择`)
  }
}
