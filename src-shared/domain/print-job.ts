import { z } from 'zod'
import { PRINT_PURPOSES } from './print-settings'

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

/** What a printer was found to be at; `unreachable`: nobody answers at its address. */
export const PRINTER_TROUBLES = [
  'unreachable',
  'paperOut',
  'coverOpen',
  'offline',
  'error',
  'stalled',
] as const
export type PrinterTrouble = (typeof PRINTER_TROUBLES)[number]

export const printCauseSchema = z.discriminatedUnion('code', [
  /** With the sale, by itself. */
  z.object({ code: z.literal('auto') }),
  z.object({ code: z.literal('asked') }),
  z.object({ code: z.literal('begun') }),
  z.object({ code: z.literal('notReached'), trouble: z.enum(PRINTER_TROUBLES) }),
  /** The printer has told that all of it is on the paper, or (`by`) somebody has seen it. */
  z.object({ code: z.literal('confirmed'), by: z.string().nullable() }),
  z.object({ code: z.literal('handedOver') }),
  /** The connection broke in the middle. */
  z.object({ code: z.literal('cut') }),
  z.object({ code: z.literal('interrupted') }),
  z.object({ code: z.literal('tooOld') }),
  /** It has waited too long, and there is no printer any more. */
  z.object({ code: z.literal('noPrinter') }),
  z.object({ code: z.literal('notDrawn') }),
  z.object({ code: z.literal('released'), by: z.string() }),
  z.object({ code: z.literal('unwanted'), by: z.string() }),
  /** Printed once more instead, as a copy. */
  z.object({ code: z.literal('again'), by: z.string() }),
])
export type PrintCause = z.infer<typeof printCauseSchema>

export const printJobSchema = z.object({
  jobId: z.uuid(),
  saleId: z.uuid(),
  purpose: z.enum(PRINT_PURPOSES),
  /** 0: the first of its kind. */
  copy: z.int().nonnegative(),
  /** Whose work it was; empty where nobody asked for it. */
  askedBy: z.string(),
  at: z.int(),
  state: z.enum(PRINT_STATES),
  cause: printCauseSchema,
  /** The ledger's running number of this state. */
  seq: z.int(),
  stateAt: z.int(),
})
/** One paper of one sale. */
export type PrintJob = z.infer<typeof printJobSchema>

export const printStatusSchema = z.object({
  /** Papers on their way, and those that somebody has to decide about. */
  waiting: z.int().nonnegative(),
  asking: z.int().nonnegative(),
  /** What stands in the way of printing, by the printer's name. */
  trouble: z.object({ printer: z.string(), what: z.enum(PRINTER_TROUBLES) }).nullable(),
  hasPrinter: z.boolean(),
})
/** How printing stands, for the status bar. */
export type PrintStatus = z.infer<typeof printStatusSchema>
