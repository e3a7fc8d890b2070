import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromLetters, LETTERS, toLetters } from '@shared/domain/code-letters'
import {
  isReceiptNumber,
  readReceiptCode,
  receiptCode,
  SIGNATURE_BYTES,
} from '@shared/domain/receipt-code'

const SIGNED = Uint8Array.from({ length: SIGNATURE_BYTES }, (_, at) => 0xa0 + at)
const signatures = fc.uint8Array({ minLength: SIGNATURE_BYTES, maxLength: SIGNATURE_BYTES })
const terminals = fc.string({
  unit: fc.constantFrom(...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ'),
  minLength: 3,
  maxLength: 3,
})
const moments = fc.date({
  min: new Date('1970-01-01'),
  max: new Date('2099-12-31'),
  noInvalidDate: true,
})
const numbers = fc
  .tuple(moments, terminals, fc.integer({ min: 1, max: 9_999_999 }))
  .map(([at, terminal, count]) => {
    const date = at.toISOString().slice(0, 10).replaceAll('-', '')
    return `${date}-${terminal}-${String(count).padStart(4, '0')}`
  })

describe('the letters of a code', () => {
  it('are sixteen, which every keyboard has in one place', () => {
    expect(LETTERS).toBe('BCDFGHJKLNPRSTVX')
    expect(toLetters(Uint8Array.of(0x00, 0x1f, 0xf1))).toBe('BBCXXC')
  })

  it('say the bytes that they were made from', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const letters = toLetters(bytes)
        expect(letters).toHaveLength(bytes.length * 2)
        expect(fromLetters(letters)).toEqual(bytes)
      }),
      { numRuns: 500 },
    )
  })

  it('that are not whole bytes say nothing', () => {
    expect(fromLetters('BCD')).toEqual(new Uint8Array())
  })
})

describe('the code of a receipt', () => {
  // A receipt on paper is read for years: what was printed once must mean the same in every later version.
  it('is written as it always was', () => {
    expect(receiptCode('20261123-A2B-0007', SIGNED)).toBe(
      'HXRBBHCDSGCFDGDBBBBBKPBPCPDPFPGPHPJPKPLPN',
    )
  })

  it('is read as it was written, for every number there is, however it is grouped', () => {
    fc.assert(
      fc.property(numbers, signatures, (number, signature) => {
        const code = receiptCode(number, signature) ?? ''
        expect(code).toMatch(/^HXR[BCDFGHJKLNPRSTVX]{38}$/)
        const receipt = { kind: 'receipt', number, signature }
        expect(readReceiptCode(code)).toEqual(receipt)
        expect(readReceiptCode(` ${code.toLowerCase().replace(/(.{4})/g, '$1-\n')}`)).toEqual(
          receipt,
        )
        expect(isReceiptNumber(number)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    '20260229-A2B-0007',
    '20261301-A2B-0007',
    '20261100-A2B-0007',
    '19691231-A2B-0007',
    '00991231-A2B-0007',
  ])('is none for %s, a day that it cannot name', (number) => {
    expect(receiptCode(number, SIGNED)).toBeNull()
  })

  it.each([
    ['a letter too many in front', 'x20261123-A2B-0007'],
    ['a letter too many behind', '20261123-A2B-0007x'],
    ['letters for digits', '2026112x-A2B-0007'],
    ['a short year', '0261123-A2B-0007'],
    ['a letter that is taken for a digit', '20261123-AOB-0007'],
    ['a digit that is taken for a letter', '20261123-A1B-0007'],
    ['a terminal of two letters', '20261123-A2-0007'],
    ['a terminal of four', '20261123-A2BC-0007'],
    ['too few digits', '20261123-A2B-007'],
    ['too many', '20261123-A2B-00000007'],
  ])('is none for %s', (_what, number) => {
    expect(isReceiptNumber(number)).toBe(false)
    expect(receiptCode(number, SIGNED)).toBeNull()
  })

  it.each([0, SIGNATURE_BYTES - 1, SIGNATURE_BYTES + 1])('is none with %i bytes signed', (size) => {
    expect(receiptCode('20261123-A2B-0007', new Uint8Array(size))).toBeNull()
  })

  it.each(['', 'HXR', 'HXRBBBB', 'HXR'.padEnd(41, 'Z'), 'HXT12345', '10001', 'x'.repeat(10_000)])(
    'is not seen in %j',
    (text) => expect(readReceiptCode(text)).toBeNull(),
  )

  it('is not seen with anything before or after it', () => {
    const code = receiptCode('20261123-A2B-0007', SIGNED) ?? ''
    expect(readReceiptCode(`A${code}`)).toBeNull()
    expect(readReceiptCode(`${code}A`)).toBeNull()
  })

  it('may come with space around it, but not with any amount', () => {
    const code = receiptCode('20261123-A2B-0007', SIGNED) ?? ''
    expect(readReceiptCode(code.padEnd(128))).toMatchObject({ kind: 'receipt' })
    expect(readReceiptCode(code.padEnd(129))).toBeNull()
  })

  it('that is too short or long is broken, and never somebody', () => {
    for (const letters of [20, 30, 36, 37, 39, 40, 60]) {
      expect(readReceiptCode(`HXR${'B'.repeat(letters)}`), String(letters)).toEqual({
        kind: 'broken',
      })
    }
    // Also one that is whole, but for its end: so much of a signature is none.
    const code = receiptCode('20261123-A2B-0007', SIGNED) ?? ''
    expect(readReceiptCode(code.slice(0, -2))).toEqual({ kind: 'broken' })
    expect(readReceiptCode(`${code}BB`)).toEqual({ kind: 'broken' })
    // A code of another kind may begin like one; so few letters are none that was read wrong.
    expect(readReceiptCode(`HXR${'B'.repeat(19)}`)).toBeNull()
  })

  it('that names what no receipt is called is broken', () => {
    expect(readReceiptCode(`HXR${'X'.repeat(38)}`)).toEqual({ kind: 'broken' })
    expect(readReceiptCode(`HXR${'B'.repeat(38)}`)).toEqual({ kind: 'broken' })
  })
})
