import { describe, expect, it } from 'vitest'
import { aCoupon, cash, termsOf } from '../support/coupons'
import { problemOf } from '../support/desk'
import { aTill } from '../support/till'

const TENTH = termsOf({ kind: 'percentage', payParts: 9000 })
const coupons = [
  aCoupon('1', { templateId: 'a' }),
  aCoupon('2', { templateId: 'b', terms: TENTH }),
  aCoupon('3', { templateId: 'c', terms: cash(500, { enoughFen: 2000 }) }),
  aCoupon('4', { templateId: 'd', terms: termsOf({ kind: 'exchange', goodsId: null }) }),
]

describe('a sale without a bill', () => {
  it.each([
    ['a part of the price', ['2']],
    ['a least spend', ['3']],
    ['one of them beside others', ['1', '4', '2']],
  ])('is refused with %s, and nothing is written', (_case, couponIds) => {
    const { sell, ledger } = aTill(coupons)
    expect(problemOf(() => sell(couponIds, null))).toBe('redeem.needsBill')
    expect(ledger.counting('training', couponIds).size).toBe(0)
  })

  it('is what it always was with amounts and goods', () => {
    const { receipt } = aTill(coupons).sell(['1', '4'], null)
    expect([receipt.billFen, receipt.discountFen, receipt.payFen]).toEqual([null, 1000, null])
  })

  it('of nothing at all is a bill', () => {
    expect(aTill(coupons).sell(['2'], 0).receipt).toMatchObject({ billFen: 0, payFen: 0 })
  })
})
