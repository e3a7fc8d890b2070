import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { billOf } from '../../../src-shared/domain/bill'
import { billSchema } from '../../../src-shared/domain/bill-schema'
import { COMBINATION_RULES } from '../../../src-shared/domain/combination'
import type { CouponTerms, Scope } from '../../../src-shared/domain/coupon-terms'
import type { Discountable } from '../../../src-shared/domain/discount'
import { nearestBetter } from '../../../src-shared/domain/nearest-better'
import { cash, termsOf } from '../../support/coupons'
import { bills, coupons, PROPERTY_RUNS, rules } from '../../support/random-bills'

const coupon = (id: string, terms: CouponTerms, templateId = id): Discountable => ({
  id,
  templateId,
  terms,
  endsOn: null,
})
const TODAY = '2026-11-22'
const TEA = [{ id: 'tea', name: null }]
const from = (enoughYuan: number, offYuan: number, change: Partial<CouponTerms> = {}) =>
  cash(offYuan * 100, { enoughFen: enoughYuan * 100, ...change })

describe('what little more would bring', () => {
  it('is the nearest coupon with what is missing and what it gains', () => {
    const all = [coupon('a', from(300, 50)), coupon('b', from(500, 100)), coupon('c', cash(1000))]
    expect(nearestBetter(all, billOf(26_800))).toEqual({
      couponId: 'a',
      missingFen: 3200,
      gainFen: 5000,
    })
  })

  it('is not what gains nothing beside what is used anyway', () => {
    const all = [coupon('whole', cash(100_000)), coupon('near', from(300, 50))]
    expect(nearestBetter(all, billOf(26_800))).toBeNull()
    const one = [
      coupon('more', cash(6000)),
      coupon('near', from(300, 50)),
      coupon('far', from(400, 70)),
    ]
    expect(nearestBetter(one, billOf(26_800), { ...COMBINATION_RULES, onePerBill: true })).toEqual({
      couponId: 'far',
      missingFen: 13_200,
      gainFen: 1000,
    })
  })

  it('is one more of a kind that the bill bears fewer of', () => {
    const all = ['a', 'b', 'c'].map((id) => coupon(id, from(100, 10), 't'))
    expect(nearestBetter(all, billOf(26_800))).toEqual({
      couponId: 'c',
      missingFen: 3200,
      gainFen: 1000,
    })
    const single = ['a', 'b'].map((id) => coupon(id, from(100, 10, { combinable: false }), 't'))
    expect(nearestBetter(single, billOf(26_800))).toBeNull()
  })

  it('is counted on what the coupon is for', () => {
    const scope: Scope = { kind: 'goods', goods: [{ id: 'tea', name: null }] }
    const lines = [
      { goodsId: 'tea', quantity: 1, priceFen: 6800 },
      { goodsId: 'cake', quantity: 1, priceFen: 20_000 },
    ]
    const bill = billSchema.parse({ totalFen: 26_800, lines })
    expect(nearestBetter([coupon('a', from(100, 20, { scope }))], bill)).toEqual({
      couponId: 'a',
      missingFen: 3200,
      gainFen: 2000,
    })
  })

  it.each<[string, Scope, object]>([
    ['goods', { kind: 'goods', goods: TEA }, { goodsId: 'tea' }],
    ['goods in a shop', { kind: 'goodsAndStores', goods: TEA, stores: TEA }, { goodsId: 'tea' }],
    ['a category', { kind: 'categories', categories: TEA }, { categoryId: 'tea' }],
    ['a supplier', { kind: 'supplier', suppliers: TEA }, { supplierId: 'tea' }],
    ['everything', { kind: 'everything' }, {}],
  ])('is more of what the coupon is for: %s', (_, scope, ids) => {
    const lines = [{ ...ids, quantity: 1, priceFen: 6800 }]
    const bill = billSchema.parse({ totalFen: 6800, lines })
    expect(nearestBetter([coupon('a', from(100, 20, { scope }))], bill)).toEqual({
      couponId: 'a',
      missingFen: 3200,
      gainFen: 2000,
    })
  })

  it('is also one that does not combine, as long as none of its kind is borne', () => {
    const all = ['a', 'b'].map((id) => coupon(id, from(300, 50, { combinable: false }), 't'))
    expect(nearestBetter(all.slice(0, 1), billOf(26_800))).toEqual({
      couponId: 'a',
      missingFen: 3200,
      gainFen: 5000,
    })
    expect(nearestBetter(all, billOf(30_000))).toBeNull()
  })

  it.each<[Scope]>([
    [{ kind: 'goods', goods: [] }],
    [{ kind: 'categories', categories: [] }],
    [{ kind: 'supplier', suppliers: [] }],
  ])('is nothing for a coupon that names nothing: %j', (scope) => {
    const bill = billSchema.parse({ totalFen: 100, lines: [{ quantity: 1, priceFen: 100 }] })
    expect(nearestBetter([coupon('a', from(100, 20, { scope }))], bill)).toBeNull()
  })

  it('is what expires first where as much is missing for several', () => {
    const all = [coupon('1', from(300, 50)), { ...coupon('2', from(300, 50)), endsOn: TODAY }]
    expect(nearestBetter(all, billOf(26_800))?.couponId).toBe('2')
    expect(nearestBetter(all.toReversed(), billOf(26_800))?.couponId).toBe('2')
  })

  it('is looked for among the three nearest', () => {
    const onePerBill = { ...COMBINATION_RULES, onePerBill: true }
    const less = [1, 2, 3].map((yuan) => coupon(`less${yuan}`, from(270 + yuan, 10)))
    const more = [coupon('used', cash(6000)), coupon('more', from(400, 70))]
    const found = (all: Discountable[]) => nearestBetter(all, billOf(26_800), onePerBill)?.couponId
    expect(found([...more, ...less.slice(0, 2)])).toBe('more')
    expect(found([...more, ...less])).toBeUndefined()
  })

  it('is no coupon of a kind that the bill bears, or never bears twice', () => {
    expect(nearestBetter([coupon('a', from(100, 10))], billOf(10_000))).toBeNull()
    const single = [1, 2, 3, 4, 5].flatMap((kind) =>
      ['a', 'b'].map((id) =>
        coupon(`${id}${kind}`, from(100, 10, { combinable: false }), `${kind}`),
      ),
    )
    const far = coupon('far', from(900, 10))
    expect(nearestBetter([...single, far], billOf(26_800))?.couponId).toBe('far')
  })

  it('counts the coupons of a kind apart from all others', () => {
    const all = ['a', 'b', 'c'].map((id) => coupon(id, from(100, 10), 't'))
    const others = ['1', '2'].map((id) => coupon(id, cash(100), 'u'))
    expect(nearestBetter([...others, ...all], billOf(26_800))?.couponId).toBe('c')
  })

  it('is nothing where no coupon waits for a larger bill', () => {
    const all = [coupon('a', cash(1000)), coupon('b', termsOf({ kind: 'exchange', goodsId: null }))]
    expect(nearestBetter(all, billOf(26_800))).toBeNull()
    expect(nearestBetter([], billOf(0))).toBeNull()
  })

  it('always asks for something and always gains something', () => {
    fc.assert(
      fc.property(coupons(8), bills, rules, (all, bill, given) => {
        const better = nearestBetter(all, bill, given)
        if (better === null) return
        expect(better.missingFen).toBeGreaterThan(0)
        expect(better.gainFen).toBeGreaterThan(0)
        expect(all.some(({ id }) => id === better.couponId)).toBe(true)
      }),
      { numRuns: PROPERTY_RUNS },
    )
  }, 600_000)
})
