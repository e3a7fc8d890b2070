import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ledgerMigrations } from '../../../src-main/store/migrations/ledger'
import { verifyLedger } from '../../../src-main/store/chain/verify-chain'
import { openDatabase } from '../../../src-main/store/open-database'
import { openLedger } from '../../../src-main/store/ledger'
import { seeded, seededUuid } from './seeded'

const SALES = 400
const HISTORIES = [
  ['pending'],
  ['pending', 'sending'],
  ['pending', 'sending', 'accepted'],
  ['pending', 'sending', 'refused'],
  ['pending', 'sending', 'unknown'],
]

/** A ledger of the first version, and what it says. */
export interface OldLedger {
  file: string
  says: string
}

/** Writes a ledger as the first version of the program did, with entries in every state that it knew. */
export function versionOne(folder: string, seed: number): OldLedger {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'ledger.db')
  const random = seeded(seed, 'old ledger')
  const migrations = ledgerMigrations.slice(0, 1)
  const database = openDatabase(file, { migrations, synchronous: 'FULL' })
  const sale = database.prepare(
    `INSERT INTO sale VALUES (?, 'api', '10001', '1', '2026-03-04', ?, 1000, '{}')`,
  )
  const redemption = database.prepare(
    `INSERT INTO redemption VALUES (?, ?, 0, 'api', '501', '3', '立减券', 'cash', 1000)`,
  )
  const state = database.prepare(
    `INSERT INTO redemption_state (request_id, state, cause, at) VALUES (?, ?, '{"code":"recorded"}', 1000)`,
  )
  database.transaction(() => {
    for (let number = 1; number <= SALES; number++) {
      const id = seededUuid(random)
      sale.run(id, number)
      redemption.run(`r-${id}`, id)
      for (const name of random.pick(HISTORIES)) state.run(`r-${id}`, name)
    }
  })()
  // One file, to be copied.
  database.pragma('journal_mode = DELETE')
  database.close()
  return { file, says: contentOf(file) }
}

/** Opens a copy of it, as far as somebody came with it, and tells in what it says something else. */
export function differenceFrom(old: OldLedger, file: string): string[] {
  openLedger(file).close()
  const found: string[] = []
  if (contentOf(file) !== old.says) found.push('the migrated ledger says something else')
  const database = new Database(file, { readonly: true })
  try {
    if (database.pragma('user_version', { simple: true }) !== ledgerMigrations.length) {
      found.push('the ledger is not of the newest version')
    }
    const integrity = String(database.pragma('integrity_check', { simple: true }))
    if (integrity !== 'ok') found.push(`the migrated ledger: ${integrity}`)
    if ((database.pragma('foreign_key_check') as unknown[]).length > 0) {
      found.push('the migrated ledger refers to what is not there')
    }
  } finally {
    database.close()
  }
  const chain = verifyLedger(file)
  if (!chain.ok) found.push(`the migrated ledger: ${JSON.stringify(chain.first)}`)
  return found
}

/** Every row that the first version knew, and the terminal's own code. */
function contentOf(file: string): string {
  const database = new Database(file, { readonly: true })
  try {
    return JSON.stringify(
      [
        'SELECT code FROM terminal',
        'SELECT sale_id, connection_id, member_id, day, day_number, receipt FROM sale ORDER BY 1',
        'SELECT request_id, sale_id, line, coupon_id, discount_fen FROM redemption ORDER BY 1',
        'SELECT seq, request_id, state, cause, at FROM redemption_state ORDER BY 1',
        'SELECT request_id, connection_id FROM open_redemption ORDER BY 1',
      ].map((sql) => database.prepare(sql).raw().all()),
    )
  } finally {
    database.close()
  }
}
