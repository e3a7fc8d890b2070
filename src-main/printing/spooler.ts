import { randomUUID } from 'node:crypto'
import type { Instant } from '@shared/domain/calendar'
import type { PrintCause, PrinterTrouble, PrintJob, PrintStatus } from '@shared/domain/print-job'
import type { PrintPurpose } from '@shared/domain/print-settings'
import type { Printer, PrintSettings } from '@shared/domain/print-settings-schema'
import { ProblemError } from '@shared/ipc/result'
import type { NewPrint, PrintBook } from '../counter/print-ports'
import type { Log } from '../log'
import type { Sent, SendTools } from './sending'

export interface SpoolerParts {
  book: PrintBook & { together<T>(work: () => T): T }
  settings(): PrintSettings
  /** The bytes of a paper, drawn now. Rejects where it cannot be drawn. */
  render(job: PrintJob, printer: Printer): Promise<Uint8Array>
  send(printer: Printer, bytes: Uint8Array, tools: SendTools, job: PrintJob): Promise<Sent>
  now(): Instant
  log: Log
  /** Something of what `status` and `open` tell is another now. */
  changed(): void
  /** How long to wait for a printer that was not reached, ms. */
  waits?: { firstMs: number; longestMs: number } | undefined
}

/** Sends the papers of the ledger's queue, one at a time per printer, and keeps what became of them. */
export interface Spooler {
  /** Settles what the last run left in the middle, and begins. */
  begin(): void
  /** Something may be there to print, or a printer be another. */
  wake(): void
  /** Prints a sale once more; what is still waiting is not doubled. Throws `print.noPrinter`. */
  reprint(saleId: string, purpose: PrintPurpose, by: string): PrintJob
  /** A person's word about a paper that nobody else can decide about. Throws `print.gone`. */
  decide(jobId: string, what: 'again' | 'printed' | 'drop', by: string): void
  open(): PrintJob[]
  status(): PrintStatus
  /** Lets what is under way come to its end for a moment. */
  stop(): Promise<void>
}

const WAITS = { firstMs: 1_000, longestMs: 10_000 }
const STOP_LIMIT_MS = 1_500
const MINUTE_MS = 60_000

/** The printer of a purpose; the first where none is chosen or that one is gone. */
function printerFor(purpose: PrintPurpose, settings: PrintSettings): Printer | null {
  const { printers } = settings
  return printers.find(({ id }) => id === settings[purpose].printerId) ?? printers[0] ?? null
}

