import { randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { PrintJob } from '@shared/domain/print-job'
import type { PrintState } from '@shared/domain/print-state'
import type { PrintPurpose } from '@shared/domain/print-settings'
import type { PrintSettings } from '@shared/domain/print-settings-schema'
import { silentLog } from '../../src-main/log'
import type { NetworkLimits } from '../../src-main/printing/network-printer'
import { createPrinting, NO_SYSTEM, type PrintingSystem } from '../../src-main/printing/printing'
import type { DrawPicture } from '../../src-main/printing/render-paper'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { expectHonest } from './honest-ledger'
import { noPictures, printSettings } from './papers'
import { linesOf } from './printer/paper'
import type { TcpPrinter } from './printer/tcp-printer'
import { Waiting } from './printer/waiting'
import { aSale } from './sales'

/** Short, so that a test which runs into them does not wait: nothing of what is proved hangs on how long they are. */
export const SHORT_LIMITS: NetworkLimits = {
  connectMs: 1_000,
  answerMs: 200,
  askEveryMs: 20,
  confirmMs: 100,
  settleMs: 20,
  stalledMs: 50,
}

/** A receipt of a few bytes: its number, how it is marked, and an end by which a whole one is known. */
export const SHORT_LAYOUT = {
  printerId: null,
  copies: 1,
  template: { own: '{{ number }}\n{% if copy %}\n{{ copy }}\n{% endif %}\nEND' },
}

/** The papers of `SHORT_LAYOUT` that came out whole, in order. */
export function fullPapers(witness: TcpPrinter): { number: string; mark: string | null }[] {
  return witness.papers().flatMap((paper) => {
    const lines = linesOf(paper).map((line) => line.trim())
    if (lines.at(-1) !== 'END') return []
    // What else a receipt must say stands above: that it is of the training, or not confirmed yet.
    const at = lines.findIndex((line) => /^\d{8}-/.test(line))
    const [number = '', ...rest] = lines.slice(at)
    return [{ number, mark: rest.length > 1 ? (rest[0] ?? '') : null }]
  })
}

interface QueueWish {
  file: string
  settings: Partial<PrintSettings>
  limits?: NetworkLimits
  system?: Partial<PrintingSystem>
  /** Puts a witness between the queue and its book. */
  book?(ledger: OpenLedger): OpenLedger
  /** Without it nothing comes out as a picture. */
  draw?: DrawPicture
}

/** Where a printer that a test has started is reached. */
export const placeOf = ({ host, port }: Pick<TcpPrinter, 'host' | 'port'>) => ({
  kind: 'network' as const,
  host,
  port,
})

/** A terminal's queue of papers with its ledger on the disk, begun; over with the test. */
export function aPrintQueue({
  file,
  settings,
  limits = SHORT_LIMITS,
  system = {},
  book = (it) => it,
  draw = noPictures,
}: QueueWish) {
  const ledger = openLedger(file)
  const waiting = new Waiting()
  const clock = { at: Date.parse('2026-03-04T02:00:10Z') }
  const rules = { printing: printSettings(settings), language: 'zh-CN' as const }
  const printing = createPrinting({
    ledger: book(ledger),
    rules: () => rules,
    clock: { now: () => clock.at },
    log: silentLog,
    system: { ...NO_SYSTEM, draw, ...system },
    changed: () => waiting.changed(),
    waits: { firstMs: 1, longestMs: 5 },
    limits,
  })
  const statesNow = () => ledger.openPrints().map(({ state }) => state)
  let isOver = false
  const queue = {
    ledger,
    printing,
    clock,
    rules,
    /** Writes a sale with the papers that it prints by itself. */
    sell(...purposes: PrintPurpose[]): { saleId: string; jobs: string[]; number: string } {
      const papers = (purposes.length > 0 ? purposes : (['customer'] as const)).map((purpose) => ({
        jobId: randomUUID(),
        purpose,
      }))
      const sale = aSale({ papers, at: clock.at })
      const { receipt } = ledger.recordSale(sale, () => {})
      printing.wake()
      return { saleId: sale.saleId, jobs: papers.map(({ jobId }) => jobId), number: receipt.number }
    },
    /** Resolves with the paper as soon as it is in one of these states. */
    until(jobId: string, ...states: PrintState[]): Promise<PrintJob> {
      return waiting.until(
        () => {
          const job = ledger.print(jobId)
          return job && states.includes(job.state) ? job : undefined
        },
        () => `a paper that is ${ledger.print(jobId)?.state}`,
      )
    },
    /** Resolves as soon as the screens were told what is looked for. */
    told: (isWished: () => boolean) =>
      waiting.until(
        () => isWished() || undefined,
        () => JSON.stringify(printing.status()),
      ),
    statesNow,
    async end(): Promise<void> {
      if (isOver) return
      isOver = true
      await printing.stop()
      ledger.close()
      expectHonest(file)
    },
  }
  onTestFinished(queue.end)
  printing.begin()
  return queue
}

/** Every state that the papers of a ledger ever were in, in order, by paper. */
export function historiesIn(file: string): Map<string, PrintState[]> {
  const database = new Database(file, { readonly: true })
  try {
    const rows = database
      .prepare<[], { jobId: string; state: PrintState }>(
        'SELECT job_id AS jobId, state FROM print_state ORDER BY seq',
      )
      .all()
    const histories = new Map<string, PrintState[]>()
    for (const { jobId, state } of rows) {
      histories.set(jobId, [...(histories.get(jobId) ?? []), state])
    }
    return histories
  } finally {
    database.close()
  }
}
