import type Database from 'better-sqlite3'
import { basename } from 'node:path'
import { ProblemError } from '@shared/ipc/result'
import type { CodeBook } from '../counter/code-ports'
import type { Log } from '../log'
import { codeMigrations } from './migrations/codes'
import { openDatabase } from './open-database'
import { setAside } from './set-aside'
import { withStorageProblems } from './storage-problem'

/** Steps that no clock is so far behind as to see again: ten minutes. */
const FORGET_STEPS = 20

/** The book over `codes.db`, opened when a code or a pull first needs it. */
export interface OpenCodeBook extends CodeBook {
  close(): void
}

/**
 * Makes the book. Apart from the cache, which may be thrown away at any time: what was used must outlive that. A damaged file
 * is set aside and begun anew; a disk that cannot be used is a problem, because a revoked card must not pass unseen.
 */
export function createMemberCodeBook(file: string, log: Log): OpenCodeBook {
  let open: { database: Database.Database; sql: ReturnType<typeof statements> } | null = null

  function begin(): NonNullable<typeof open> {
    const database = openDatabase(file, { migrations: codeMigrations, synchronous: 'NORMAL' })
    return (open = { database, sql: statements(database) })
  }

  function opened(): NonNullable<typeof open> {
    if (open) return open
    try {
      return begin()
    } catch (error) {
      const isDamaged = error instanceof ProblemError && error.problem.code === 'storage.damaged'
      if (!isDamaged) throw error
      log.warn('codes.setAside', { as: basename(setAside(file, 'damaged', Date.now())) })
      return begin()
    }
  }

  const work = <T>(does: (sql: ReturnType<typeof statements>) => T): T =>
    withStorageProblems(file, () => {
      const { database, sql } = opened()
      return database.transaction(() => does(sql))()
    })

  return {
    versionOf: (id, memberId) => work((sql) => sql.version.get(id, memberId)?.version ?? 0),
    isRevoked: (id, serial) => work((sql) => sql.revoked.get(id, serial) !== undefined),
    lastStep: (id, memberId) => work((sql) => sql.used.get(id, memberId)?.step ?? null),
    take: (id, memberId, step) =>
      work((sql) => {
        sql.forget.run(id, step - FORGET_STEPS)
        sql.take.run(id, memberId, step)
      }),
    giveBack: (id, memberId, before) =>
      work((sql) => {
        if (before === null) sql.untake.run(id, memberId)
        else sql.take.run(id, memberId, before)
      }),
    cursor: (id) => work((sql) => sql.cursor.get(id)?.cursor ?? null),
    add: (id, rows, cursor) =>
      work((sql) => {
        for (const row of rows) {
          if (row.kind === 'card') sql.revoke.run(id, row.serial)
          else sql.renew.run(id, row.memberId, row.version)
        }
        sql.setCursor.run(id, cursor)
      }),
    startOver: (id) =>
      work((sql) => {
        for (const drop of sql.drop) drop.run(id)
      }),
    close() {
      open?.database.close()
      open = null
    },
  }
}

function statements(database: Database.Database) {
  const prepare = database.prepare.bind(database)
  return {
    version: prepare<[string, string], { version: number }>(
      'SELECT version FROM renewed WHERE connection_id = ? AND member_id = ?',
    ),
    revoked: prepare<[string, number], { serial: number }>(
      'SELECT serial FROM revoked WHERE connection_id = ? AND serial = ?',
    ),
    used: prepare<[string, string], { step: number }>(
      'SELECT step FROM used WHERE connection_id = ? AND member_id = ?',
    ),
    take: prepare<[string, string, number]>('INSERT OR REPLACE INTO used VALUES (?, ?, ?)'),
    untake: prepare<[string, string]>('DELETE FROM used WHERE connection_id = ? AND member_id = ?'),
    forget: prepare<[string, number]>('DELETE FROM used WHERE connection_id = ? AND step < ?'),
    cursor: prepare<[string], { cursor: string }>(
      'SELECT cursor FROM pulled WHERE connection_id = ?',
    ),
    setCursor: prepare<[string, string]>('INSERT OR REPLACE INTO pulled VALUES (?, ?)'),
    revoke: prepare<[string, number]>('INSERT OR REPLACE INTO revoked VALUES (?, ?)'),
    renew: prepare<[string, string, number]>('INSERT OR REPLACE INTO renewed VALUES (?, ?, ?)'),
    drop: ['pulled', 'renewed', 'revoked'].map((table) =>
      prepare<[string]>(`DELETE FROM ${table} WHERE connection_id = ?`),
    ),
  }
}
