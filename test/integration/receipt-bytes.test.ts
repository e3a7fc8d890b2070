import { describe, expect, it } from 'vitest'
import { PRINTER_PROFILES, READY_TEMPLATES } from '@shared/domain/print-settings'
import { printPaper } from '../support/print-paper'
import { cutsOf, itemsOf, statusAsked, type Paper } from '../support/printer/paper'
import { qrTextsOf } from '../support/printer/qr-texts'
import { THIRTY_RECEIPTS } from '../support/thirty-receipts'
import { usePrinters } from '../unit/printer-witness/till-line'

const witnesses = usePrinters()

/** Behind a code that the printer draws itself comes a line feed, which brings nothing more onto the paper. */
function readOn(paper: Paper, drawsCodes: boolean): string[] {
  const items = paper.items.filter(({ kind }) => kind === 'line' || kind === 'picture')
  const isBehindCode = (at: number) => drawsCodes && items[at - 1]?.kind === 'picture'
  return items.flatMap((item, at) =>
    item.kind !== 'line' || (item.text === '' && isBehindCode(at)) ? [] : [item.text],
  )
}

describe('what reaches the printer', () => {
  it.each(THIRTY_RECEIPTS)('says what the receipt says: $name', async (wanted) => {
    const witness = await witnesses.start({ columns: wanted.printer.columns ?? 48 })
    const template = { ready: wanted.template }
    const { sent, paper, model } = await printPaper(witness, { ...wanted, template })
    expect(sent).toEqual({ kind: 'printed' })
    expect(model.fault).toBeNull()
    const lines = readOn(paper, wanted.printer.look !== 'textWithPictures')
    expect(lines).toEqual(model.lines)
    for (const words of wanted.says) expect(lines.join('\n')).toContain(words)
    expect(lines.join('\n')).not.toContain('null')
    for (const { columns } of itemsOf(paper, 'line')) {
      expect(columns).toBeLessThanOrEqual(paper.columns)
    }
    const number = wanted.sale.receipt.number
    expect(await qrTextsOf(paper)).toEqual(wanted.template === 'full' ? [number] : [])
    expect(cutsOf(paper)).toEqual([{ kind: 'cut', partial: true }])
    expect(statusAsked(paper)).toEqual([1])
    expect(paper.unprinted).toBe('')
  })

  it('is thirty papers of every layout, width and make', () => {
    expect(new Set(THIRTY_RECEIPTS.map(({ name }) => name)).size).toBe(30)
    expect(THIRTY_RECEIPTS).toHaveLength(30)
    const told = <T>(of: (one: (typeof THIRTY_RECEIPTS)[number]) => T) =>
      new Set(THIRTY_RECEIPTS.map(of))
    expect(told(({ template }) => template)).toEqual(new Set(READY_TEMPLATES))
    expect(told(({ printer }) => printer.columns)).toEqual(new Set([48, 42, 32]))
    const makes = PRINTER_PROFILES.filter((profile) => profile !== 'star')
    expect(told(({ printer }) => printer.profile)).toEqual(new Set(makes))
  })
})
