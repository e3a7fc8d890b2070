import { describe, expect, it } from 'vitest'
import { billOf } from '@shared/domain/bill'
import { clashOf, togetherOn } from '@shared/domain/combination'
import type { CouponTerms } from '@shared/domain/coupon-terms'
import type { Discountable } from '@shared/domain/discount'
import { mostOfOneTemplate, type Clash } from '@shared/domain/stacking'
import { cash, termsOf } from '../../support/coupons'

const SEVERAL = { order: ['exchange', 'cash', 'percentage'], onePerBill: false } as const
const ONE = { ...SEVERAL, onePerBill: true }
const coupon = (id: string, templateId: string, terms: CouponTerms): Discountable => ({
  id,
  templateId,
  terms,
  endsOn: null,
})
const free = cash(1000)
const single = cash(1000, { combinable: false })
const from100 = cash(1000, { enoughFen: 10_000 })
const from150 = cash(1000, { enoughFen: 15_000 })
const of = (...all: [templateId: string, terms: CouponTerms][]) =>
  all.map(([templateId, terms], at) => coupon(String(at), templateId, terms))

describe('what speaks against using coupons together', () => {
  const missing = (missingFen: number): Clash => ({
    code: 'notEnoughForAll',
    templateId: 't',
    missingFen,
  })

  it.each<[string, Discountable[], number, Clash | null]>([
    ['nothing against none', of(), 100, null],
    ['nothing against one that does not combine', of(['t', single]), 100, null],
    ['nothing against templates', of(['t', single], ['u', single]), 100, null],
    ['a template', of(['t', single], ['t', single]), 100, onePerTemplate('t')],
    ['one of two is enough', of(['t', free], ['t', single]), 100, onePerTemplate('t')],
    ['the second template', of(['s', free], ['t', single], ['t', free]), 9, onePerTemplate('t')],
    ['a bill too small for one alone says nothing', of(['t', from100]), 50, null],
    ['the sum of what each needs', of(['t', from100], ['t', from150]), 249.99, missing(1)],
    ['just enough', of(['t', from100], ['t', from150]), 250, null],
    ['each template for itself', of(['t', from100], ['u', from150]), 150, null],
  ])('%s', (_, all, yuan, clash) => {
    const bill = billOf(Math.round(yuan * 100))
    expect(clashOf(all, bill)).toEqual(clash)
    expect(togetherOn(bill, all).clash).toEqual(clash)
  })

  it('least spend is measured on what has least in its scope', () => {
    const line = (goodsId: string, priceFen: number) => ({
      ...{ goodsId, categoryId: null, supplierId: null, title: null },
      ...{ quantity: 1, priceFen },
    })
    const bill = { totalFen: 40_000, lines: [line('a', 19_000), line('b', 21_000)] }
    const goods = [{ id: 'a', name: null }]
    const onA = { ...from100, scope: { kind: 'goods', goods } } as CouponTerms
    expect(clashOf(of(['t', from100], ['t', onA]), bill)).toEqual(missing(1000))
  })

  it('the shop takes one per bill, whatever the coupons say', () => {
    expect(clashOf(of(['t', free], ['u', free]), billOf(100), ONE)).toEqual({ code: 'onePerBill' })
    expect(clashOf(of(['t', free]), billOf(100), ONE)).toBeNull()
  })

  it('without a bill is all but least spend', () => {
    expect(clashOf(of(['t', from100], ['t', from150]), null)).toBeNull()
    expect(clashOf(of(['t', single], ['t', single]), null)).toEqual(onePerTemplate('t'))
    const together = togetherOn(null, of(['t', free], ['u', termsOf()]), ONE)
    expect(together.clash).toEqual({ code: 'onePerBill' })
    expect(together.discounts.map(({ coupon: { id }, offFen }) => [id, offFen])).toEqual([
      ['0', 1000],
      ['1', 1000],
    ])
  })
})

function onePerTemplate(templateId: string): Clash {
  return { code: 'onePerTemplate', templateId }
}

it.each([
  ['as many as there are, needing nothing', free, 0, Infinity],
  ['one that does not combine', single, 100_000, 1],
  ['what the bill is enough for', from100, 29_999, 2],
  ['to the fen', from100, 30_000, 3],
  ['none', from100, 9_999, 0],
])('a bill bears of one template: %s', (_, terms, inScopeFen, most) => {
  expect(mostOfOneTemplate({ coupon: coupon('1', 't', terms), lines: [0], inScopeFen })).toBe(most)
})
