import type { Instant } from '@shared/domain/calendar'
import type { PrintPurpose } from '@shared/domain/print-settings'
import type { PrintCause, PrintJob } from '@shared/domain/print-job'
import type { PrintState } from '@shared/domain/print-state'

/** A paper that is to be printed. */
export type NewPrint = Pick<PrintJob, 'jobId' | 'saleId' | 'purpose' | 'askedBy' | 'at'>

/** What the ledger keeps of papers; every write is on the disk when it returns. Throws `ProblemError` `storage.*`. */
export interface PrintBook {
  /** Queues one more paper of a sale; it is numbered behind those that may have come out. */
  addPrint(job: NewPrint, cause: PrintCause): PrintJob
  /** Throws where that state cannot follow: a paper that is out is not sent again. */
  advancePrint(jobId: string, state: PrintState, cause: PrintCause, at: Instant): PrintJob
  /** Those that are not over, in the order in which they were queued; the first of them with a limit. */
  openPrints(limit?: number): PrintJob[]
  /** The first that is queued for one of these purposes, but for some. */
  nextPrint(purposes: readonly PrintPurpose[], besides: ReadonlySet<string>): PrintJob | null
  /** Those that are being sent, by their ids. */
  sendingPrints(): string[]
  /** Some of those that are queued and that nobody has asked for since then, by their ids. */
  printsWantedBefore(at: Instant, limit: number): string[]
  print(jobId: string): PrintJob | null
  printsOf(saleId: string): PrintJob[]
  /** How many of those that are open are in which state. */
  countPrints(): Partial<Record<PrintState, number>>
  /** The sale that was written last for a connection, whatever the clock said then; null before the first. */
  lastSaleId(connectionId: string): string | null
}
