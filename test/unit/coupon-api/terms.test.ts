import { describe, expect, it } from 'vitest'
import { toCoupon } from '../../../src-main/coupon-api/auditelecoupon-map'
import { couponWire } from '../../../src-main/coupon-api/auditelecoupon-wire'
import { couponTermsSchema } from '../../../src-shared/domain/coupon-terms-schema'
import { plainTerms } from '../../../src-shared/domain/coupon-terms'

const cash = { kind: 'cash', amount_fen: 2_000 }
const terms = (over: object) => ({
  benefit: cash,
  scope: { kind: 'everything' },
  enough_fen: 0,
  combinable: true,
  level: null,
  ...over,
})
const read = (said: unknown) =>
  toCoupon(couponWire.parse({ id: 1, type: 1, deduction: '10.00', terms: said })).terms
const byDocument = plainTerms({ kind: 'cash', amountFen: 1_000 })
const goods = [
  { id: '62', name: '保温杯' },
  { id: 68, name: null },
]
const inOurWords = [
  { id: '62', name: '保温杯' },
  { id: '68', name: null },
]

describe('the extension `terms`', () => {
  it.each([
    [{ benefit: cash }, { benefit: { kind: 'cash', amountFen: 2_000 } }],
    [
      { benefit: { kind: 'percentage', pay_parts: '8500' } },
      { benefit: { kind: 'percentage', payParts: 8_500 } },
    ],
    [
      { benefit: { kind: 'exchange', goods_id: '90' } },
      { benefit: { kind: 'exchange', goodsId: '90' } },
    ],
    [
      { benefit: { kind: 'exchange', goods_id: null } },
      { benefit: { kind: 'exchange', goodsId: null } },
    ],
    [{ scope: { kind: 'goods', goods } }, { scope: { kind: 'goods', goods: inOurWords } }],
    [
      { scope: { kind: 'categories', categories: goods } },
      { scope: { kind: 'categories', categories: inOurWords } },
    ],
    [
      { scope: { kind: 'suppliers', suppliers: goods } },
      { scope: { kind: 'supplier', suppliers: inOurWords } },
    ],
    [
      { scope: { kind: 'stores', stores: goods } },
      { scope: { kind: 'stores', stores: inOurWords } },
    ],
    [
      { scope: { kind: 'hotels', hotels: goods } },
      { scope: { kind: 'hotels', hotels: inOurWords } },
    ],
    [
      { scope: { kind: 'goods_and_stores', goods, stores: [] } },
      { scope: { kind: 'goodsAndStores', goods: inOurWords, stores: [] } },
    ],
    [
      { enough_fen: 10_000, combinable: false, level: { id: 3, name: '金卡会员' } },
      { enoughFen: 10_000, combinable: false, level: { id: '3', name: '金卡会员' } },
    ],
  ])('%j is read', (said, expected) => {
    const understood = read(terms(said))
    expect(understood).toEqual({
      ...plainTerms({ kind: 'cash', amountFen: 2_000 }),
      ...expected,
    })
    expect(couponTermsSchema.parse(understood)).toEqual(understood)
  })

  it.each([
    undefined,
    null,
    '',
    'terms',
    [],
    {},
    terms({ benefit: { kind: 'lottery' } }),
    terms({ benefit: { kind: 'cash', amount_fen: -1 } }),
    terms({ benefit: { kind: 'cash', amount_fen: 0.5 } }),
    terms({ benefit: { kind: 'percentage', pay_parts: 10_001 } }),
    terms({ scope: { kind: 'goods' } }),
    terms({ scope: { kind: 'goods', goods: [{ name: 'no id' }] } }),
    terms({ scope: { kind: 'moon' } }),
    terms({ enough_fen: 'much' }),
    terms({ combinable: 1 }),
    terms({ level: 3 }),
  ])('%j leaves a coupon worth what document 000 tells', (said) => {
    expect(read(said)).toEqual(byDocument)
  })
})
