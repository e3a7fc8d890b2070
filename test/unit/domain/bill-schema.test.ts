import { describe, expect, it } from 'vitest'
import { billOf } from '@shared/domain/bill'
import { billSchema } from '@shared/domain/bill-schema'
import { amountOf } from '@shared/domain/line-amount'

const LINE = { quantity: 1, priceFen: 100 }
const takes = (bill: unknown) => billSchema.safeParse(bill).success
/** A bill of one line whose total is what the line comes to. */
const takesLine = (change: object) => {
  const line = { ...LINE, ...change }
  return takes({ totalFen: amountOf(line), lines: [line] })
}

describe('a bill', () => {
  it('is a total, or lines that add up to it', () => {
    expect(billSchema.parse({ totalFen: 100 })).toEqual(billOf(100))
    expect(takes({ totalFen: 200, lines: [LINE, LINE] })).toBe(true)
    const { error } = billSchema.safeParse({ totalFen: 201, lines: [LINE, LINE] })
    expect(error?.issues).toMatchObject([{ code: 'custom', path: ['totalFen'] }])
    expect(error?.message).toContain('do not add up')
  })

  it.each([
    [0, true],
    [100_000_000_00, true],
    [-1, false],
    [100_000_000_01, false],
    [0.5, false],
  ])('of %d fen: %j', (totalFen, good) => expect(takes({ totalFen })).toBe(good))

  it('has a thousand lines at most', () => {
    const lines = (count: number) => ({ totalFen: 100 * count, lines: Array(count).fill(LINE) })
    expect(takes(lines(1_000))).toBe(true)
    expect(takes(lines(1_001))).toBe(false)
  })

  it.each<[object, boolean]>([
    [{ goodsId: 'x'.repeat(64), categoryId: 'c', supplierId: 's', title: 'x'.repeat(200) }, true],
    [{ goodsId: null, categoryId: null, supplierId: null, title: null }, true],
    [{ goodsId: '' }, false],
    [{ categoryId: 'x'.repeat(65) }, false],
    [{ title: 'x'.repeat(201) }, false],
    [{ quantity: 0.001 }, true],
    [{ quantity: 100_000 }, true],
    [{ quantity: 0 }, false],
    [{ quantity: -1 }, false],
    [{ quantity: 0.0005 }, false],
    [{ quantity: 100_001 }, false],
    [{ priceFen: 0 }, true],
    [{ priceFen: -1 }, false],
    [{ priceFen: 0.5 }, false],
    [{ priceFen: 100_000_000_00 }, true],
    [{ priceFen: 100_000_000_01 }, false],
    [{ priceFen: 100_000_000_01, quantity: 0.001 }, false],
  ])('has lines with %j: %j', (change, good) => expect(takesLine(change)).toBe(good))

  it('knows nothing of a line but quantity and price where nothing else is said', () => {
    expect(billSchema.parse({ totalFen: 100, lines: [LINE] }).lines).toEqual([
      { goodsId: null, categoryId: null, supplierId: null, title: null, ...LINE },
    ])
  })
})

it.each([
  [1, 100, 100],
  [0.3, 999, 300],
  [0.333, 999, 333],
  [0.5, 1, 1],
  [0.499, 1, 0],
  [100_000, 100_000, 10_000_000_000],
])('%d at %d fen comes to %d', (quantity, priceFen, fen) => {
  expect(amountOf({ quantity, priceFen })).toBe(fen)
})
