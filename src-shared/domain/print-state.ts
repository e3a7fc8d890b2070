/**
 * What becomes of a paper. `sent`: it went out, and the printer cannot tell more. `unknown`: it may be on paper, or
 * half of it. `held`: it has waited so long that nobody may want it any more. `dropped`: somebody said so.
 */
export const PRINT_STATES = [
  'queued',
  'sending',
  'sent',
  'printed',
  'failed',
  'unknown',
  'held',
  'dropped',
] as const
export type PrintState = (typeof PRINT_STATES)[number]

const FOLLOWING: Readonly<Record<PrintState, readonly PrintState[]>> = {
  // Unknown at once where the book was put together again and its later rows may be lost.
  queued: ['sending', 'failed', 'held', 'dropped', 'unknown'],
  // Back to the queue only where not a byte of the paper went out.
  sending: ['queued', 'sent', 'printed', 'unknown'],
  sent: [],
  printed: [],
  failed: ['queued', 'dropped'],
  unknown: ['printed', 'dropped'],
  held: ['queued', 'dropped'],
  dropped: [],
}

export const mayFollowPrint = (from: PrintState, to: PrintState): boolean =>
  FOLLOWING[from].includes(to)

/** Where a person has to say what becomes of a paper. */
export const ASKING_STATES: readonly PrintState[] = ['unknown', 'failed', 'held']
