import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatYuan, parseYuan } from '../../../src-shared/domain/money'

describe('parseYuan', () => {
  it.each<[string | number, number | undefined]>([
    ['10.00', 1000],
    [10, 1000],
    [' 8.5 ', 850],
    ['0.01', 1],
    ['0', 0],
    ['-0.00', 0],
    ['-3.20', -320],
    ['+3.2', 320],
    ['1.004', 100],
    ['1.005', 101],
    ['0.9999', 100],
    ['9999999999.99', 999_999_999_999],
    // Binary fractions that a multiplication by 100 gets wrong.
    [1.1, 110],
    [19.99, 1999],
    [1.15, 115],
    [4.35, 435],
    ['', undefined],
    ['.5', undefined],
    ['5.', undefined],
    ['1,000', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['１０', undefined],
    ['10元', undefined],
    ['99999999999', undefined],
    [NaN, undefined],
    [Infinity, undefined],
    [1e21, undefined],
  ])('%j is %j fen', (text, fen) => {
    expect(parseYuan(text)).toBe(fen)
  })
})

describe('formatYuan', () => {
  it.each([
    [0, '0.00'],
    [-0, '0.00'],
    [5, '0.05'],
    [100, '1.00'],
    [-5, '−0.05'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [241_000, '2,410.00'],
    [-123_456_789, '−1,234,567.89'],
  ])('%i fen is %s', (fen, text) => {
    expect(formatYuan(fen)).toBe(text)
  })

  it('is read back as the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (fen) => {
        const plain = formatYuan(fen).replaceAll(',', '').replace('−', '-')
        expect(parseYuan(plain)).toBe(fen)
      }),
    )
  })
})
