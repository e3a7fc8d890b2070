import { describe, expect, it } from 'vitest'
import { isBillText, splitBillText, type BillText } from '@shared/domain/bill-text'

const unreadable: BillText = { kind: 'unreadable' }

describe('a text with a bill', () => {
  it.each<[string, BillText]>([
    ['BILL:268.00', { kind: 'total', yuan: '268.00' }],
    ['BILL:¥9', { kind: 'total', yuan: '9' }],
    ['BILL:eyJ0b3RhbCI6MX0=', { kind: 'encoded', base64: 'eyJ0b3RhbCI6MX0=' }],
    ['BILL:eyJ0\r\n b3Rh bCI6MX0', { kind: 'encoded', base64: 'eyJ0b3RhbCI6MX0' }],
    // What begins like an amount is none yet.
    ['BILL:268x', { kind: 'encoded', base64: '268x' }],
    ['BILL:+/_-', { kind: 'encoded', base64: '+/_-' }],
    ['BILL:eyJ0=x', unreadable],
    ['BILL:!eyJ0', unreadable],
    ['BILL:eyJ0===', unreadable],
    ['BILL:', unreadable],
    // The mark is missing: what could be base64 is none.
    ['eyJ0b3RhbCI6MX0', unreadable],
    ['268', unreadable],
  ])('%j is %j', (text, split) => expect(splitBillText(text)).toEqual(split))

  it('is known by its mark, behind a few characters that nobody sees and no more', () => {
    expect(isBillText(`${'\u200b'.repeat(50)}BILL:1`)).toBe(true)
    expect(isBillText('my BILL:1')).toBe(false)
    // Looking through a whole text for it would take as long as reading it.
    expect(isBillText(`${'\u200b'.repeat(70)}BILL:1`)).toBe(false)
  })
})
