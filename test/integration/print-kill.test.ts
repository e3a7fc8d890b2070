import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PrintState } from '@shared/domain/print-state'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { bundleProgram } from '../support/bundle.mjs'
import { runProgram } from '../support/crash-runs'
import { aPrinter } from '../support/papers'
import { PRINT_CRASH_POINTS, type PrintCrashPoint } from '../support/print-crash-points'
import { aPrintQueue, fullPapers, historiesIn, placeOf, SHORT_LAYOUT } from '../support/print-queue'
import { itemsOf } from '../support/printer/paper'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'
import { usePrinters } from '../unit/printer-witness/till-line'

const witnesses = usePrinters()
const AT = Date.parse('2026-03-04T02:00:09Z')
let program: string
beforeAll(async () => {
  program = await bundleProgram('printing-program', 'print-kill')
})

/** A ledger with sales whose papers wait, closed. */
function sold(file: string, count = 1, further: (ledger: OpenLedger) => void = () => undefined) {
  const ledger = openLedger(file)
  const sales = Array.from({ length: count }, () => {
    const jobId = randomUUID()
    const sale = aSale({ at: AT, papers: [{ jobId, purpose: 'customer' }] })
    const { receipt } = ledger.recordSale(sale, () => {})
    return { jobId, saleId: sale.saleId, number: receipt.number }
  })
  further(ledger)
  ledger.close()
  return sales
}

async function aTill(answers = true) {
  const file = join(tempFolder(), 'ledger.db')
  const witness = await witnesses.start({ answersStatus: answers })
  const given = [file, String(witness.port), String(answers), SHORT_LAYOUT.template.own]
  const run = (at: PrintCrashPoint | '', when?: Promise<unknown>) =>
    runProgram(program, [...given, at], when)
  const restart = () => {
    const printers = [aPrinter({ place: placeOf(witness), answers })]
    return aPrintQueue({ file, settings: { printers, customer: SHORT_LAYOUT } })
  }
  return { file, witness, run, restart }
}

describe.each([true, false])(
  'kill -9 while a paper is printed, its printer answering: %s',
  (answers) => {
    const out = answers ? 'printed' : 'sent'

    it.each(PRINT_CRASH_POINTS)('%s: it is not lost, and no second one is unmarked', async (at) => {
      const { file, witness, run, restart } = await aTill(answers)
      const [{ jobId, saleId, number } = { jobId: '', saleId: '', number: '' }] = sold(file)
      expect(await run(at)).toBe('killed')
      const queue = restart()
      const isOut = at === 'all of it is out, nothing is written'
      const first = { number, mark: null }
      const isSettled = at === 'before the row "sending"' || at === 'after the row that it is out'
      if (isSettled) await queue.until(jobId, out)
      else {
        const cause = { code: 'interrupted' }
        expect(queue.ledger.print(jobId)).toMatchObject({ state: 'unknown', cause })
        expect(queue.printing.status()).toMatchObject({ waiting: 0, asking: 1 })
      }
      // The queue goes on behind it.
      const next = queue.sell()
      await queue.until(next.jobs[0] ?? '', out)
      const before = [...(isOut || isSettled ? [first] : []), { number: next.number, mark: null }]
      expect(fullPapers(witness)).toEqual(before)
      expect(queue.printing.open()).toHaveLength(isSettled ? 0 : 1)
      if (isSettled) return
      queue.printing.decide(jobId, 'again', '02')
      const again = queue.ledger.printsOf(saleId).find((job) => job.jobId !== jobId)
      await queue.until(again?.jobId ?? '', out)
      expect(fullPapers(witness)).toEqual([...before, { number, mark: '补打 1' }])
    })
  },
)

describe('kill -9 of the program', () => {
  it('with half a paper out leaves it to a person, who has seen that it came', async () => {
    const { file, witness, run, restart } = await aTill()
    await witness.behave({ paperOutAfterLines: 1 })
    const [{ jobId, number } = { jobId: '', number: '' }] = sold(file)
    const isHalfOut = witness.printed((roll) => itemsOf(roll, 'line').length > 0)
    expect(await run('', isHalfOut)).toBe('killed')
    expect(historiesIn(file).get(jobId)).toEqual(['queued', 'sending'])
    const queue = restart()
    expect(queue.ledger.print(jobId)?.state).toBe('unknown')
    // What the printer has taken it prints as soon as it can.
    await witness.refill()
    expect(fullPapers(witness)).toEqual([{ number, mark: null }])
    queue.printing.decide(jobId, 'printed', '02')
    expect(queue.ledger.print(jobId)).toMatchObject({ state: 'printed', cause: { by: '02' } })
    expect(queue.printing.open()).toEqual([])
    expect(witness.connections()).toBe(1)
  })

  it('in the middle of ten papers: what was over stays so, and the others come out in order', async () => {
    const { file, witness, run, restart } = await aTill()
    const sales = sold(file, 10)
    await witness.behave({ paperOutAfterLines: 10 })
    const isOut = witness.printed(() => fullPapers(witness).length === 3)
    expect(await run('', isOut)).toBe('killed')
    const doubtful = sales.filter(({ jobId }) => historiesIn(file).get(jobId)?.at(-1) === 'sending')
    await witness.refill()
    const queue = restart()
    await queue.until(sales.at(-1)?.jobId ?? '', 'printed')
    const asking = queue.printing.open().map(({ jobId, state }) => ({ jobId, state }))
    expect(asking).toEqual(doubtful.map(({ jobId }) => ({ jobId, state: 'unknown' })))
    expect(doubtful.length).toBeLessThanOrEqual(1)
    const numbers = fullPapers(witness).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    const certain = sales.filter((sale) => !doubtful.includes(sale)).map(({ number }) => number)
    const doubted = doubtful.map(({ number }) => number)
    expect(numbers.filter((number) => !doubted.includes(number))).toEqual(certain)
    expect(fullPapers(witness).every(({ mark }) => mark === null)).toBe(true)
  })

  it('leaves what waits for a decision as it was', async () => {
    const { file, witness, run, restart } = await aTill()
    const ways: Record<string, PrintState[]> = {}
    const sales = sold(file, 4, (ledger) => {
      const jobs = ledger.openPrints().map(({ jobId }) => jobId)
      const [failed = '', held = '', unknown = ''] = jobs
      const advance = (jobId: string, state: PrintState) => {
        ledger.advancePrint(jobId, state, { code: 'begun' }, AT)
        ;(ways[jobId] ??= ['queued']).push(state)
      }
      advance(failed, 'failed')
      advance(held, 'held')
      advance(unknown, 'sending')
      advance(unknown, 'unknown')
    })
    expect(await run('before the row "sending"')).toBe('killed')
    const queue = restart()
    await queue.until(sales.at(-1)?.jobId ?? '', 'printed')
    for (const [jobId, states] of Object.entries(ways)) {
      expect(historiesIn(file).get(jobId)).toEqual(states)
    }
    expect(queue.printing.open().map(({ state }) => state)).toEqual(['failed', 'held', 'unknown'])
    expect(fullPapers(witness)).toEqual([{ number: sales.at(-1)?.number, mark: null }])
  })
})
