import { z } from 'zod'
import { TABLE_FORMATS } from '../domain/table-format'
import { trailEntrySchema, trailFilterSchema } from '../domain/trail'

/** How many entries are asked for at once. */
export const AUDIT_PAGE = 100

const pageSchema = z.object({
  entries: z.array(trailEntrySchema),
  /** How many the filter finds in all. */
  total: z.int().nonnegative(),
})
/** What `audit.list` has let somebody see: it holds for whoever asked, until they ask for something else or sign out. */
const listIdSchema = z.uuid()

/** The trail of sensitive actions, to be read. Throws `storage.*` besides what is said. */
export const auditCalls = {
  /** The first page of what is looked for, as the trail is now; `listId` opens the other pages. Newest first. */
  'audit.list': {
    input: z.object({ filter: trailFilterSchema }),
    output: pageSchema.extend({
      listId: listIdSchema,
      /** Everybody whom the trail names, to filter by. */
      people: z.array(z.string()),
    }),
  },
  /** Another page of the same list. Throws `call.invalid` where the list does not hold any more. */
  'audit.page': {
    input: z.object({ listId: listIdSchema, offset: z.int().nonnegative() }),
    output: pageSchema,
  },
  /**
   * Writes all of that list to a file that the user chooses; `file` is null when the user chose none, or cancelled. Throws
   * `call.invalid` where the list does not hold any more.
   */
  'audit.export': {
    input: z.object({ listId: listIdSchema, format: z.enum(TABLE_FORMATS) }),
    output: z.object({ file: z.string().nullable(), rows: z.int() }),
  },
  'audit.cancelExport': { input: z.null(), output: z.null() },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

/** How far writing a file has come, in entries. */
export const auditEvents = {
  'audit.exporting': z.object({ done: z.int(), total: z.int() }),
} as const
