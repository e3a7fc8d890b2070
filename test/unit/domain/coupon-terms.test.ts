import { describe, expect, it } from 'vitest'
import {
  faceFenOf,
  givesOf,
  leastSpendOf,
  needsBill,
  plainTerms,
  type Benefit,
} from '@shared/domain/coupon-terms'
import { couponTermsSchema } from '@shared/domain/coupon-terms-schema'

const cash: Benefit = { kind: 'cash', amountFen: 1000 }
const part: Benefit = { kind: 'percentage', payParts: 8500 }
const goods: Benefit = { kind: 'exchange', goodsId: 'g' }

describe('what the terms of a coupon say', () => {
  it.each([
    ['an amount', cash, 0, { face: 1000, gives: 'cash', least: 0, asks: false }],
    ['an amount from 1 yuan on', cash, 100, { face: 1000, gives: 'cash', least: 100, asks: true }],
    ['a part of the price', part, 0, { face: 0, gives: 'cash', least: 0, asks: true }],
    ['goods, whatever is spent', goods, 100, { face: 0, gives: 'exchange', least: 0, asks: false }],
  ])('%s', (_, benefit, enoughFen, said) => {
    const terms = { ...plainTerms(benefit), enoughFen }
    expect({
      face: faceFenOf(terms),
      gives: givesOf(terms),
      least: leastSpendOf(terms),
      asks: needsBill(terms),
    }).toEqual(said)
  })

  it('holds for everybody on everything where nothing else is said', () => {
    const terms = plainTerms(cash)
    expect(couponTermsSchema.parse(terms)).toEqual(terms)
    expect(terms).toMatchObject({ scope: { kind: 'everything' }, combinable: true, level: null })
  })
})
