import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { silentLog } from '../../src-main/log'
import { createPrinting, NO_SYSTEM } from '../../src-main/printing/printing'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { aPrinter, paperRules } from '../support/papers'
import { aPrintQueue, fullPapers, historiesIn, placeOf, SHORT_LAYOUT } from '../support/print-queue'
import { openTestTerminal } from '../support/terminal'
import { PATIENTLY } from '../support/patiently'
import { terminalParts } from '../support/terminal-parts'
import { tempFolder } from '../support/temp-folder'
import { usePrinters } from '../unit/printer-witness/till-line'

const witnesses = usePrinters()
const ledgerFile = () => join(tempFolder(), 'ledger.db')
const away = (): never => {
  throw new Error('the ledger is away')
}

describe('a ledger that is away for a moment', () => {
  it('stops no paper, and throws nothing at whoever tells of printing', async () => {
    const witness = await witnesses.start()
    let isAway = false
    const queue = aPrintQueue({
      file: ledgerFile(),
      settings: { printers: [aPrinter({ place: placeOf(witness) })], customer: SHORT_LAYOUT },
      book: (ledger) => ({
        ...ledger,
        countPrints: () => (isAway ? away() : ledger.countPrints()),
        advancePrint: (...of) => (isAway ? away() : ledger.advancePrint(...of)),
      }),
    })
    isAway = true
    const { jobs, number } = queue.sell()
    expect(() => queue.printing.refresh()).not.toThrow()
    await vi.waitFor(() => expect(witness.connections()).toBeGreaterThan(1), PATIENTLY)
    // Not a byte went out while nobody could write down that it did, and the printer is not blamed.
    expect(witness.papers()).toEqual([])
    isAway = false
    expect(queue.printing.status().trouble).toBeNull()
    await queue.until(jobs[0] ?? '', 'printed')
    expect(fullPapers(witness)).toEqual([{ number, mark: null }])
  })

  it('is told to the log by the terminal, and the program goes on', async () => {
    const error = vi.fn()
    const terminal = openTestTerminal({
      ...terminalParts(tempFolder(), { url: 'http://127.0.0.1:1', token: '' }),
      log: { ...silentLog, error },
      openLedger: (file) => ({ ...openLedger(file), countPrints: away }),
    })
    const { settings } = await terminal.ask('print.get', null)
    await terminal.ask('print.set', { settings, pin: null })
    await vi.waitFor(() => {
      expect(error).toHaveBeenCalledWith('print.statusFailed', expect.anything())
    }, PATIENTLY)
  })
})

describe('printing begins', () => {
  function printingOn(ledger: OpenLedger) {
    const error = vi.fn()
    const printing = createPrinting({
      ...{ ledger, log: { ...silentLog, error }, system: NO_SYSTEM },
      rules: () => paperRules(),
      clock: { now: () => 0 },
      changed: () => undefined,
    })
    return { printing, error }
  }

  it('never once it has ended', async () => {
    const ledger = openLedger(ledgerFile())
    const { printing, error } = printingOn(ledger)
    await printing.stop()
    ledger.close()
    expect(() => printing.begin()).not.toThrow()
    expect(error).not.toHaveBeenCalled()
  })

  it('as soon as it can where the ledger was away', async () => {
    const ledger = openLedger(ledgerFile())
    const { printing, error } = printingOn({
      ...ledger,
      openPrints: away,
      sendingPrints: away,
    } as OpenLedger)
    expect(() => printing.begin()).not.toThrow()
    expect(error).toHaveBeenCalledWith('print.notBegun', expect.anything())
    await printing.stop()
    ledger.close()
  })
})

describe('a receipt that cannot be drawn as a PDF', () => {
  it('waits for a person, and holds up none of those behind it', async () => {
    const folder = tempFolder()
    const path = join(folder, 'receipts')
    mkdirSync(path)
    const file = join(folder, 'ledger.db')
    const pdf = vi
      .fn(async () => Buffer.from('%PDF-1.4'))
      .mockRejectedValueOnce(new Error('no window'))
    const queue = aPrintQueue({
      file,
      settings: { printers: [aPrinter({ place: { kind: 'folder', path } })] },
      system: { printers: { ...NO_SYSTEM.printers, pdf } },
    })
    const [first] = queue.sell().jobs
    const { jobs, number } = queue.sell()
    await queue.until(jobs[0] ?? '', 'printed')
    expect(historiesIn(file).get(first ?? '')).toEqual(['queued', 'failed'])
    expect(queue.ledger.print(first ?? '')?.cause).toEqual({ code: 'notDrawn' })
    expect(readdirSync(path)).toEqual([`${number}-customer.pdf`])
  })
})
