import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { ProblemError } from '@shared/ipc/result'
import { withStorageProblems } from './storage-problem'

/** One step of a database's history: SQL that runs once, inside the transaction of its migration. */
export interface Migration {
  /** What it brings, for the log and the reader. */
  name: string
  sql: string
}

export interface OpenOptions {
  migrations: readonly Migration[]
  /** FULL for what must survive a power cut, NORMAL for what can be pulled again. */
  synchronous: 'FULL' | 'NORMAL'
}

/**
 * Opens a database and brings it up to date, each migration in one transaction with its version number.
 * Throws `ProblemError`: `storage.newer` for a file of a newer program (left untouched), `storage.readOnly`,
 * `storage.full` or `storage.damaged`.
 */
export function openDatabase(file: string, options: OpenOptions): Database.Database {
  return withStorageProblems(file, () => {
    refuseNewer(file, options.migrations.length)
    const database = new Database(file)
    try {
      database.pragma('journal_mode = WAL')
      database.pragma(`synchronous = ${options.synchronous}`)
      database.pragma('foreign_keys = ON')
      migrate(database, options.migrations)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

function versionOf(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number
}

/** Looks through a read-only connection: closing a writable one would already fold the write-ahead log in. */
function refuseNewer(file: string, newest: number): void {
  if (!existsSync(file)) return
  const database = new Database(file, { readonly: true })
  try {
    if (versionOf(database) > newest) {
      throw new ProblemError({ code: 'storage.newer', file: basename(file) })
    }
  } finally {
    database.close()
  }
}

function migrate(database: Database.Database, migrations: readonly Migration[]): void {
  for (let version = versionOf(database); version < migrations.length; version++) {
    const migration = migrations[version]
    if (!migration) return
    database
      .transaction(() => {
        database.exec(migration.sql)
        database.pragma(`user_version = ${version + 1}`)
      })
      .immediate()
  }
}
