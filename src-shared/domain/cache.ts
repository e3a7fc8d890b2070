import { z } from 'zod'

/** How many rows of the back end are kept on this computer, and how that goes on. */
export const cacheStatusSchema = z.object({
  /**
   * `off`: nothing is connected. `pulling`: the first full pull. `waiting`: interrupted until the line is back.
   * `cancelled`: by the user, until asked to go on. `ready`: everything is here and follows by change. `seenOnly`: the
   * back end lists no members, so those seen lately are renewed in turn.
   */
  phase: z.enum(['off', 'pulling', 'waiting', 'cancelled', 'ready', 'seenOnly']),
  /** Rows pulled so far, and of how many where the back end says so. */
  done: z.int(),
  total: z.int().nullable(),
  /** When everything here was last known to be as the back end has it; null before the first full pull. */
  asOf: z.int().nullable(),
})
export type CacheStatus = z.infer<typeof cacheStatusSchema>

/** What the settings tell of the cache. */
export const cacheFactsSchema = cacheStatusSchema.extend({ members: z.int(), coupons: z.int() })
export type CacheFacts = z.infer<typeof cacheFactsSchema>
