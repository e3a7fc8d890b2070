import type { PrintJob } from '@shared/domain/print-job'
import { isAsked, type PrintPurpose } from '@shared/domain/print-settings'
import type { Printer } from '@shared/domain/print-settings-schema'
import type { ClosedShift } from '@shared/domain/shift'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import { ProblemError } from '@shared/ipc/result'
import type { Clock, Ledger } from '../counter/ports'
import type { PrintBook } from '../counter/print-ports'
import type { Log } from '../log'
import { createDrawnPapers } from './drawn-papers'
import { hasLp, sendByLp } from './lp'
import { sendByNetwork, type NetworkLimits } from './network-printer'
import type { PaperRules } from './paper-works'
import type { DrawPicture } from './render-paper'
import { writeToFolder } from './pdf-folder'
import { settledMeanwhile } from './receipt-fields'
import { printerFor } from './places'
import { rollPage } from './roll-page'
import { unlessRefused, type SendTools, type Sent } from './sending'
import { createSpooler, type Spooler } from './spooler'
import type { SpoolerParts } from './spooler-parts'
import { asPlaced, type SystemPrinters } from './system-printers'

/** What of the system printing needs. */
export interface PrintingSystem {
  draw: DrawPicture
  printers: SystemPrinters
}

/** Nothing of the system: what is no picture still reaches printers on the network. */
export const NO_SYSTEM: PrintingSystem = {
  draw: () => Promise.reject(new Error('no pictures are drawn here')),
  printers: {
    list: () => Promise.resolve([]),
    print: () => Promise.resolve({ kind: 'notReached', trouble: 'unreachable' }),
    pdf: () => Promise.reject(new Error('nothing is drawn here')),
  },
}

export interface PrintingParts extends Pick<SpoolerParts, 'waits'> {
  ledger: Pick<Ledger, 'sale' | 'together'> & PrintBook
  rules(): PaperRules
  clock: Clock
  log: Log
  system: PrintingSystem
  /** Something of what `status` tells is another now. */
  changed(): void
  /** How long printers are given; the usual times without it. */
  limits?: NetworkLimits
}

/** Everything about receipts on paper. */
export interface Printing extends Spooler {
  /** The papers that a sale prints by itself. */
  withSale(): readonly PrintPurpose[]
  preview(input: CallInput<'print.preview'>): Promise<CallOutput<'print.preview'>>
  /** The printers that this computer knows, and whether bytes can be handed to them as they are. Rejects where it does not tell. */
  systemPrinters(): Promise<CallOutput<'print.systemPrinters'>>
  /** The settings are others: what waits may find its printer now. */
  refresh(): void
  /** Prints the test page, beside the queue. */
  test(printer: Printer): Promise<CallOutput<'print.test'>>
  /** Prints the report of a shift on the printer of the shop's copies, beside the queue. Throws `print.noPrinter`. */
  shiftReport(shift: ClosedShift, timeZone: string): Promise<CallOutput<'print.test'>>
  /** The same as a PDF. Rejects where it cannot be drawn. */
  shiftPdf(shift: ClosedShift, timeZone: string): Promise<Uint8Array>
  /** As the spooler's, of a connection's last sale. Throws `print.nothingYet` before the first. */
  reprintLast(connectionId: string | null, purpose: PrintPurpose, by: string): PrintJob
}

/** A test page that is not out by then never will be. */
const TEST_LIMIT_MS = 30_000

/** A report that becomes a file is as wide as on the wide roll. */
const PAGE_COLUMNS = 48

const works = async () => (await import('./paper-works')).paperWorks

