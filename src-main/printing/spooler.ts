import { randomUUID } from 'node:crypto'
import type { PrintCause, PrinterTrouble, PrintJob, PrintStatus } from '@shared/domain/print-job'
import { ASKING_STATES } from '@shared/domain/print-state'
import type { PrintPurpose } from '@shared/domain/print-settings'
import type { Printer } from '@shared/domain/print-settings-schema'
import { ProblemError } from '@shared/ipc/result'
import type { NewPrint } from '../counter/print-ports'
import { createHoldOld } from './hold-old'
import { placeOf, printerFor, purposesAt } from './places'
import { createSendPaper } from './send-paper'
import type { SpoolerParts } from './spooler-parts'
import { createTurns } from './turns'

/** Sends the papers of the ledger's queue, one at a time at each place, and keeps what became of them. */
export interface Spooler {
  /** Settles what the last run left in the middle, and begins. */
  begin(): void
  /** Something may be there to print, or a printer be another. */
  wake(): void
  /** Prints a sale once more; what is still waiting is not doubled. Throws `print.noPrinter`, `print.gone`. */
  reprint(saleId: string, purpose: PrintPurpose, by: string): PrintJob
  /** A person's word about a paper that nobody else can decide about. Throws `print.gone`. */
  decide(jobId: string, what: 'again' | 'printed' | 'drop', by: string): void
  /** Does something else at a printer's place, between two papers. Resolves and rejects as that does. */
  alone<T>(printer: Printer, work: () => Promise<T>): Promise<T>
  /** Papers that are not over; the first of them with a limit. */
  open(limit?: number): PrintJob[]
  status(): PrintStatus
  /** Lets what is under way come to its end for a moment. */
  stop(): Promise<void>
}

const WAITS = { firstMs: 1_000, longestMs: 10_000 }
const STOP_LIMIT_MS = 1_500

/** Where papers wait while there is no printer at all. */
const NOWHERE = ''

