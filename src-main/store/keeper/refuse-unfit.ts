import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { ProblemError } from '@shared/ipc/result'
import { listBackups } from './backup-files'
import { PAGE_SIZE } from './carve-rows'
import { isRecovering } from './recovery-plan'
import { readLog } from './write-ahead-log'

/** Anything shorter SQLite takes for a new, empty database. */
const SMALLEST_DATABASE = 512

/**
 * Throws `storage.damaged` for a ledger that SQLite would open without a word although entries are missing from it: a
 * recovery that was cut off, a file that is gone or empty while there are backups of it, or a log with a damaged part
 * in its middle, of which SQLite leaves out all that follows. Costs a reading of the log, which a proper end removes.
 */
export function refuseUnfit(file: string): void {
  const folder = dirname(file)
  const isEmpty = !existsSync(file) || statSync(file).size < SMALLEST_DATABASE
  if (
    isRecovering(folder) ||
    (isEmpty && listBackups(folder).length > 0) ||
    readLog(file, PAGE_SIZE).damaged
  ) {
    throw new ProblemError({ code: 'storage.damaged', file })
  }
}