export function createPrinting(parts: PrintingParts): Printing {
  const { ledger, clock, rules, log } = parts
  const { draw } = parts.system
  const settings = () => rules().printing
  const drawnPapers = createDrawnPapers()

  const spooler = createSpooler({
    book: ledger,
    settings,
    now: clock.now,
    log,
    waits: parts.waits,
    changed: parts.changed,
    async render(job, printer) {
      const sale = ledger.sale(job.saleId)
      if (!sale) throw new Error(`no sale ${job.saleId} in the ledger`)
      const [by, now] = [rules(), clock.now()]
      const drawnFrom = [
        by.printing,
        by.language,
        printer,
        JSON.stringify(settledMeanwhile(sale, now)),
      ]
      return drawnPapers.of(job.jobId, drawnFrom, async () => {
        const tools = { draw, log, now }
        return drawn(
          printer,
          await (await works()).receipt(job, sale, asPlaced(printer), by, tools),
        )
      })
    },
    send: (printer, bytes, given, job) =>
      unlessRefused(given, (tools) => send(printer, bytes, tools, nameOf(job))),
  })
  let isStopped = false

  const pageOf = (bytes: Uint8Array, { columns }: Printer) =>
    rollPage(Buffer.from(bytes).toString(), columns)

  /** What is sent of a paper: into a folder goes the PDF, so that one which cannot be drawn is known before it is sent. */
  const drawn = async (printer: Printer, bytes: Uint8Array): Promise<Uint8Array> =>
    printer.place.kind === 'folder' ? parts.system.printers.pdf(pageOf(bytes, printer)) : bytes

  /** What a paper is called where it becomes a file. */
  function nameOf({ saleId, purpose, copy }: PrintJob): string {
    const number = ledger.sale(saleId)?.receipt.number ?? saleId
    return [number, purpose, ...(copy > 0 ? [copy] : [])].join('-')
  }

  function send(
    printer: Printer,
    bytes: Uint8Array,
    tools: SendTools,
    name: string,
  ): Promise<Sent> {
    const { place } = printer
    if (place.kind === 'network') {
      return sendByNetwork(place, bytes, isAsked(printer), tools, parts.limits)
    }
    if (place.kind === 'raw') return sendByLp(place.queue, bytes, tools)
    return place.kind === 'folder'
      ? writeToFolder(place.path, name, bytes, tools)
      : parts.system.printers.print(place.queue, pageOf(bytes, printer), tools)
  }

  /** Between two papers of the queue; a place that is busy with one for too long is given none. */
  function sendAside(printer: Printer, bytes: Uint8Array, name: string): Promise<Sent> {
    const signal = AbortSignal.timeout(TEST_LIMIT_MS)
    const tools = { begin: () => undefined, told: () => undefined, signal }
    const busy: Sent = { kind: 'notReached', trouble: 'stalled' }
    return new Promise((resolve, reject) => {
      const late = () => resolve(busy)
      signal.addEventListener('abort', late)
      spooler
        .alone(printer, () => {
          signal.removeEventListener('abort', late)
          return signal.aborted ? Promise.resolve(busy) : send(printer, bytes, tools, name)
        })
        .then(resolve, reject)
    })
  }

  return {
    ...spooler,
    begin() {
      // What it had to wait for may come when all is over.
      if (isStopped) return
      try {
        spooler.begin()
      } catch (error) {
        // The ledger is away for a moment: the next paper, or the ledger that comes back, begins.
        log.error('print.notBegun', { error: String(error) })
      }
      const [printer] = settings().printers
      // The first receipt of the day comes out as fast as all others.
      if (printer) {
        works()
          .then((they) => they.warmUp(printer, rules()))
          .catch((error: unknown) => log.warn('print.notWarm', { error: String(error) }))
      }
    },
    refresh() {
      parts.changed()
      spooler.wake()
    },
    stop() {
      isStopped = true
      return spooler.stop()
    },
    withSale() {
      const { auto, customer, shop, printers } = settings()
      if (!auto || printers.length === 0) return []
      return [...repeated('customer', customer.copies), ...repeated('shop', shop.copies)]
    },
    preview: async (wanted) => (await works()).preview(wanted, rules(), clock.now()),
    async systemPrinters() {
      const [printers, raw] = await Promise.all([parts.system.printers.list(), hasLp()])
      return { printers, raw }
    },
    async test(printer) {
      const page = await (await works()).test(asPlaced(printer), rules(), draw)
      return told(await sendAside(printer, await drawn(printer, page), 'test-page'))
    },
    async shiftReport(shift, timeZone) {
      const printer = printerFor('shop', settings())
      if (!printer) throw new ProblemError({ code: 'print.noPrinter' })
      const page = await (await works()).shift(shift, asPlaced(printer), rules(), timeZone, draw)
      const name = `shift-${shift.businessDay}-${shift.number}`
      return told(await sendAside(printer, await drawn(printer, page), name))
    },
    async shiftPdf(shift, timeZone) {
      const svg = (await works()).shiftPicture(shift, rules(), timeZone)
      return parts.system.printers.pdf(rollPage(svg, PAGE_COLUMNS))
    },
    reprintLast(connectionId, purpose, by) {
      const last = connectionId === null ? null : ledger.lastSaleId(connectionId)
      if (last === null) throw new ProblemError({ code: 'print.nothingYet' })
      return spooler.reprint(last, purpose, by)
    },
  }
}

const told = (sent: Sent): CallOutput<'print.test'> => ({
  result: sent.kind,
  trouble: sent.kind === 'notReached' ? sent.trouble : null,
})

const repeated = (purpose: PrintPurpose, copies: number): PrintPurpose[] =>
  Array.from({ length: copies }, () => purpose)
