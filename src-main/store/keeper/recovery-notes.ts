import Database from 'better-sqlite3'
import { dayOf, type Day, type Instant } from '@shared/domain/calendar'
import { recoverySchema, type Recovery } from '@shared/domain/ledger-keeping'
import { chainWriter } from '../chain/write-chain'

/** More sales than a counter makes between two backups. */
const NUMBERS_LEFT_FREE = 1_000
/** The first and the last places on earth to begin a day, and the middle: which day a shop has is not known here. */
const ZONES = ['Etc/GMT+12', 'UTC', 'Etc/GMT-14'] as const

/**
 * Writes down how the ledger came about. Where entries may be missing, the receipt numbers of the days that are under
 * way go on after a gap: a number on a receipt that was handed out is not given again, and stays free for its entry.
 */
export function noteRecovery(database: Database.Database, recovery: Recovery): void {
  database.transaction(() => {
    database
      .prepare<[Omit<Recovery, 'complete'> & { complete: 0 | 1 }]>(
        `INSERT INTO recovery (at, cause, backup_at, complete, rescued, fragments, kept_file)
         VALUES (@at, @cause, @backupAt, @complete, @rescued, @fragments, @keptFile)`,
      )
      .run({ ...recovery, complete: recovery.complete ? 1 : 0 })
    if (recovery.complete) return
    const days = new Set(ZONES.map((zone) => dayOf(recovery.at, zone)))
    for (const day of days) leaveGap(database, day)
  })()
}

function leaveGap(database: Database.Database, day: Day): void {
  const last = database
    .prepare<[Day, Day], number | null>(
      `SELECT max(number) FROM (SELECT max(day_number) AS number FROM sale WHERE day = ?
        UNION ALL SELECT number FROM number_floor WHERE day = ?)`,
    )
    .pluck()
    .get(day, day)
  const floor = Math.ceil(((last ?? 0) + NUMBERS_LEFT_FREE) / NUMBERS_LEFT_FREE) * NUMBERS_LEFT_FREE
  database
    .prepare('INSERT INTO number_floor (day, number) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(day, floor)
}

const COLUMNS = `at, cause, backup_at AS backupAt, complete, rescued, fragments, kept_file AS keptFile`

/** The recovery of this moment. Throws when the ledger knows of none. */
export function readRecovery(file: string, at: Instant): Recovery {
  const database = new Database(file, { readonly: true })
  try {
    return asRecovery(database.prepare(`SELECT ${COLUMNS} FROM recovery WHERE at = ?`).get(at))
  } finally {
    database.close()
  }
}

/** What of recoveries a ledger that is open can tell and be told. */
export interface RecoveryNotes {
  /** The last recovery that nobody has read of yet. */
  unreadRecovery(): Recovery | null
  /** Somebody has read of every recovery so far. */
  recoveryRead(at: Instant): void
}

/** The recovery notes of an open ledger. */
export function recoveryNotes(database: Database.Database): RecoveryNotes {
  const last = database.prepare(
    `SELECT ${COLUMNS} FROM recovery WHERE at NOT IN (SELECT at FROM recovery_read) ORDER BY at DESC LIMIT 1`,
  )
  const unread = database
    .prepare<[], Instant>('SELECT at FROM recovery WHERE at NOT IN (SELECT at FROM recovery_read)')
    .pluck()
  const insertRead = database.prepare<[Instant, Instant]>(
    'INSERT INTO recovery_read (at, read_at) VALUES (?, ?)',
  )
  const chain = chainWriter(database)
  const read = database.transaction((readAt: Instant): void => {
    for (const at of unread.all()) {
      insertRead.run(at, readAt)
      chain.add(['recovery_read', String(at)])
    }
  })
  return {
    unreadRecovery() {
      const row = last.get()
      return row === undefined ? null : asRecovery(row)
    },
    recoveryRead: (at) => read.immediate(at),
  }
}

function asRecovery(row: unknown): Recovery {
  const { complete, ...rest } = row as { complete: 0 | 1 }
  return recoverySchema.parse({ ...rest, complete: complete === 1 })
}
