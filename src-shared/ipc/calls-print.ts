import { z } from 'zod'
import { printJobSchema, printStatusSchema } from '../domain/print-job'
import { PRINT_LIMITS, PRINT_PURPOSES, READY_TEMPLATES } from '../domain/print-settings'
import { printerSchema, printSettingsSchema } from '../domain/print-settings-schema'
import { pinSchema } from './calls-policy'

const nothing = z.null()
const note = z.string().max(PRINT_LIMITS.note)

/** Where a template is wrong; lines and columns from 1, `message` in the words of the template's language. */
const templateFaultSchema = z.object({ line: z.int(), column: z.int(), message: z.string() })
export type TemplateFault = z.infer<typeof templateFaultSchema>

const viewSchema = z.object({
  settings: printSettingsSchema,
  /** The texts of the templates that come with the program. */
  templates: z.record(z.enum(READY_TEMPLATES), z.string()),
})
export type PrintView = z.infer<typeof viewSchema>

/** A paper that is not over yet, with what people know it by. */
const waitingPaperSchema = printJobSchema.extend({
  number: z.string(),
  member: z.string(),
  coupons: z.array(z.string()),
  soldAt: z.int(),
  /** The name of the printer that it goes to; null while there is none. */
  printer: z.string().nullable(),
})
export type WaitingPaper = z.infer<typeof waitingPaperSchema>

const systemPrinterSchema = z.object({
  /** What it is reached by. */
  name: z.string(),
  /** What people call it. */
  displayName: z.string(),
  isDefault: z.boolean(),
  /** `stopped`: it takes papers and prints none until somebody lets it; `refuses`: it takes none. Null: the system does not tell. */
  state: z.enum(['ready', 'stopped', 'refuses']).nullable(),
})
/** A printer that this computer knows. */
export type SystemPrinter = z.infer<typeof systemPrinterSchema>

/** Calls about receipts on paper (docs/receipts.md). */
export const printCalls = {
  'print.get': { input: nothing, output: viewSchema },
  'print.set': {
    /** `pin` is needed as soon as one is set. */
    input: z.object({ settings: printSettingsSchema, pin: pinSchema.nullable() }),
    output: viewSchema,
  },
  /** Neither names a file: people choose it in the system's dialog. Null for one that was not chosen. */
  'print.export': {
    input: z.object({ settings: printSettingsSchema }),
    output: z.object({ file: z.string().nullable() }),
  },
  /** Nothing is kept of what is read; `fields` names what is wrong with it. */
  'print.import': {
    input: nothing,
    output: z.object({
      file: z.string().nullable(),
      settings: printSettingsSchema.nullable(),
      wrong: z.enum(['notJson', 'notPrinting', 'newer', 'tooLarge', 'fields']).nullable(),
      fields: z.array(z.string()),
    }),
  },
  /** A made-up receipt by this template, as the printer would print it. */
  'print.preview': {
    input: z.object({
      purpose: z.enum(PRINT_PURPOSES),
      /** Whose receipt it is; null: a made-up shop's. */
      shop: z.object({ name: z.string(), address: z.string().nullable() }).nullable(),
      template: z.string().max(PRINT_LIMITS.template * 2),
      header: note,
      footer: note,
      logo: printSettingsSchema.shape.logo,
      printer: printerSchema.pick({ columns: true, characters: true, look: true, profile: true }),
    }),
    output: z.object({ svg: z.string(), fault: templateFaultSchema.nullable() }),
  },
  /** The printers of this computer; `raw`: it can hand them bytes as they are. */
  'print.systemPrinters': {
    input: nothing,
    output: z.object({ printers: z.array(systemPrinterSchema), raw: z.boolean() }),
  },
  /** A folder for PDFs, which people choose in the system's dialog; null when none was chosen. */
  'print.chooseFolder': {
    input: nothing,
    output: z.object({ path: z.string().max(PRINT_LIMITS.path).nullable() }),
  },
  /** Prints the test page now, apart from the queue. */
  'print.test': {
    input: z.object({ printer: printerSchema }),
    output: z.object({
      result: z.enum(['printed', 'sent', 'unknown', 'notReached']),
      trouble: printStatusSchema.shape.trouble.unwrap().shape.what.nullable(),
    }),
  },
  /** Prints a sale once more, marked as a copy where it was printed before; null: the last sale. */
  'print.again': {
    input: z.object({ saleId: z.uuid().nullable(), purpose: z.enum(PRINT_PURPOSES) }),
    output: waitingPaperSchema,
  },
  /** Everything that is not over yet, in the order of the queue; the first so many. */
  'print.waiting': { input: nothing, output: z.array(waitingPaperSchema) },
  'print.decide': {
    input: z.object({ jobId: z.uuid(), what: z.enum(['again', 'printed', 'drop']) }),
    output: z.array(waitingPaperSchema),
  },
  /** Tries the printers again now. */
  'print.tryNow': { input: nothing, output: printStatusSchema },
  /** The papers of a sale, oldest first. */
  'print.ofSale': { input: z.object({ saleId: z.uuid() }), output: z.array(printJobSchema) },
  /** The code of a sale's receipt, for the member to keep. */
  'print.code': {
    input: z.object({ saleId: z.uuid() }),
    output: z.object({ code: z.string() }),
  },
  'print.status': { input: nothing, output: printStatusSchema },
} as const

export const printEvents = { 'print.changed': printStatusSchema } as const
