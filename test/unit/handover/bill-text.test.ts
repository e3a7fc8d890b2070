import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BILL_TEXT_MAX_CHARACTERS, isBillText } from '@shared/domain/bill-text'
import { readScan } from '@shared/domain/scan-code'
import { ProblemError } from '@shared/ipc/result'
import { readBillText } from '../../../src-main/handover/read-bill-text'
import { PROPERTY_RUNS } from '../../support/random-bills'

const encoded = (content: unknown) =>
  `BILL:${Buffer.from(JSON.stringify(content)).toString('base64url')}`
function code(text: string): string {
  try {
    readBillText(text)
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
  return 'read'
}

describe('a bill that is scanned or pasted', () => {
  it.each([
    ['BILL:268.00', 26_800],
    ['bill:268', 26_800],
    [' BILL: 268.5\r\n', 26_850],
    ['ＢＩＬＬ：￥２６８．００', 26_800],
    ['\u200bBILL:0.01', 1],
    ['BILL:¥9', 900],
  ])('%j is a total', (text, totalFen) => {
    expect(isBillText(text)).toBe(true)
    expect(readBillText(text)).toMatchObject({ bill: { totalFen, lines: [] }, member: null })
  })

  it('holds lines as base64url, also with line breaks, padding and the older letters', () => {
    const content = { number: 'Ü?>', lines: [{ title: '礼盒？？>', price: '164.00' }] }
    const text = encoded(content)
    const older = Buffer.from(JSON.stringify(content)).toString('base64')
    expect(older).toMatch(/[+/]/)
    for (const form of [text, `BILL:${older}`, `${text.slice(0, 30)}\n  ${text.slice(30)}`]) {
      expect(readBillText(form)).toMatchObject({
        number: 'Ü?>',
        bill: { totalFen: 16_400, lines: [{ title: '礼盒？？>', priceFen: 16_400 }] },
      })
    }
  })

  it.each([
    ['BILL:', 'bill.textUnreadable'],
    ['BILL:abc def!', 'bill.textUnreadable'],
    ['BILL:-5', 'bill.textUnreadable'],
    ['BILL:1,268.00', 'bill.textUnreadable'],
    ['BILL:1.2.3', 'bill.wrong'],
    ['BILL:268.005', 'bill.wrong'],
    ['BILL:99999999999', 'bill.wrong'],
    ['BILL:{"total":1}', 'bill.textUnreadable'],
    [`BILL:${Buffer.from([0xff, 0xfe, 0x7b]).toString('base64url')}`, 'bill.textUnreadable'],
    [encoded({ total: 1 }).toUpperCase(), 'bill.textUnreadable'],
    [encoded({ total: 1 }).slice(0, -1), 'bill.textUnreadable'],
    [encoded({ totals: 1 }), 'bill.unknown'],
    [`BILL:${'A'.repeat(BILL_TEXT_MAX_CHARACTERS)}`, 'bill.textTooLong'],
    ['member_id=10001', 'bill.textUnreadable'],
    ['https://shop.example/?x=BILL:268', 'bill.textUnreadable'],
    ['13800138000x', 'bill.textUnreadable'],
  ])('is none: case %#', (text, expected) => {
    expect(code(text)).toBe(expected)
  })
})

describe('a bill and a member', () => {
  it.each(['林小满', 'Bill', 'Bill 268', 'bill-268', 'BILL268', 'member_id=1', 'xBILL:268', '268'])(
    '%j is looked up as a member',
    (text) => {
      expect(isBillText(text)).toBe(false)
      expect(readScan(text).ok).toBe(true)
    },
  )

  it('are never taken for each other, whatever is scanned', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((rest) => `BILL:${rest}`),
      fc.string({ unit: 'binary' }).map((rest) => `ｂill：${rest}`),
    )
    fc.assert(
      fc.property(text, (scanned) => {
        if (isBillText(scanned)) expect(readScan(scanned).ok).toBe(false)
        else expect(code(scanned)).not.toBe('read')
      }),
      { numRuns: Math.min(5_000, PROPERTY_RUNS) },
    )
  })
})

it('what a register encodes comes out to the fen', () => {
  const price = fc.integer({ min: 0, max: 9_999_999 })
  const line = fc.record({
    goodsId: fc.stringMatching(/^[\w一-龥]{1,20}$/),
    title: fc.stringMatching(/^[^\s\p{C}]{1,30}$/u),
    quantity: fc.integer({ min: 1, max: 99 }),
    fen: price,
  })
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
      const written = lines.map(({ fen, ...rest }) => ({ ...rest, price: (fen / 100).toFixed(2) }))
      const { bill } = readBillText(encoded({ lines: written }))
      expect(bill.totalFen).toBe(lines.reduce((sum, { fen, quantity }) => sum + fen * quantity, 0))
      expect(bill.lines).toEqual(
        lines.map(({ fen, ...rest }) => ({
          ...rest,
          categoryId: null,
          supplierId: null,
          priceFen: fen,
        })),
      )
    }),
    { numRuns: Math.min(1_000, PROPERTY_RUNS) },
  )
})
