import { z } from 'zod'
import { EXCHANGE } from './store/held-filter'
import type { CouponRow } from './store/store'
import { namedOf, type LevelRow, type TemplateRow } from './store/template-rows'

// What document 000 has no field for, in words of this project's own (extension). As in the program's own model, a kind
// says which fields there are: nothing of an earlier kind is left over.

const named = z.object({ id: z.string(), name: z.string().nullable() })
const listed = z.array(named)

/** What a coupon gives, on what and on which conditions. */
export const wireTermsSchema = z.object({
  benefit: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cash'), amount_fen: z.int().describe('立减，分') }),
    z.object({
      kind: z.literal('percentage'),
      pay_parts: z.int().describe('实付万分之几：8.5 折 = 8500'),
    }),
    z.object({ kind: z.literal('exchange'), goods_id: z.string().nullable() }),
  ]),
  scope: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everything') }),
    z.object({ kind: z.literal('categories'), categories: listed }),
    z.object({ kind: z.literal('goods'), goods: listed }),
    z.object({ kind: z.literal('suppliers'), suppliers: listed }),
    z.object({ kind: z.literal('stores'), stores: listed }),
    z.object({ kind: z.literal('hotels'), hotels: listed }),
    z.object({ kind: z.literal('goods_and_stores'), goods: listed, stores: listed }),
  ]),
  enough_fen: z.int().describe('适用部分至少消费，分，0 = 不限'),
  combinable: z.boolean().describe('一单可用多张'),
  level: named.nullable().describe('限定的会员等级，null = 不限'),
})
type WireTerms = z.output<typeof wireTermsSchema>

/** The terms of a coupon by its template, whose kind fields alone decide. */
export function toWireTerms(
  template: TemplateRow,
  { goodsId }: Pick<CouponRow, 'goodsId'>,
  levels: readonly LevelRow[],
): WireTerms {
  const { levelLimit } = template
  const level = levels.find(({ id }) => id === levelLimit)
  return {
    benefit: benefitOf(template, goodsId),
    scope: scopeOf(template),
    enough_fen: template.enoughFen,
    combinable: template.isComplex === 1,
    level: levelLimit === -1 ? null : { id: String(levelLimit), name: level?.levelName ?? null },
  }
}

function benefitOf(template: TemplateRow, goodsId: number): WireTerms['benefit'] {
  if (template.useType === EXCHANGE) {
    const goods = namedOf(template.goods)[0]?.id ?? (goodsId === 0 ? null : String(goodsId))
    return { kind: 'exchange', goods_id: goods }
  }
  return template.couponMethod === 2
    ? { kind: 'percentage', pay_parts: template.discountParts }
    : { kind: 'cash', amount_fen: template.deductionFen }
}

function scopeOf(template: TemplateRow): WireTerms['scope'] {
  switch (template.useType) {
    case 1:
      return { kind: 'categories', categories: listOf(template.categories) }
    case 2:
      return { kind: 'goods', goods: listOf(template.goods) }
    case 3:
      return { kind: 'suppliers', suppliers: listOf(template.suppliers) }
    case 4:
    case 5:
      return { kind: 'stores', stores: listOf(template.stores) }
    case 6:
    case 7:
      return { kind: 'hotels', hotels: listOf(template.hotels) }
    case 9:
      return {
        kind: 'goods_and_stores',
        goods: listOf(template.goods),
        stores: listOf(template.stores),
      }
    default:
      return { kind: 'everything' }
  }
}

function listOf(list: string): z.output<typeof listed> {
  return namedOf(list).map(({ id, name }) => ({ id, name: name === '' ? null : name }))
}
