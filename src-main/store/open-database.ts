import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { ProblemError } from '@shared/ipc/result'
import { openToRead } from './open-to-read'
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
  /** Tries the database out before it counts as open; where it throws, the file is closed as it was found. */
  fit?(database: Database.Database): void
}

/**
 * Opens a database and brings it up to date, each migration in one transaction with its version number.
 * Throws `ProblemError`: `storage.newer` for a file of a newer program (left untouched), `storage.readOnly`,
 * `storage.full` or `storage.damaged`.
 */
export function openDatabase(file: string, options: OpenOptions): Database.Database {
  return withStorageProblems(file, () => {
    const witness = refuseNewer(file, options.migrations.length)
    let database: Database.Database | undefined
    try {
      database = new Database(file)
      database.pragma('journal_mode = WAL')
      database.pragma(`synchronous = ${options.synchronous}`)
      database.pragma('foreign_keys = ON')
      migrate(database, options.migrations)
      options.fit?.(database)
      return database
    } catch (error) {
      database?.close()
      throw error
    } finally {
      witness?.close()
    }
  })
}

function versionOf(database: Database.Database): number {
  return database.pragma('user_version', { simple: true }) as number
}

/**
 * Looks through a read-only connection: closing a writable one would already fold the write-ahead log in. Where there is
 * a log, that connection is returned: as long as it is open, a file that turns out damaged is closed as it was found.
 */
function refuseNewer(file: string, newest: number): Database.Database | null {
  if (!existsSync(file)) return null
  const database = openToRead(file)
  let isKept = false
  try {
    if (versionOf(database) > newest) {
      throw new ProblemError({ code: 'storage.newer', file: basename(file) })
    }
    isKept = existsSync(`${file}-wal`)
    return isKept ? database : null
  } finally {
    if (!isKept) database.close()
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