export function createSpooler(parts: SpoolerParts): Spooler {
  const { book, log, now, waits = WAITS } = parts
  // All of these by the place, which several entries of the settings may mean.
  const working = new Map<string, Promise<void>>()
  /** Those that were woken while they were at work: what came may have come just after their last look. */
  const woken = new Set<string>()
  const troubles = new Map<string, PrinterTrouble>()
  const failures = new Map<string, number>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const turns = createTurns()
  /** The papers that a printer is at work on: no other takes them too when the settings change meanwhile. */
  const inHand = new Set<string>()
  const giveUp = new AbortController()
  let isStopped = true
  const holdOld = createHoldOld({ ...parts, inHand, isStopped: () => isStopped })
  const sendPaper = createSendPaper({ ...parts, advance, told: tell, ended: giveUp.signal })

  function tell(printer: Printer, trouble: PrinterTrouble | null): void {
    const place = placeOf(printer)
    if (trouble === null) return clear(place)
    if (troubles.get(place) === trouble) return
    troubles.set(place, trouble)
    log.warn('print.trouble', { printer: printer.id, trouble })
    parts.changed()
  }

  function clear(place: string): void {
    if (troubles.delete(place)) parts.changed()
  }

  function advance(job: PrintJob, state: PrintJob['state'], cause: PrintCause): void {
    book.advancePrint(job.jobId, state, cause, now())
    log.info('print.state', { jobId: job.jobId, state, cause: cause.code })
    parts.changed()
  }

  /** The first paper for a place, and the printer there that it is for. */
  function nextFor(place: string): { job: PrintJob; printer: Printer } | null {
    const settings = parts.settings()
    const purposes = purposesAt(place, settings)
    const job = purposes.length > 0 ? book.nextPrint(purposes, inHand) : null
    const printer = job && printerFor(job.purpose, settings)
    return job && printer ? { job, printer } : null
  }

  function wake(): void {
    for (const place of working.keys()) woken.add(place)
    startIdle()
  }

  function startIdle(): void {
    if (isStopped) return
    const { printers } = parts.settings()
    const places = new Set(printers.length > 0 ? printers.map(placeOf) : [NOWHERE])
    for (const place of troubles.keys()) if (!places.has(place)) troubles.delete(place)
    for (const place of places) {
      if (working.has(place)) continue
      clearTimeout(timers.get(place))
      const work = printAll(place)
        .catch((error: unknown) => {
          log.error('print.failed', { error: error instanceof Error ? error.stack : String(error) })
          tryLater(place)
        })
        .finally(() => {
          working.delete(place)
          if (woken.delete(place)) startIdle()
        })
      working.set(place, work)
    }
  }

  function tryLater(place: string): void {
    const count = (failures.get(place) ?? 0) + 1
    failures.set(place, count)
    clearTimeout(timers.get(place))
    if (isStopped) return
    const timer = setTimeout(startIdle, Math.min(waits.firstMs * 2 ** (count - 1), waits.longestMs))
    timer.unref()
    timers.set(place, timer)
  }

  async function printAll(place: string): Promise<void> {
    while (!isStopped) if (!(await turns.take(place, () => printNext(place)))) return
  }

  /** False where nothing is to be done there, or not now. */
  async function printNext(place: string): Promise<boolean> {
    await holdOld()
    if (isStopped) return false
    settleInterrupted()
    const next = nextFor(place)
    if (!next) {
      // Whatever stood in the way of a paper that nobody wants any more is not known to be there still.
      clear(place)
      if (place === NOWHERE && (book.countPrints().queued ?? 0) > 0) tryLater(place)
      else failures.delete(place)
      return false
    }
    const { job, printer } = next
    inHand.add(job.jobId)
    const isReached = await sendPaper(job, printer).finally(() => inHand.delete(job.jobId))
    if (isReached) failures.delete(place)
    else tryLater(place)
    return isReached
  }

  /** What was being sent when the program ended, or when its end could not be written, may be on paper. */
  function settleInterrupted(): void {
    for (const jobId of book.sendingPrints()) {
      const job = inHand.has(jobId) ? null : book.print(jobId)
      if (job) advance(job, 'unknown', { code: 'interrupted' })
    }
  }

  function begin(): void {
    isStopped = false
    settleInterrupted()
    wake()
  }

  function add(print: Omit<NewPrint, 'jobId' | 'at'>): PrintJob {
    return book.addPrint({ ...print, jobId: randomUUID(), at: now() }, { code: 'asked' })
  }

  return {
    begin,
    wake,
    reprint(saleId, purpose, by) {
      if (!printerFor(purpose, parts.settings())) {
        throw new ProblemError({ code: 'print.noPrinter' })
      }
      if (!book.sale(saleId)) throw new ProblemError({ code: 'print.gone' })
      const waiting = book
        .printsOf(saleId)
        .find((job) => job.purpose === purpose && ['queued', 'held', 'sending'].includes(job.state))
      if (waiting?.state === 'held') advance(waiting, 'queued', { code: 'released', by })
      const job = waiting ?? add({ saleId, purpose, askedBy: by })
      parts.changed()
      wake()
      return job
    },
    decide(jobId, what, by) {
      const job = book.print(jobId)
      const mayDrop = what === 'drop' && job?.state === 'queued'
      if (!job || !(mayDrop || ASKING_STATES.includes(job.state))) {
        throw new ProblemError({ code: 'print.gone' })
      }
      if (what === 'drop') advance(job, 'dropped', { code: 'unwanted', by })
      else if (job.state !== 'unknown') {
        if (what === 'again') advance(job, 'queued', { code: 'released', by })
        else throw new ProblemError({ code: 'print.gone' })
      } else if (what === 'printed') advance(job, 'printed', { code: 'confirmed', by })
      else {
        const { saleId, purpose } = job
        book.together(() => {
          add({ saleId, purpose, askedBy: by })
          advance(job, 'dropped', { code: 'again', by })
        })
      }
      parts.changed()
      wake()
    },
    alone: (printer, work) => turns.take(placeOf(printer), work),
    open: (limit) => book.openPrints(limit),
    status() {
      const { printers } = parts.settings()
      const counts = book.countPrints()
      const inTrouble = printers.find((printer) => troubles.has(placeOf(printer)))
      const what = inTrouble && troubles.get(placeOf(inTrouble))
      const asking = ASKING_STATES.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
      return {
        waiting: (counts.queued ?? 0) + (counts.sending ?? 0),
        asking,
        trouble: inTrouble && what ? { printer: inTrouble.name, what } : null,
        hasPrinter: printers.length > 0,
      }
    },
    async stop() {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      const limit = setTimeout(() => giveUp.abort(), STOP_LIMIT_MS)
      await Promise.all(working.values())
      clearTimeout(limit)
    },
  }
}
