import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import type { Instant } from '@shared/domain/calendar'
import type { Backup } from '@shared/domain/ledger-keeping'
import { ProblemError } from '@shared/ipc/result'
import { withStorageProblems } from '../storage-problem'
import { backupFolder, backupName, listBackups, rememberCount, removeParts } from './backup-files'
import { checkFile } from './check-ledger'
import { flush, flushFolder } from './flush'
import { superseded } from './retention'

/** All pages in one step: a writer in between would make SQLite begin again. */
const ALL_PAGES = 0x7fffffff

/**
 * Copies the ledger, while others write to it, into a backup of its own file: written beside, checked, flushed and only
 * then given its name. Then removes the backups that are not needed any more. Throws `ProblemError`: `storage.full`,
 * `storage.readOnly`, or `storage.damaged` when the copy does not pass its check; no earlier backup is touched then.
 */
export async function backUp(folder: string, at: Instant): Promise<Backup> {
  const home = backupFolder(folder)
  const ledger = join(folder, 'ledger.db')
  const file = join(home, backupName(at))
  const part = `${file}.part`
  try {
    withStorageProblems(home, () => mkdirSync(home, { recursive: true }))
    removeParts(folder)
    await copy(ledger, part)
    const entries = withStorageProblems(home, () => sealed(part, ledger))
    withStorageProblems(home, () => {
      flush(part)
      renameSync(part, file)
      flushFolder(home)
    })
    rememberCount(folder, { name: basename(file), entries })
    const made = listBackups(folder).find(({ name }) => name === basename(file))
    if (!made) throw new Error(`the backup ${file} is gone`)
    prune(folder, made, at)
    return made
  } catch (error) {
    tidy(folder)
    return withStorageProblems(home, () => {
      throw error
    })
  }
}

async function copy(ledger: string, part: string): Promise<void> {
  const source = new Database(ledger, { readonly: true, fileMustExist: true })
  try {
    await source.backup(part, { progress: () => ALL_PAGES })
  } finally {
    source.close()
  }
}

/** Makes the copy one file that needs no log, checks it, and counts its redemptions. */
function sealed(part: string, ledger: string): number {
  const database = new Database(part)
  try {
    database.pragma('journal_mode = DELETE')
    const damage: string[] = []
    checkFile(database, { damage })
    if (damage.length > 0) {
      throw new ProblemError(
        { code: 'storage.damaged', file: ledger },
        { cause: damage.join('; ') },
      )
    }
    return database.prepare<[], number>('SELECT count(*) FROM redemption').pluck().get() ?? 0
  } finally {
    database.close()
  }
}

/** After a clock was put back the one just made is not the newest by its name: it stays all the same. */
function prune(folder: string, made: Backup, now: Instant): void {
  for (const { name } of superseded(listBackups(folder), now)) {
    if (name !== made.name) rmSync(join(backupFolder(folder), name), { force: true })
  }
}

function tidy(folder: string): void {
  try {
    removeParts(folder)
  } catch {
    // A folder that cannot be written keeps its remains; the next backup removes them.
  }
}
