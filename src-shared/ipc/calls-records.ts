import { z } from 'zod'
import { recordTotalsSchema, recordViewSchema, viewCountsSchema } from '../domain/record-view'
import { redemptionStateSchema } from '../domain/redemption'
import { TABLE_FORMATS } from '../domain/table-format'
import { recordSchema } from '../domain/view'
import { problemSchema } from './result'

const WINDOW_MAX = 200
const CHOICES_MAX = 500
const choicesSchema = z.array(z.string().max(200)).max(CHOICES_MAX)

export const recordFilterSchema = z.object({
  /** Business days, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  /** Empty lists mean all. */
  shops: choicesSchema,
  staffs: choicesSchema,
  templates: choicesSchema,
  states: z.array(redemptionStateSchema),
  text: z.string().max(100),
})

const wishSchema = z.object({ filter: recordFilterSchema, view: recordViewSchema })
const optionsSchema = z.array(z.object({ id: z.string(), name: z.string().nullable() }))
const progressSchema = z.object({ done: z.int(), total: z.int() })

/** Calls of the records. */
export const recordCalls = {
  'records.list': {
    input: wishSchema.extend({
      offset: z.int().min(0),
      limit: z.int().min(1).max(WINDOW_MAX),
      /** What the back end said before will do: the user scrolls. */
      goesOn: z.boolean(),
    }),
    output: z.object({
      rows: z.array(recordSchema),
      total: z.int(),
      totals: recordTotalsSchema,
      counts: viewCountsSchema,
      /** Why the back end's half is missing; the terminal's own half is always there. */
      backendProblem: problemSchema.nullable(),
      /** True when the back end had more than the terminal was willing to fetch. */
      truncated: z.boolean(),
    }),
  },
  /** What occurs in this terminal's records, to filter by. */
  'records.options': {
    input: z.null(),
    output: z.object({ shops: optionsSchema, staffs: optionsSchema, templates: optionsSchema }),
  },
  /** Writes what is filtered to a file that the user chooses; `file` is null when the user chose none, or cancelled. */
  'records.export': {
    input: wishSchema.extend({ format: z.enum(TABLE_FORMATS) }),
    output: z.object({ file: z.string().nullable(), rows: z.int() }),
  },
  'records.cancelExport': { input: z.null(), output: z.null() },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

/** How far reading a large ledger, or writing a file, has come. */
export const recordEvents = {
  'records.reading': progressSchema,
  'records.exporting': progressSchema,
} as const
