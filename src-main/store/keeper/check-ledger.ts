import type Database from 'better-sqlite3'
import { mayFollow, type RedemptionState } from '@shared/domain/redemption-state'
import { openToRead } from '../open-to-read'
import { NEVER } from './derived-rules'
import { isPlausible, ledgerTables, type Row } from './ledger-tables'

/** What a check found, in words for the log; no member data. */
export interface CheckResult {
  /** The file itself is damaged: SQLite cannot read all of it, or rows refer to rows that are not there. */
  damage: string[]
  /** The file can be read, but says something that this program never writes. */
  doubts: string[]
}

const FINDINGS_MAX = 20

/**
 * Reads the whole ledger through a connection of its own that adds nothing to it: SQLite's own check table by table, indexes
 * and references with it, the texts in the rows, and what must be true of every entry. Throws nothing for a damaged file; a file that is not there throws.
 */
export function checkLedger(file: string): CheckResult {
  const result: CheckResult = { damage: [], doubts: [] }
  let database: Database.Database | undefined
  try {
    database = openToRead(file)
    checkFile(database, result)
    if (result.damage.length === 0) checkContent(database, result)
    if (result.damage.length === 0) checkEntries(database, result)
  } catch (error) {
    if (!isDamage(error)) throw error
    result.damage.push(String(error))
  } finally {
    database?.close()
  }
  return result
}

/** True for SQLite's word that a file is damaged or no database at all. */
export function isDamage(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(code)
}

/** SQLite's word on the file alone. */
export function checkFile(
  database: Database.Database,
  { damage }: Pick<CheckResult, 'damage'>,
): void {
  const tables = database
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all()
  // Table by table, so that no reading lasts longer than it must.
  for (const table of tables) {
    const words = database.pragma(`integrity_check('${table}')`, { simple: false }) as {
      integrity_check: string
    }[]
    for (const { integrity_check: word } of words) {
      if (word !== 'ok' && damage.length < FINDINGS_MAX) damage.push(`${table}: ${word}`)
    }
  }
  if (damage.length > 0) return
  const strays = database.pragma('foreign_key_check') as { table: string; parent: string }[]
  for (const { table, parent } of strays.slice(0, FINDINGS_MAX)) {
    damage.push(`${table}: a row without its ${parent}`)
  }
}

const CONTRADICTED = `
  SELECT count(*) FROM redemption r JOIN sale USING (sale_id)
  WHERE json_extract(receipt, '$.lines[' || line || '].couponId') IS NOT coupon_id
     OR json_extract(receipt, '$.lines[' || line || '].discountFen') IS NOT discount_fen`

/** What SQLite cannot know: whether the texts in the rows are what the program writes. */
function checkContent(database: Database.Database, { damage }: CheckResult): void {
  for (const table of ledgerTables(database)) {
    let bad = 0
    for (const row of database.prepare<[], Row>(`SELECT * FROM ${table.name}`).iterate()) {
      if (!isPlausible(table, row)) bad++
    }
    if (bad > 0) damage.push(`${table.name}: ${bad} rows with a content that nobody wrote`)
  }
  if (damage.length > 0) return
  const contradicted = database.prepare<[], number>(CONTRADICTED).pluck().get() ?? 0
  if (contradicted > 0) damage.push(`${contradicted} redemptions that contradict their receipt`)
}

const BY_HAND = '{"code":"byHand"}'

/** One state after another, and how often. */
interface Step {
  before: RedemptionState | null
  state: RedemptionState
  beforeByHand: 0 | 1 | null
  byHand: 0 | 1
  count: number
}

function checkEntries(database: Database.Database, { doubts }: CheckResult): void {
  const steps = database
    .prepare<[], Step>(
      `SELECT before, state, beforeByHand, byHand, count(*) AS count FROM (
         SELECT state, cause = '${BY_HAND}' AS byHand,
                lag(state) OVER entry AS before, lag(cause) OVER entry = '${BY_HAND}' AS beforeByHand
         FROM redemption_state WINDOW entry AS (PARTITION BY request_id ORDER BY seq))
       GROUP BY before, state, beforeByHand, byHand`,
    )
    .all()
  for (const { before, state, beforeByHand, byHand, count } of steps) {
    const hand = { before: beforeByHand === 1, after: byHand === 1 }
    const fits = before === null ? state === 'pending' : mayFollow(before, state, hand)
    if (!fits) doubts.push(`${count} × ${before ?? 'nothing'} before ${state}`)
  }
  for (const { words, keys } of NEVER) {
    const count = database.prepare<[], number>(`SELECT count(*) FROM (${keys})`).pluck().get() ?? 0
    if (count > 0) doubts.push(`${count} ${words}`)
  }
}
