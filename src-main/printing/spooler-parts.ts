import type { Instant } from '@shared/domain/calendar'
import type { PrintJob } from '@shared/domain/print-job'
import type { Printer, PrintSettings } from '@shared/domain/print-settings-schema'
import type { Ledger } from '../counter/ports'
import type { PrintBook } from '../counter/print-ports'
import type { Log } from '../log'
import type { Sent, SendTools } from './sending'

/** What the queue of papers works with. */
export interface SpoolerParts {
  book: PrintBook & Pick<Ledger, 'sale' | 'together'>
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
