import fc from 'fast-check'
import type { Bill } from '@shared/domain/bill'
import { billSchema } from '@shared/domain/bill-schema'
import type { CombinationRules } from '@shared/domain/combination'
import type { Benefit, CouponTerms, Scope } from '@shared/domain/coupon-terms'
import { DISCOUNT_ORDER, type Discountable } from '@shared/domain/discount'
import { amountOf } from '@shared/domain/line-amount'

/** On how many cases a property is tried; more of them by the environment. */
export const PROPERTY_RUNS = Number(process.env.PROPERTY_RUNS ?? 10_000)

// Few goods, categories and templates, so that coupons meet on the same lines; small amounts beside large ones, so that
// rounding matters.
const GOODS = ['g1', 'g2', 'g3', 'g4']
const CATEGORIES = ['c1', 'c2']
const named = (id: string) => ({ id, name: null })

const amount = fc.oneof(
  fc.integer({ min: 0, max: 60 }),
  fc.integer({ min: 0, max: 30_000 }),
  fc.constantFrom(100, 500, 1_000, 2_000, 5_000),
)

const line = fc.record({
  goodsId: fc.constantFrom(...GOODS, null),
  categoryId: fc.constantFrom(...CATEGORIES, null),
  supplierId: fc.constant(null),
  title: fc.constant(null),
  quantity: fc.constantFrom(1, 1, 2, 3, 0.5, 1.234),
  priceFen: amount,
})

/** A bill that its schema accepts: a bare total or up to five lines. */
export const bills: fc.Arbitrary<Bill> = fc.oneof(
  amount.map((totalFen) => ({ totalFen, lines: [] })),
  fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => {
    const totalFen = lines.reduce((sum, one) => sum + amountOf(one), 0)
    return billSchema.parse({ totalFen, lines })
  }),
)

/** Whatever a shop may decide: any order of the kinds, one coupon per bill or several. */
export const rules: fc.Arbitrary<CombinationRules> = fc.record({
  onePerBill: fc.boolean(),
  order: fc.shuffledSubarray([...DISCOUNT_ORDER], { minLength: DISCOUNT_ORDER.length }),
})

const benefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc.record({ kind: fc.constant('cash' as const), amountFen: amount }),
  fc.record({
    kind: fc.constant('percentage' as const),
    payParts: fc.oneof(
      fc.constantFrom(8500, 9000, 5000, 7777, 3333),
      fc.integer({ min: 0, max: 10_000 }),
    ),
  }),
  fc.record({
    kind: fc.constant('exchange' as const),
    goodsId: fc.constantFrom(...GOODS, null),
  }),
)

const scope: fc.Arbitrary<Scope> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Scope>({ kind: 'everything' }) },
  fc
    .subarray(CATEGORIES, { minLength: 1 })
    .map((ids): Scope => ({ kind: 'categories', categories: ids.map(named) })),
  fc
    .subarray(GOODS, { minLength: 1 })
    .map((ids): Scope => ({ kind: 'goods', goods: ids.map(named) })),
)

const SOME = [named('1')]

/** Every kind of scope there is, those included that a bill's lines say nothing about. */
export const scopes: fc.Arbitrary<Scope> = fc.oneof(
  scope,
  fc.constantFrom<Scope>(
    { kind: 'supplier', suppliers: SOME },
    { kind: 'stores', stores: SOME },
    { kind: 'hotels', hotels: SOME },
    { kind: 'goodsAndStores', goods: SOME, stores: SOME },
  ),
)

const terms: fc.Arbitrary<CouponTerms> = fc.record({
  benefit,
  scope,
  enoughFen: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, amount),
  combinable: fc.boolean(),
  level: fc.constant(null),
})

/**
 * Coupons of a few templates; mostly all of a template on the same terms, as they are given out, and sometimes on terms
 * of their own, as after the template was changed.
 */
export function coupons(maxLength: number): fc.Arbitrary<Discountable[]> {
  return fc
    .tuple(
      fc.array(terms, { minLength: 4, maxLength: 4 }),
      fc.array(
        fc.record({
          template: fc.integer({ min: 0, max: 7 }),
          own: fc.option(terms, { freq: 3 }),
          endsOn: fc.constantFrom('2026-11-22', '2026-11-23', '2026-12-31', null),
        }),
        { maxLength },
      ),
    )
    .map(([common, drawn]) =>
      drawn.flatMap(({ template, own, endsOn }, index) => {
        const agreed = own ?? common[template % common.length]
        if (!agreed) return []
        return [{ id: String(index + 1), templateId: String(template), terms: agreed, endsOn }]
      }),
    )
}
