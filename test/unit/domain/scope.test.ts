import { describe, expect, it } from 'vitest'
import { billOf } from '@shared/domain/bill'
import { billLineSchema } from '@shared/domain/bill-schema'
import { plainTerms, type Benefit, type Scope } from '@shared/domain/coupon-terms'
import { amountInScope, covers, goodsWanted, placesOf } from '@shared/domain/scope'

const some = [{ id: '1', name: '一' }]
const others = [{ id: '2', name: '二' }]
const CASH: Benefit = { kind: 'cash', amountFen: 1000 }
const line = (ids: { goodsId?: string; categoryId?: string; supplierId?: string }) =>
  billLineSchema.parse({ ...ids, quantity: 2, priceFen: 300 })

const GOODS = line({ goodsId: '1', categoryId: '8', supplierId: '9' })
const CATEGORY = line({ goodsId: '8', categoryId: '1', supplierId: '9' })
const SUPPLIER = line({ goodsId: '8', categoryId: '9', supplierId: '1' })
const NAMELESS = line({})

describe('on what a coupon holds', () => {
  it.each<[Scope, string[], typeof some]>([
    [{ kind: 'everything' }, ['goods', 'category', 'supplier', 'nameless'], []],
    [{ kind: 'stores', stores: others }, ['goods', 'category', 'supplier', 'nameless'], []],
    [{ kind: 'hotels', hotels: others }, ['goods', 'category', 'supplier', 'nameless'], []],
    [{ kind: 'goods', goods: some }, ['goods'], some],
    [{ kind: 'goodsAndStores', goods: some, stores: others }, ['goods'], some],
    [{ kind: 'categories', categories: some }, ['category'], some],
    [{ kind: 'supplier', suppliers: some }, ['supplier'], some],
  ])('%j', (scope, names, wanted) => {
    const terms = { ...plainTerms(CASH), scope }
    const lines = { goods: GOODS, category: CATEGORY, supplier: SUPPLIER, nameless: NAMELESS }
    const covered = Object.entries(lines).filter(([, one]) => covers(terms, one))
    expect(covered.map(([name]) => name)).toEqual(names)
    expect(goodsWanted(terms)).toEqual(wanted)
    const bill = { totalFen: 2400, lines: Object.values(lines) }
    expect(amountInScope(terms, bill)).toBe(600 * names.length)
    expect(amountInScope(terms, billOf(2400))).toBe(2400)
  })

  it('goods that are exchanged are on lines alone, and nowhere where nobody named them', () => {
    const bill = { totalFen: 1200, lines: [GOODS, NAMELESS] }
    const scope: Scope = { kind: 'goods', goods: others }
    const named = { ...plainTerms({ kind: 'exchange', goodsId: '1' }), scope }
    expect(amountInScope(named, bill)).toBe(600)
    expect(amountInScope(named, billOf(1200))).toBe(0)
    expect(goodsWanted(named)).toEqual([{ id: '1', name: null }])
    const unnamed = { ...plainTerms({ kind: 'exchange', goodsId: null }), scope }
    expect(amountInScope(unnamed, bill)).toBe(0)
    expect(goodsWanted(unnamed)).toEqual([])
  })
})

it.each<[Scope, ReturnType<typeof placesOf>]>([
  [{ kind: 'everything' }, null],
  [{ kind: 'goods', goods: some }, null],
  [
    { kind: 'stores', stores: some },
    { kind: 'store', places: some },
  ],
  [
    { kind: 'goodsAndStores', goods: others, stores: some },
    { kind: 'store', places: some },
  ],
  [
    { kind: 'hotels', hotels: some },
    { kind: 'hotel', places: some },
  ],
])('where a coupon holds: %j', (scope, places) => expect(placesOf(scope)).toEqual(places))
