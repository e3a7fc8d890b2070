import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { PrintSettings } from '@shared/domain/print-settings-schema'
import { openLedger } from '../../src-main/store/ledger'
import { aPrinter } from '../support/papers'
import { aPrintQueue, fullPapers, placeOf, SHORT_LAYOUT } from '../support/print-queue'
import { PATIENTLY } from '../support/patiently'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'
import { usePrinters } from '../unit/printer-witness/till-line'

const witnesses = usePrinters()
const MINUTE_MS = 60_000
/** The smallest PNG: one dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function aTill(settings: Partial<PrintSettings>) {
  const file = join(tempFolder(), 'ledger.db')
  const layouts = { customer: SHORT_LAYOUT, shop: { ...SHORT_LAYOUT, copies: 0 } }
  const draw = () => Promise.resolve(DOT)
  return { file, queue: aPrintQueue({ file, settings: { ...layouts, ...settings }, draw }) }
}

/** The states of all papers in the order in which they were written. */
function statesIn(file: string): string[] {
  const database = new Database(file, { readonly: true })
  onTestFinished(() => void database.close())
  return database.prepare<[], string>('SELECT state FROM print_state ORDER BY seq').pluck().all()
}

describe('one printer', () => {
  it('that two entries of the settings mean is given one paper at a time', async () => {
    const witness = await witnesses.start({ reads: 'slow' })
    const { host, port } = placeOf(witness)
    const printers = [
      aPrinter({ place: placeOf(witness) }),
      aPrinter({
        id: 'again',
        name: '同一台',
        place: { kind: 'network', host: host.toUpperCase(), port },
      }),
    ]
    const shop = { ...SHORT_LAYOUT, printerId: 'again' }
    const { file, queue } = aTill({ printers, shop })
    const sold = [1, 2].map(() => queue.sell('customer', 'shop'))
    await queue.until(sold.at(-1)?.jobs[1] ?? '', 'printed')
    expect(queue.printing.open()).toEqual([])
    expect(fullPapers(witness)).toHaveLength(4)
    const states = statesIn(file).filter((state) => state !== 'queued')
    expect(states).toEqual(Array.from({ length: 4 }, () => ['sending', 'printed']).flat())
  })

  it('prints its test page between two papers', async () => {
    const witness = await witnesses.start({ reads: 'never' })
    const printer = aPrinter({ place: placeOf(witness) })
    const { queue } = aTill({ printers: [printer] })
    const { jobs } = queue.sell()
    await queue.until(jobs[0] ?? '', 'sending')
    let isTested = false
    const test = queue.printing.test(printer).then((result) => {
      isTested = true
      return result
    })
    const next = queue.sell()
    await queue.told(() => queue.printing.status().waiting === 2)
    expect(isTested).toBe(false)
    expect(witness.connections()).toBe(1)
    await witness.behave({ reads: 'fast' })
    await queue.until(next.jobs[0] ?? '', 'printed')
    expect((await test).result).toBe('printed')
  })
})

describe('what the status bar says', () => {
  it('of a printer that cannot be reached ends with the last paper for it', async () => {
    const witness = await witnesses.start()
    await witness.behave({ refuses: true })
    const { queue } = aTill({ printers: [aPrinter({ place: placeOf(witness) })] })
    const { jobs } = queue.sell()
    await queue.told(() => queue.printing.status().trouble !== null)
    queue.printing.decide(jobs[0] ?? '', 'drop', '02')
    await queue.told(() => queue.printing.status().trouble === null)
  })

  it('of a printer ends when its address is another one', async () => {
    const [dead, well] = [await witnesses.start(), await witnesses.start()]
    await dead.behave({ refuses: true })
    await well.behave({ coverOpen: true })
    const { queue } = aTill({ printers: [aPrinter({ place: placeOf(dead) })] })
    queue.sell()
    await queue.told(() => queue.printing.status().trouble?.what === 'unreachable')
    queue.rules.printing.printers = [aPrinter({ place: placeOf(well) })]
    expect(queue.printing.status().trouble).toBeNull()
    queue.printing.refresh()
    await queue.told(() => queue.printing.status().trouble?.what === 'coverOpen')
  })

  it('is that papers wait without a printer, until they have waited too long', async () => {
    const { queue } = aTill({ printers: [] })
    const { jobs } = queue.sell()
    expect(queue.printing.status()).toMatchObject({ waiting: 1, asking: 0, hasPrinter: false })
    queue.clock.at += 31 * MINUTE_MS
    const { cause } = await queue.until(jobs[0] ?? '', 'held')
    expect(cause).toEqual({ code: 'noPrinter' })
    expect(queue.printing.status()).toMatchObject({ waiting: 0, asking: 1 })
  })
})

