import { copyFileSync, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Instant } from '@shared/domain/calendar'
import type { Recovery } from '@shared/domain/ledger-keeping'
import { ProblemError } from '@shared/ipc/result'
import { adoptRows, hasChain, rememberRows } from '../chain/adopt'
import { verifyLedger } from '../chain/verify-chain'
import { ledgerMigrations } from '../migrations/ledger'
import { openDatabase } from '../open-database'
import { moveDatabase, removeDatabase } from '../set-aside'
import { withStorageProblems } from '../storage-problem'
import { backupFolder, listBackups, timeOfBackup } from './backup-files'
import { checkFile } from './check-ledger'
import { flush, flushFolder } from './flush'
import { putBack } from './put-back'
import { noteRecovery, readRecovery } from './recovery-notes'
import { forgetPlan, makePlan, readPlan, type Plan } from './recovery-plan'

const LEDGER = 'ledger.db'
/** The version of the ledger that has a chain first. */
const CHAINED_SINCE = 11
/** The ledger that is being put together, and the copy of the earlier one that is read for it. */
const REBUILT = 'ledger.rebuilt.part'
const READING = 'ledger.reading.part'

/**
 * Puts a new ledger in the place of the one that is there: the wanted backup, or the newest that passes its check, or an
 * empty book, and into it all that the present one has beyond that and that can be read. The present file is kept beside
 * byte for byte. Nobody may have the ledger open. Can be called again after a crash at any point; finishes an earlier
 * recovery first. Throws `ProblemError`: `backup.gone`, `backup.damaged` (nothing was changed then), `storage.*`.
 */
export function recoverLedger(
  folder: string,
  wish: { cause: Recovery['cause']; backup: string | null; at: Instant },
): Recovery {
  return withStorageProblems(folder, () => {
    const unfinished = readPlan(folder)
    if (!unfinished && wish.backup !== null) refuseBadBackup(folder, wish.backup)
    return carryOut(folder, unfinished ?? makePlan(join(folder, LEDGER), wish))
  })
}

function carryOut(folder: string, plan: Plan): Recovery {
  const ledger = join(folder, LEDGER)
  const kept = join(folder, plan.kept)
  // With the earlier one aside and a ledger in place, only the tidying was cut off.
  if (!existsSync(kept) || !existsSync(ledger)) {
    moveDatabase(ledger, kept)
    flushFolder(folder)
    rebuild(folder, plan)
  }
  for (const name of [READING, REBUILT]) removeDatabase(join(folder, name))
  forgetPlan(folder)
  return readRecovery(ledger, plan.at)
}

/** Puts the new ledger together under a passing name; only a whole one gets the ledger's own. */
function rebuild(folder: string, plan: Plan): void {
  const rebuilt = join(folder, REBUILT)
  const reading = join(folder, READING)
  for (const file of [rebuilt, reading]) removeDatabase(file)
  const backup = chosenBackup(folder, plan)
  if (backup !== null) copyFileSync(join(backupFolder(folder), backup), rebuilt)
  // What is kept stays as it is: SQLite reads a copy.
  copyFileSync(join(folder, plan.kept), reading)
  for (const log of ['-wal', '-journal']) {
    const kept = join(folder, plan.kept + log)
    if (existsSync(kept)) copyFileSync(kept, reading + log)
  }
  const database = openDatabase(rebuilt, { migrations: ledgerMigrations, synchronous: 'FULL' })
  try {
    // What comes back is linked anew; a row that the backup holds without a link stays as suspect as it was.
    rememberRows(database, hasChain(database))
    const salvaged = putBack(reading, database)
    noteRecovery(database, {
      at: plan.at,
      cause: plan.cause,
      backupAt: backup === null ? null : timeOfBackup(backup),
      ...salvaged,
      keptFile: plan.kept,
    })
    const { cause, at } = plan
    const { complete, rescued, fragments } = salvaged
    const chain = complete ? chainOf(reading) : 'not read'
    const detail = { cause, backup, complete, rescued, fragments, chain }
    database
      .transaction(() => adoptRows(database, { kind: 'ledger.recovered', at, detail }))
      .immediate()
    const damage: string[] = []
    checkFile(database, { damage })
    if (damage.length > 0) throw new Error(`the rebuilt ledger is damaged: ${damage.join('; ')}`)
    database.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
  flush(rebuilt)
  renameSync(rebuilt, join(folder, LEDGER))
  flushFolder(folder)
}

/** What the chain of the earlier ledger said: what comes back is linked anew, so that this is the last time to ask. */
function chainOf(file: string): string {
  const database = new Database(file, { readonly: true })
  try {
    if ((database.pragma('user_version', { simple: true }) as number) < CHAINED_SINCE) return 'none'
    const verdict = verifyLedger(database)
    if (verdict.ok) return 'fits'
    const { what, table, key } = verdict.first
    return `${what}: ${table ?? '?'} ${key ?? '?'}`
  } finally {
    database.close()
  }
}

/** The wanted backup; by itself the newest that is good; null where there is none. */
function chosenBackup(folder: string, { backup }: Plan): string | null {
  if (backup !== null) return backup
  return listBackups(folder).find(({ name }) => isGood(folder, name))?.name ?? null
}

function refuseBadBackup(folder: string, name: string): void {
  if (!listBackups(folder).some((backup) => backup.name === name)) {
    throw new ProblemError({ code: 'backup.gone' })
  }
  if (!isGood(folder, name)) throw new ProblemError({ code: 'backup.damaged', file: name })
}

/** Whether a backup passes SQLite's check and is not of a newer program. */
function isGood(folder: string, name: string): boolean {
  const damage: string[] = []
  try {
    const database = new Database(join(backupFolder(folder), name), { readonly: true })
    try {
      checkFile(database, { damage })
      const version = database.pragma('user_version', { simple: true }) as number
      return damage.length === 0 && version >= 1 && version <= ledgerMigrations.length
    } finally {
      database.close()
    }
  } catch {
    return false
  }
}