export function createSpooler(parts: SpoolerParts): Spooler {
  const { book, log, now, waits = WAITS } = parts
  const working = new Map<string, Promise<void>>()
  /** Those that were woken while they were at work: what came may have come just after their last look. */
  const woken = new Set<string>()
  const troubles = new Map<string, PrinterTrouble>()
  const failures = new Map<string, number>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  /** The papers that a printer is at work on: no other takes them too when the settings change meanwhile. */
  const inHand = new Set<string>()
  const giveUp = new AbortController()
  let isStopped = true

  function tell(printer: Printer, trouble: PrinterTrouble | null): void {
    if ((troubles.get(printer.id) ?? null) === trouble) return
    if (trouble === null) troubles.delete(printer.id)
    else troubles.set(printer.id, trouble)
    if (trouble !== null) log.warn('print.trouble', { printer: printer.id, trouble })
    parts.changed()
  }

  function advance(job: PrintJob, state: PrintJob['state'], cause: PrintCause): void {
    book.advancePrint(job.jobId, state, cause, now())
    log.info('print.state', { jobId: job.jobId, state, cause: cause.code })
    parts.changed()
  }

  const tooLongMs = () => parts.settings().askAfterMinutes * MINUTE_MS

  /** The first paper for a printer among those that are open. */
  function queuedFor(printerId: string, open: readonly PrintJob[]): PrintJob | undefined {
    const settings = parts.settings()
    return open.find(
      ({ state, purpose, jobId }) =>
        state === 'queued' && !inHand.has(jobId) && printerFor(purpose, settings)?.id === printerId,
    )
  }

  function wake(): void {
    for (const printerId of working.keys()) woken.add(printerId)
    startIdle()
  }

  function startIdle(): void {
    if (isStopped) return
    const { printers } = parts.settings()
    for (const printer of printers) {
      if (working.has(printer.id)) continue
      clearTimeout(timers.get(printer.id))
      const work = printAll(printer.id)
        .catch((error: unknown) => {
          log.error('print.failed', { error: error instanceof Error ? error.stack : String(error) })
          tryLater(printer.id)
        })
        .finally(() => {
          working.delete(printer.id)
          if (woken.delete(printer.id)) startIdle()
        })
      working.set(printer.id, work)
    }
  }

  function tryLater(printerId: string): void {
    const count = (failures.get(printerId) ?? 0) + 1
    failures.set(printerId, count)
    clearTimeout(timers.get(printerId))
    if (isStopped) return
    const timer = setTimeout(startIdle, Math.min(waits.firstMs * 2 ** (count - 1), waits.longestMs))
    timer.unref()
    timers.set(printerId, timer)
  }

  async function printAll(printerId: string): Promise<void> {
    while (!isStopped) {
      const open = book.openPrints()
      settleInterrupted(open)
      const printer = parts.settings().printers.find(({ id }) => id === printerId)
      const job = printer && queuedFor(printerId, open)
      if (!job) return
      inHand.add(job.jobId)
      const isReached = await printOne(job, printer).finally(() => inHand.delete(job.jobId))
      if (!isReached) return tryLater(printerId)
      failures.delete(printerId)
    }
  }

  /** What was being sent when the program ended, or when its end could not be written, may be on paper. */
  function settleInterrupted(open: readonly PrintJob[]): void {
    for (const job of open) {
      const isInterrupted = job.state === 'sending' && !inHand.has(job.jobId)
      if (isInterrupted) advance(job, 'unknown', { code: 'interrupted' })
    }
  }

  /** False where the printer was not reached: the paper stays first in the queue. */
  async function printOne(job: PrintJob, printer: Printer): Promise<boolean> {
    if (now() - job.stateAt > tooLongMs()) {
      advance(job, 'held', { code: 'tooOld' })
      return true
    }
    let bytes: Uint8Array
    try {
      bytes = await parts.render(job, printer)
    } catch (error) {
      log.error('print.notDrawn', { jobId: job.jobId, error: String(error) })
      advance(job, 'failed', { code: 'notDrawn' })
      return true
    }
    let hasBegun = false
    const sent = await parts.send(
      printer,
      bytes,
      {
        begin() {
          advance(job, 'sending', { code: 'begun' })
          hasBegun = true
        },
        told: (trouble) => tell(printer, trouble),
        // A printer that holds a paper for ever holds up those behind it: somebody looks at it instead.
        signal: AbortSignal.any([giveUp.signal, AbortSignal.timeout(tooLongMs())]),
      },
      job,
    )
    if (sent.kind === 'notReached') {
      if (hasBegun) advance(job, 'queued', { code: 'notReached', trouble: sent.trouble })
      tell(printer, sent.trouble)
      return false
    }
    const ends = {
      printed: { code: 'confirmed', by: null },
      sent: { code: 'handedOver' },
      unknown: { code: 'cut' },
    } as const
    advance(job, sent.kind, ends[sent.kind])
    tell(printer, null)
    return true
  }

  function begin(): void {
    isStopped = false
    settleInterrupted(book.openPrints())
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
      const isOpen = ['unknown', 'failed', 'held', ...(what === 'drop' ? ['queued'] : [])]
      if (!job || !isOpen.includes(job.state)) {
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
    open: () => book.openPrints(),
    status() {
      const { printers } = parts.settings()
      const counts = book.countPrints()
      const inTrouble = printers.find(({ id }) => troubles.has(id))
      const what = inTrouble && troubles.get(inTrouble.id)
      return {
        waiting: (counts.queued ?? 0) + (counts.sending ?? 0),
        asking: (counts.unknown ?? 0) + (counts.failed ?? 0) + (counts.held ?? 0),
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
