import { z } from 'zod'
import { memberSheetSchema, memberViewSchema } from './view'

/** What the back end said behind an answer out of the cache. */
export const memberCheckedSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('same'), memberId: z.string(), asOf: z.int() }),
  z.object({
    outcome: z.literal('corrected'),
    memberId: z.string(),
    sheet: memberSheetSchema,
    /** Coupons that are new or not as they were. */
    changed: z.array(z.string()),
  }),
  /** Nothing within the time limit: the cached answer stands, with its age. */
  z.object({ outcome: z.literal('noAnswer'), memberId: z.string() }),
])
export type MemberChecked = z.infer<typeof memberCheckedSchema>

/** The back end finds other members for a search than the cache did. */
export const searchCheckedSchema = z.object({
  text: z.string(),
  members: z.array(memberViewSchema),
  more: z.boolean(),
})
export type SearchChecked = z.infer<typeof searchCheckedSchema>
