import { describe, expect, it, onTestFinished } from 'vitest'
import fc from 'fast-check'
import { join } from 'node:path'
import { readReceiptCode, receiptCode, SIGNATURE_BYTES } from '@shared/domain/receipt-code'
import { codeOfReceipt, findReceipt } from '../../src-main/counter/check-receipt'
import { openLedger } from '../../src-main/store/ledger'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'

function ledgerWithSale() {
  const ledger = openLedger(join(tempFolder(), 'ledger.db'))
  onTestFinished(() => ledger.close())
  const { saleId, receipt } = ledger.recordSale(aSale({ connectionId: 'book' }), () => {})
  return { ledger, saleId, number: receipt.number }
}

describe('the code of a receipt', () => {
  it('opens the sale it was made for, in whatever case and grouping it is typed', () => {
    const { ledger, saleId } = ledgerWithSale()
    const code = codeOfReceipt(saleId, ledger)
    for (const text of [code, code.toLowerCase(), code.replace(/(.{4})/g, '$1 ')]) {
      expect(findReceipt(text, ledger)).toMatchObject({ sale: { saleId }, signed: true })
    }
  })

  it('by its number alone is found as well, and said not to be signed', () => {
    const { ledger, saleId, number } = ledgerWithSale()
    expect(findReceipt(` ${number.toLowerCase()} `, ledger)).toMatchObject({
      sale: { saleId },
      signed: false,
    })
    // A number that is not here is looked for as everything else is.
    expect(findReceipt(number.replace(/....$/, '0999'), ledger)).toBeNull()
  })

  it('with any letter changed opens nothing', () => {
    const { ledger, saleId } = ledgerWithSale()
    const code = codeOfReceipt(saleId, ledger)
    for (let at = 3; at < code.length; at++) {
      const other = code.charAt(at) === 'B' ? 'C' : 'B'
      const forged = code.slice(0, at) + other + code.slice(at + 1)
      expect(() => findReceipt(forged, ledger), forged).toThrow(/^receipt\./)
    }
  })

  it('of another ledger is not taken for one of this', () => {
    const [ours, theirs] = [ledgerWithSale(), ledgerWithSale()]
    const foreign = codeOfReceipt(theirs.saleId, theirs.ledger)
    expect(() => findReceipt(foreign, ours.ledger)).toThrow(/^receipt\.(?:notHere|forged)/)
  })

  it('is read as it was written, for every number there is', () => {
    const digits = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    })
    const letters = fc.string({
      unit: fc.constantFrom(...'23456789ABCDEFGHJKLMNPQRSTUVWXYZ'),
      minLength: 3,
      maxLength: 3,
    })
    const signature = fc.uint8Array({ minLength: SIGNATURE_BYTES, maxLength: SIGNATURE_BYTES })
    fc.assert(
      fc.property(
        digits,
        letters,
        fc.integer({ min: 1, max: 9_999_999 }),
        signature,
        (day, terminal, count, signed) => {
          const date = day.toISOString().slice(0, 10).replaceAll('-', '')
          const number = `${date}-${terminal}-${String(count).padStart(4, '0')}`
          const code = receiptCode(number, signed) ?? ''
          expect(code).toHaveLength(41)
          expect(readReceiptCode(code)).toEqual({ kind: 'receipt', number, signature: signed })
        },
      ),
      { numRuns: 500 },
    )
  })

  it.each(['', 'HXR', 'HXRBBBB', 'HXR'.padEnd(41, 'Z'), 'HXT12345', '10001', 'x'.repeat(10_000)])(
    'is not seen in %j',
    (text) => expect(readReceiptCode(text)).toBeNull(),
  )

  it('that is too short or long is broken, and never somebody', () => {
    expect(readReceiptCode(`HXR${'B'.repeat(30)}`)).toEqual({ kind: 'broken' })
    expect(readReceiptCode(`HXR${'X'.repeat(38)}`)).toEqual({ kind: 'broken' })
  })
})
