import type { PrinterTrouble } from '@shared/domain/print-job'

/** What became of a paper that was sent. */
export type Sent =
  /** Not a byte of it went out. */
  | { kind: 'notReached'; trouble: PrinterTrouble }
  /** The printer has told that it is on the paper. */
  | { kind: 'printed' }
  /** All of it went out, and the printer cannot tell more. */
  | { kind: 'sent' }
  /** Some of it went out, and nobody knows how much was printed. */
  | { kind: 'unknown' }

export interface SendTools {
  /** Called just before the first byte of the paper goes out. */
  begin(): void
  /** What stands in the way while it is printed; null when nothing does any more. */
  told(trouble: PrinterTrouble | null): void
  /** Ends the sending: what is on its way is unknown then. */
  signal: AbortSignal
}
