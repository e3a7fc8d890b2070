import type { Instant } from '@shared/domain/calendar'
import type { PrintCause, PrintJob, PrintState } from '@shared/domain/print-job'

/** A paper that is to be printed. */
export type NewPrint = Pick<PrintJob, 'jobId' | 'saleId' | 'purpose' | 'askedBy' | 'at'>

/** What the ledger keeps of papers; every write is on the disk when it returns. Throws `ProblemError` `storage.*`. */
export interface PrintBook {
  /** Queues one more paper of a sale; it is numbered behind those that may have come out. */
  addPrint(job: NewPrint, cause: PrintCause): PrintJob
  /** Throws where that state cannot follow: a paper that is out is not sent again. */
  advancePrint(jobId: string, state: PrintState, cause: PrintCause, at: Instant): PrintJob
  /** Those that are not over, in the order in which they were queued. */
  openPrints(): PrintJob[]
  print(jobId: string): PrintJob | null
  printsOf(saleId: string): PrintJob[]
  /** How many of those that are open are in which state. */
  countPrints(): Partial<Record<PrintState, number>>
  /** The sale that was written last at this terminal; null before the first. */
  lastSaleId(): string | null
}
