import { z } from 'zod'
import {
  DRAWER_KICKS,
  PRINT_BOUNDS,
  PRINT_LIMITS,
  PRINT_LOOKS,
  PRINTER_CHARACTERS,
  PRINTER_PROFILES,
  RAW_PORT,
  READY_TEMPLATES,
} from './print-settings'

/** A whole number between the bounds of this name. */
export const withinBounds = (name: keyof typeof PRINT_BOUNDS) =>
  z.int().min(PRINT_BOUNDS[name][0]).max(PRINT_BOUNDS[name][1])

/** Where a printer is reached. */
const printerPlaceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('network'),
    host: z.string().trim().min(1).max(PRINT_LIMITS.host),
    port: withinBounds('port').default(RAW_PORT),
  }),
  /** A printer of this computer: by its driver, as pictures, or with the bytes handed through (`raw`). */
  z.object({ kind: z.enum(['system', 'raw']), queue: z.string().min(1).max(PRINT_LIMITS.host) }),
  /** No printer but a folder: each paper becomes a PDF there. */
  z.object({ kind: z.literal('folder'), path: z.string().min(1).max(PRINT_LIMITS.path) }),
])

export const printerSchema = z.object({
  /** Stays when the printer is called otherwise: what waits for it goes by this. */
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(PRINT_LIMITS.name),
  place: printerPlaceSchema,
  profile: z.enum(PRINTER_PROFILES).default('escpos'),
  characters: z.enum(PRINTER_CHARACTERS).default('gb18030'),
  look: z.enum(PRINT_LOOKS).default('textWithPictures'),
  columns: withinBounds('columns').default(48),
  cutter: z.boolean().default(true),
  /** It answers when it is asked how it is; else nobody knows whether what was sent came out. */
  answers: z.boolean().default(true),
})
/** A receipt printer. */
export type Printer = z.infer<typeof printerSchema>

const template = z.union([
  z.object({ ready: z.enum(READY_TEMPLATES) }),
  z.object({ own: z.string().max(PRINT_LIMITS.template) }),
])
/** A template that comes with the program, or the shop's own. */
export type TemplateChoice = z.infer<typeof template>

const paper = (copies: number, ready: (typeof READY_TEMPLATES)[number]) =>
  z
    .object({
      /** Null: the first printer there is. */
      printerId: z.string().max(64).nullable().default(null),
      copies: withinBounds('copies').default(copies),
      template: template.default({ ready }),
    })
    .prefault({})

const note = z.string().max(PRINT_LIMITS.note).default('')

export const printSettingsSchema = z.object({
  printers: z
    .array(printerSchema)
    .max(PRINT_LIMITS.printers)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length)
    .default([]),
  customer: paper(1, 'full'),
  shop: paper(0, 'signed'),
  /** Printed with every sale, without being asked for. */
  auto: z.boolean().default(true),
  buzzer: z.boolean().default(false),
  drawer: z.enum(DRAWER_KICKS).default('never'),
  askAfterMinutes: withinBounds('askAfterMinutes').default(30),
  /** A PNG as base64 without padding, no larger than `LOGO_DOTS`; empty: none. */
  logo: z
    .string()
    .max(PRINT_LIMITS.logo)
    .regex(/^[A-Za-z0-9+/]*$/)
    .default(''),
  /** By shop id, what stands above and below every receipt. */
  shops: z
    .record(z.string().max(64), z.object({ header: note, footer: note }))
    .refine((shops) => Object.keys(shops).length <= PRINT_LIMITS.shops)
    .default({}),
})
/** How this terminal prints. */
export type PrintSettings = z.infer<typeof printSettingsSchema>
