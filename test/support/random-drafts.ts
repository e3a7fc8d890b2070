import fc from 'fast-check'
import type { Named, Scope } from '@shared/domain/coupon-terms'
import type { TemplateDraft } from '@shared/domain/template-schema'

/** Template drafts as an owner may fill them in, for an API with shops 1 to 3 and member levels 1 to 2. */

const name = fc.stringMatching(/^[一-龥A-Za-z0-9]{1,20}$/)
const numbered = (max: number): fc.Arbitrary<Named[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max }), { minLength: 1, maxLength: 3 })
    .chain((ids) =>
      fc.tuple(...ids.map((id) => name.map((called) => ({ id: String(id), name: called })))),
    )
/** A shop is called as the back end calls it. */
const stores = fc
  .uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 3 })
  .map((ids) => ids.map((id) => ({ id: String(id), name: `测试店${id}` })))

const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ kind: 'everything' }),
  numbered(900).map((categories): Scope => ({ kind: 'categories', categories })),
  numbered(900).map((goods): Scope => ({ kind: 'goods', goods })),
  numbered(900).map((suppliers): Scope => ({ kind: 'supplier', suppliers: suppliers.slice(0, 1) })),
  stores.map((chosen): Scope => ({ kind: 'stores', stores: chosen })),
  numbered(900).map((hotels): Scope => ({ kind: 'hotels', hotels })),
  fc
    .tuple(numbered(900), stores)
    .map(([goods, chosen]): Scope => ({ kind: 'goodsAndStores', goods, stores: chosen })),
)

const gives: fc.Arbitrary<
  Pick<TemplateDraft, 'benefit' | 'exchangeGoods' | 'scope' | 'enoughFen'>
> = fc.oneof(
  fc.record({
    benefit: fc
      .integer({ min: 1, max: 999_999 })
      .map((amountFen) => ({ kind: 'cash' as const, amountFen })),
    exchangeGoods: fc.constant(null),
    scope,
    enoughFen: fc.integer({ min: 0, max: 999_999 }),
  }),
  fc.record({
    // Two decimals of 折, as the forms have them.
    benefit: fc
      .integer({ min: 1, max: 999 })
      .map((hundredths) => ({ kind: 'percentage' as const, payParts: hundredths * 10 })),
    exchangeGoods: fc.constant(null),
    scope,
    enoughFen: fc.integer({ min: 0, max: 999_999 }),
  }),
  numbered(900).map(([goods = { id: '1', name: null }]) => ({
    benefit: { kind: 'exchange' as const, goodsId: goods.id },
    exchangeGoods: goods,
    scope: { kind: 'everything' as const },
    enoughFen: 0,
  })),
)

const limit = fc.option(fc.integer({ min: 1, max: 9_999 }))

export const drafts: fc.Arbitrary<TemplateDraft> = fc
  .tuple(
    gives,
    fc.record({
      name,
      isGivenOut: fc.boolean(),
      rank: fc.integer({ min: 0, max: 999 }),
      combinable: fc.boolean(),
      levelId: fc.constantFrom('1', '2', null),
      weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
      validity: fc.oneof(
        fc.integer({ min: 0, max: 3650 }).map((days) => ({ kind: 'days' as const, days })),
        fc.constantFrom(
          { kind: 'range' as const, startsOn: '2026-11-01', endsOn: '2026-12-31' },
          { kind: 'range' as const, startsOn: '2028-02-29', endsOn: '2028-02-29' },
        ),
      ),
      isClaimable: fc.boolean(),
      perMember: limit,
      total: limit,
    }),
  )
  .map(([given, rest]) => ({ ...rest, ...given }))