describe('a paper behind a printer that is off', () => {
  it('is drawn once, and anew only when the settings or its coupons are others', async () => {
    const witness = await witnesses.start()
    await witness.behave({ refuses: true })
    const printer = aPrinter({ place: placeOf(witness), look: 'picture' })
    let [draws, tries] = [0, 0]
    const file = join(tempFolder(), 'ledger.db')
    const queue = aPrintQueue({
      file,
      settings: { printers: [printer], customer: SHORT_LAYOUT },
      draw: () => {
        draws++
        return Promise.resolve(DOT)
      },
      book: (ledger) => ({
        ...ledger,
        nextPrint(...of) {
          tries++
          return ledger.nextPrint(...of)
        },
      }),
    })
    const triedAgain = () => {
      tries = 0
      return vi.waitFor(() => expect(tries).toBeGreaterThan(3), PATIENTLY)
    }
    const { saleId, jobs } = queue.sell()
    await triedAgain()
    expect(draws).toBe(1)
    queue.rules.printing = { ...queue.rules.printing, buzzer: true }
    await triedAgain()
    expect(draws).toBe(2)
    const [redemption] = queue.ledger.sale(saleId)?.redemptions ?? []
    const { requestId = '' } = redemption ?? {}
    queue.ledger.advance(requestId, 'sending', { code: 'sent' }, queue.clock.at)
    const refused = { code: 'refusedByApi', apiCode: 4, info: '已使用' } as const
    queue.ledger.advance(requestId, 'refused', refused, queue.clock.at)
    await triedAgain()
    expect(draws).toBe(3)
    await witness.behave({ refuses: false })
    await queue.until(jobs[0] ?? '', 'printed')
    expect(draws).toBe(3)
  })
})

describe('papers that are too old', () => {
  it.skipIf(process.platform === 'win32')(
    'are held back by the clock alone, however often a queue refuses them',
    async () => {
      const folder = tempFolder()
      for (const [name, code] of Object.entries({ lp: 1, lpstat: 0 })) {
        writeFileSync(join(folder, name), `#!/bin/sh\nexit ${code}\n`, { mode: 0o755 })
      }
      vi.stubEnv('PATH', `${folder}${delimiter}${process.env.PATH}`)
      onTestFinished(() => void vi.unstubAllEnvs())
      const printers = [aPrinter({ place: { kind: 'raw', queue: 'Receipts' } })]
      const { queue } = aTill({ printers })
      const { jobs } = queue.sell()
      for (const minutes of [10, 10, 10]) {
        const { seq = 0 } = queue.ledger.print(jobs[0] ?? '') ?? {}
        queue.clock.at += minutes * MINUTE_MS
        const isTried = () => (queue.ledger.print(jobs[0] ?? '')?.seq ?? 0) > seq + 1
        await vi.waitFor(() => expect(isTried()).toBe(true), PATIENTLY)
      }
      queue.clock.at += MINUTE_MS
      expect((await queue.until(jobs[0] ?? '', 'held')).cause).toEqual({ code: 'tooOld' })
    },
  )

  it('are held back in small steps, and those that are held cost the next one nothing', async () => {
    const COUNT = 1_000
    const file = join(tempFolder(), 'ledger.db')
    const ledger = openLedger(file)
    const at = Date.parse('2026-03-03T02:00:00Z')
    ledger.together(() => {
      for (let n = 0; n < COUNT; n++) {
        const papers = [{ jobId: randomUUID(), purpose: 'customer' as const }]
        ledger.recordSale(aSale({ coupons: [String(n)], papers, at }), () => {})
      }
    })
    ledger.close()
    const witness = await witnesses.start()
    const printers = [aPrinter({ place: placeOf(witness) })]
    let [most, inTurn, looks] = [0, 0, 0]
    const turns = setInterval(() => (inTurn = 0), 0)
    onTestFinished(() => clearInterval(turns))
    const queue = aPrintQueue({
      file,
      settings: { printers, customer: SHORT_LAYOUT },
      book: (real) => ({
        ...real,
        openPrints(...of) {
          looks++
          return real.openPrints(...of)
        },
        advancePrint(...of) {
          most = Math.max(most, ++inTurn)
          return real.advancePrint(...of)
        },
      }),
    })
    await queue.told(() => queue.printing.status().asking === COUNT)
    const { jobs, number } = queue.sell()
    await queue.until(jobs[0] ?? '', 'printed')
    expect(fullPapers(witness)).toEqual([{ number, mark: null }])
    expect(queue.printing.status()).toMatchObject({ waiting: 0, asking: COUNT })
    expect(looks).toBe(0)
    expect(most).toBeLessThan(COUNT / 2)
  })
})
