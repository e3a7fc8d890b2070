import type { PrintCause, PrinterTrouble, PrintJob } from '@shared/domain/print-job'
import type { Printer } from '@shared/domain/print-settings-schema'
import type { SpoolerParts } from './spooler-parts'

const MINUTE_MS = 60_000

export interface SendPaperTools extends Pick<
  SpoolerParts,
  'book' | 'settings' | 'render' | 'send' | 'log'
> {
  advance(job: PrintJob, state: PrintJob['state'], cause: PrintCause): void
  told(printer: Printer, trouble: PrinterTrouble | null): void
  /** Aborted when the program ends. */
  ended: AbortSignal
}

/**
 * Makes the way to draw a queued paper, send it, and write down what became of it. What it returns resolves with false where
 * the printer was not reached: then the paper stays first in the queue. Rejects where the ledger cannot be written.
 */
export function createSendPaper({
  book,
  settings,
  render,
  send,
  log,
  advance,
  told,
  ended,
}: SendPaperTools): (job: PrintJob, printer: Printer) => Promise<boolean> {
  return async (job, printer) => {
    let bytes: Uint8Array
    try {
      bytes = await render(job, printer)
    } catch (error) {
      log.error('print.notDrawn', { jobId: job.jobId, error: String(error) })
      advance(job, 'failed', { code: 'notDrawn' })
      return true
    }
    // Somebody may have said meanwhile that nobody wants it.
    if (book.print(job.jobId)?.state !== 'queued') return true
    let hasBegun = false
    const sent = await send(
      printer,
      bytes,
      {
        begin() {
          advance(job, 'sending', { code: 'begun' })
          hasBegun = true
        },
        told: (trouble) => told(printer, trouble),
        // A printer that holds a paper for ever holds up those behind it: somebody looks at it instead.
        signal: AbortSignal.any([
          ended,
          AbortSignal.timeout(settings().askAfterMinutes * MINUTE_MS),
        ]),
      },
      job,
    )
    if (sent.kind === 'notReached') {
      if (hasBegun) advance(job, 'queued', { code: 'notReached', trouble: sent.trouble })
      told(printer, sent.trouble)
      return false
    }
    const ends = {
      printed: { code: 'confirmed', by: null },
      sent: { code: 'handedOver' },
      unknown: { code: 'cut' },
    } as const
    advance(job, sent.kind, ends[sent.kind])
    told(printer, null)
    return true
  }
}
