import type Database from 'better-sqlite3'
import { receiptSchema } from '@shared/domain/receipt'
import { personFits } from '../chain/link'
import type { LedgerTable, Row } from './ledger-tables'
import { putPrintsBack } from './put-prints-back'
import { putStatesBack } from './put-states-back'
import { dropStrays, stageRows } from './staged-rows'

const ROWS_AT_ONCE = 1_000
const NOBODY_KNOWS = `
  INSERT INTO print_state (job_id, state, cause, at)
    SELECT j.job_id, 'unknown', '{"code":"interrupted"}', j.at
    FROM print_job j LEFT JOIN open_print o USING (job_id)
    WHERE o.state <> 'unknown' OR NOT EXISTS (SELECT 1 FROM print_state s WHERE s.job_id = j.job_id)`

/** What came of reading an earlier ledger. */
export interface Salvaged {
  /** Redemptions for which something was added. */
  rescued: number
  /** Rows that could be read but have lost what they belong to, or contradict it. */
  fragments: number
  /** True when the earlier ledger could be read to its end. */
  complete: boolean
}

/**
 * Adds to a ledger what another one holds beyond it, in one transaction. Nothing that is there is changed. Where the
 * other could not be read to its end, what this program believed unsent may have been sent: it is looked up first.
 */
export function putBack(source: string, target: Database.Database): Salvaged {
  const { tables, complete } = stageRows(source, target)
  const touched = new Set<string>()
  let fragments = 0
  target.transaction(() => {
    if (!complete) dropStrays(target)
    for (const table of tables) {
      if (table.name === 'terminal') putTerminalBack(target)
      else if (table.name === 'redemption_state') {
        fragments += putStatesBack(target, touched, complete)
      } else if (table.name === 'print_state') fragments += putPrintsBack(target)
      else fragments += putRowsBack(target, table, touched)
    }
    // A receipt that came back may say again who an erased member was.
    target.exec(
      'INSERT OR IGNORE INTO open_erasure SELECT connection_id, member_id FROM erased_member',
    )
    // Its later rows may be what is lost: nobody may get a second paper that is not marked.
    if (!complete) target.exec(NOBODY_KNOWS)
  })()
  target.exec('DETACH stage')
  return { rescued: touched.size, fragments, complete }
}

/** The three characters of a ledger that starts anew become those of the one before. */
function putTerminalBack(target: Database.Database): void {
  const sold = target.prepare('SELECT 1 FROM main.sale LIMIT 1').get() !== undefined
  const chained = target.prepare('SELECT 1 FROM main.chain LIMIT 1').get() !== undefined
  const codes = target.prepare<[], string>('SELECT code FROM stage.terminal').pluck().all()
  const code = codes.find((text) => /^[2-9A-HJ-NP-Z]{3}$/.test(text))
  if (!sold && !chained && code !== undefined)
    target.prepare('UPDATE terminal SET code = ?').run(code)
}

function putRowsBack(target: Database.Database, table: LedgerTable, touched: Set<string>): number {
  const names = table.columns.map(({ name }) => name)
  const insert = target.prepare<[Row]>(
    `INSERT INTO main.${table.name} (${names.join(', ')})
     VALUES (${names.map((name) => `@${name}`).join(', ')})`,
  )
  let fragments = 0
  for (const staged of stagedRows(target, table.name)) {
    const row = withItsSeal(table, staged)
    const fits = table.name !== 'redemption' || fitsItsReceipt(target, row)
    const isAdded = fits && (added(insert, row) || addedAnew(table, insert, row))
    if (!isAdded) {
      fragments++
      continue
    }
    if (typeof row.request_id === 'string') touched.add(row.request_id)
  }
  return fragments
}

/** A receipt that lost a bit cannot keep its seal: it is sealed as it came back. */
function withItsSeal({ name }: LedgerTable, row: Row): Row {
  if (name !== 'sale' || typeof row.person_seal !== 'string') return row
  const [seal, receipt] = [row.person_seal, String(row.receipt)]
  return /^:[\w-]{43}$/.test(seal) || personFits(seal, receipt)
    ? row
    : { ...row, person_seal: null }
}

/** A number in the audit trail may have been given again after an earlier recovery: the entry gets another one. */
function addedAnew({ name }: LedgerTable, insert: Database.Statement<[Row]>, row: Row): boolean {
  return name === 'audit_entry' && added(insert, { ...row, seq: null })
}

/** In pieces: a connection cannot write while it still reads. */
function* stagedRows(target: Database.Database, table: string): Generator<Row> {
  const next = target.prepare<[number], Row & { position: number }>(
    `SELECT rowid AS position, * FROM stage.${table} WHERE rowid > ? ORDER BY rowid LIMIT ${ROWS_AT_ONCE}`,
  )
  for (let after = 0; ;) {
    const rows = next.all(after)
    if (rows.length === 0) return
    for (const { position, ...row } of rows) {
      after = position
      yield row
    }
  }
}

/** A damaged coupon number must never be sent: the receipt tells the same a second time. */
function fitsItsReceipt(target: Database.Database, row: Row): boolean {
  const receipt = target
    .prepare<[unknown], string>('SELECT receipt FROM main.sale WHERE sale_id = ?')
    .pluck()
    .get(row.sale_id)
  if (receipt === undefined) return false
  const line = receiptSchema.parse(JSON.parse(receipt)).lines[Number(row.line)]
  return (
    line !== undefined &&
    line.couponId === row.coupon_id &&
    line.title === row.title &&
    line.kind === row.kind &&
    line.discountFen === row.discount_fen
  )
}

function added(insert: Database.Statement<[Row]>, row: Row): boolean {
  try {
    insert.run(row)
    return true
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) return false
    throw error
  }
}
