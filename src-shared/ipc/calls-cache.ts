import { z } from 'zod'
import { cacheFactsSchema, cacheStatusSchema } from '../domain/cache'
import { memberCheckedSchema, searchCheckedSchema } from '../domain/checked'

/** Calls about what of the back end is kept on this computer. */
export const cacheCalls = {
  'cache.get': { input: z.null(), output: cacheFactsSchema },
  /** Goes on with a cancelled pull; a complete one begins anew. */
  'cache.pull': { input: z.null(), output: cacheStatusSchema },
  'cache.cancel': { input: z.null(), output: cacheStatusSchema },
} as const

/** What the main process tells of it. */
export const cacheEvents = {
  'member.checked': memberCheckedSchema,
  'search.checked': searchCheckedSchema,
} as const
