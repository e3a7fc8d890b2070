import { z } from 'zod'
import {
  exceptionCountsSchema,
  exceptionDetailSchema,
  exceptionEntrySchema,
  exceptionKindSchema,
  SETTLE_REASON_MAX,
} from '../domain/exception'
import { TABLE_FORMATS } from '../domain/table-format'

const PAGE_MAX = 200
const reasonSchema = z.string().trim().min(1).max(SETTLE_REASON_MAX)

/** Calls of the exceptions desk, and of leaving while something is not settled. */
export const exceptionCalls = {
  'exceptions.list': {
    input: z.object({
      /** Empty: every kind. */
      kinds: z.array(exceptionKindSchema),
      page: z.int().min(1),
      pageSize: z.int().min(1).max(PAGE_MAX),
    }),
    output: z.object({
      rows: z.array(exceptionEntrySchema),
      total: z.int(),
      counts: exceptionCountsSchema,
    }),
  },
  'exceptions.get': { input: z.object({ requestId: z.uuid() }), output: exceptionDetailSchema },
  /** Answers the entry as it is then; `exceptions.gone` when it is no longer on the desk. */
  'exceptions.act': {
    input: z.discriminatedUnion('action', [
      z.object({ requestId: z.uuid(), action: z.enum(['tryAgain', 'writtenOff']) }),
      z.object({ requestId: z.uuid(), action: z.literal('acceptLoss'), reason: reasonSchema }),
      z.object({ requestId: z.uuid(), action: z.literal('collected'), reason: reasonSchema }),
    ]),
    output: exceptionDetailSchema,
  },
  /** Writes evidence to a file that the user chooses; `file` is its name, null when the user chose none. */
  'exceptions.export': {
    input: z.object({
      format: z.enum([...TABLE_FORMATS, 'pdf']),
      kinds: z.array(exceptionKindSchema),
      /** One entry alone; null: everything of these kinds. */
      requestId: z.uuid().nullable(),
    }),
    output: z.object({ file: z.string().nullable(), entries: z.int() }),
  },
  /** The screen's part of closing the window: it has asked, the user stays, or the user leaves. */
  'app.leave': {
    input: z.object({ answer: z.enum(['asking', 'stay', 'leave']) }),
    output: z.null(),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

/** Told when the window is to be closed while something is not settled: the screen asks. */
export const exceptionEvents = { 'app.leaveAsked': z.null() } as const
