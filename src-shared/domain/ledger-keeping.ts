import { z } from 'zod'

/** One backup of the ledger. `at` in UTC milliseconds, `bytes` of the file. */
export const backupSchema = z.object({
  name: z.string(),
  at: z.int(),
  bytes: z.int(),
  /** How many redemptions it holds, counted when it passed its check; null where that is not known any more. */
  entries: z.int().nullable(),
})
export type Backup = z.infer<typeof backupSchema>

/** How the ledger in use came from a backup, and what may be missing in it. */
export const recoverySchema = z.object({
  at: z.int(),
  /** `damaged`: by itself, for the ledger could not be read; `restored`: because somebody asked for it. */
  cause: z.enum(['damaged', 'restored']),
  /** When the backup was made that it started from; null where there was none. */
  backupAt: z.int().nullable(),
  /** True when every entry of the earlier ledger could be read: then nothing is missing. */
  complete: z.boolean(),
  /** Entries of the earlier ledger that the backup did not have and that were added. */
  rescued: z.int(),
  /** Pieces of entries that could be read but not put together again. */
  fragments: z.int(),
  /** Where the earlier ledger lies, unchanged. */
  keptFile: z.string(),
})
export type Recovery = z.infer<typeof recoverySchema>
