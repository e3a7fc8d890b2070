import { z } from 'zod'

/** How many entries one page of the trail holds. */
export const AUDIT_PAGE = 100

/** One line of the trail: who did what, when, with whose leave. */
const auditEntrySchema = z.object({
  seq: z.int(),
  at: z.int(),
  /** The call, or `staff.*` and `chain.*` for what the terminal noted by itself. */
  kind: z.string(),
  staff: z.string(),
  approvedBy: z.string().nullable(),
  /** The id of what it was about. */
  subject: z.string().nullable(),
  /** True where `staff.save` added somebody and did not change them. */
  added: z.boolean(),
})

/** The trail of sensitive actions, to be read. */
export const auditCalls = {
  /** Newest first; `beforeSeq` is the last number of the page before. */
  'audit.list': {
    input: z.object({ beforeSeq: z.int().positive().nullable() }),
    output: z.object({ entries: z.array(auditEntrySchema), more: z.boolean() }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
