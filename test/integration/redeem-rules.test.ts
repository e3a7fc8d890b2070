import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestSet, usableOn } from '@shared/domain/combination'
import { RULES_VERSION } from '@shared/domain/discount'
import { receiptSchema } from '@shared/domain/receipt'
import { aCoupon, cash, termsOf } from '../support/coupons'
import { problemOf } from '../support/desk'
import * as random from '../support/random-bills'
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

describe('a sale that is asked for once more', () => {
  it('is the one that was written, with the member gone and the coupons used by it', () => {
    const { sell, ledger, closeMembers } = aTill(coupons)
    const first = sell(['1', '4'], 5_000)
    const again = { saleId: first.saleId }
    expect(sell(['1', '4'], 5_000, again)).toEqual(first)
    closeMembers()
    expect(sell(['1', '4'], null, again)).toEqual(first)
    expect(problemOf(() => sell(['2'], 5_000))).toBe('redeem.memberNotOpen')
    expect(ledger.lines('training', '2026-11-22', '2026-11-22')).toHaveLength(2)
  })
})

describe('the papers of a sale', () => {
  it('share no number with its coupons, of which there may be fifty', () => {
    const fifty = Array.from({ length: 50 }, (_, n) => aCoupon(String(n), { templateId: `t${n}` }))
    const { sell, ledger } = aTill(fifty)
    const { saleId, redemptions } = sell(
      fifty.map(({ id }) => id),
      null,
    )
    const numbers = [
      ...redemptions.map(({ requestId }) => requestId),
      ...ledger.printsOf(saleId).map(({ jobId }) => jobId),
    ]
    expect(new Set(numbers).size).toBe(52)
  })
})

describe('a sale by the lines of a bill', () => {
  const line = { categoryId: null, supplierId: null, title: null, quantity: 1 }
  const bill = {
    totalFen: 5000,
    lines: [
      { ...line, goodsId: '9', priceFen: 3000 },
      { ...line, goodsId: '10', priceFen: 2000 },
    ],
  }
  const goods = [{ id: '9', name: null }]
  const forGoods = { terms: { ...TENTH, scope: { kind: 'goods' as const, goods } } }
  const cup = { terms: termsOf({ kind: 'exchange', goodsId: '10' }) }
  const held = [aCoupon('5', forGoods), aCoupon('6', { templateId: 'e', ...cup })]

  it('takes off only what is for its goods, and the receipt keeps the lines', () => {
    const { receipt } = aTill(held).sell(['5', '6'], bill, { billNumber: 'B-1' })
    expect(receipt.lines.map(({ discountFen }) => discountFen)).toEqual([2000, 300])
    expect(receipt).toMatchObject({ billLines: bill.lines, billNumber: 'B-1', payFen: 2700 })
    expect(aTill(held).sell(['5'], 5000).receipt).toMatchObject({ discountFen: 500, billLines: [] })
  })

  it('is refused where the goods of a coupon are not on it', () => {
    const other = { ...bill, totalFen: 2000, lines: bill.lines.slice(1) }
    expect(problemOf(() => aTill(held).sell(['5'], other))).toBe('redeem.notUsable')
  })
})

describe("the shop's own rules", () => {
  it('decide what a sale takes off, and the receipt tells the order', () => {
    const usual = aTill(coupons).sell(['1', '2'], 10_000).receipt
    expect([usual.discountFen, usual.discountOrder, usual.onePerBill]).toEqual([
      1900,
      undefined,
      undefined,
    ])
    const order = ['percentage', 'cash', 'exchange'] as const
    const { receipt } = aTill(coupons, { order }).sell(['1', '2'], 10_000)
    expect(receipt.lines.map(({ couponId, discountFen }) => [couponId, discountFen])).toEqual([
      ['2', 1000],
      ['1', 1000],
    ])
    expect(receipt).toMatchObject({ payFen: 8000, rules: RULES_VERSION, discountOrder: order })
  })

  it('let one coupon per bill pass and refuse a second one, with a bill and without', () => {
    const { sell, ledger } = aTill(coupons, { onePerBill: true })
    expect(problemOf(() => sell(['1', '4'], null))).toBe('redeem.notTogether')
    expect(problemOf(() => sell(['1', '3'], 10_000))).toBe('redeem.notTogether')
    expect(ledger.counting('training', ['1', '3', '4']).size).toBe(0)
    expect(sell(['3'], 10_000).receipt).toMatchObject({ discountFen: 500, onePerBill: true })
  })
})

describe('a receipt', () => {
  it('is kept as it was handed over, whatever the coupons, the bill and the rules', () => {
    fc.assert(
      fc.property(random.coupons(8), random.bills, random.rules, (all, bill, rules) => {
        const best = bestSet(usableOn(bill, all), bill, rules)
        fc.pre(best.discounts.length > 0)
        const held = all.map(({ id, ...change }) => aCoupon(id, change))
        const { sell, ledger } = aTill(held, rules)
        const { saleId, receipt } = sell(
          best.discounts.map(({ couponId }) => couponId),
          bill,
        )
        expect(receipt.discountFen).toBe(best.offFen)
        expect(ledger.sale(saleId)?.receipt).toEqual(receipt)
        ledger.close()
      }),
      { numRuns: 150 },
    )
  })

  it('of an earlier program is read as it was', () => {
    const { receipt } = aTill(coupons).sell(['1'], null)
    const { rules: _rules, offline: _offline, ...old } = receipt
    expect(receiptSchema.parse(old)).toEqual({ ...receipt, rules: 0 })
  })

  it('whose order names a kind twice is none', () => {
    const { receipt } = aTill(coupons).sell(['1'], null)
    const discountOrder = ['cash', 'cash', 'exchange']
    expect(receiptSchema.safeParse({ ...receipt, discountOrder }).success).toBe(false)
  })
})
