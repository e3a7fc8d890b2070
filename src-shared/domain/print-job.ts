import { z } from 'zod'
import { PRINT_PURPOSES } from './print-settings'
import { PRINT_STATES } from './print-state'

/** What a printer was found to be at; `unreachable`: nobody answers at its address. */
export const PRINTER_TROUBLES = [
  'unreachable',
  'paperOut',
  'coverOpen',
  'offline',
  'error',
  'stalled',
  'notPrinter',
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
