import { describe, expect, it, onTestFinished } from 'vitest'
import { join } from 'node:path'
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
})
