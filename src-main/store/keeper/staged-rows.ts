import type Database from 'better-sqlite3'
import { openToRead } from '../open-to-read'
import { carveRows, PAGE_SIZE } from './carve-rows'
import { checkFile, isDamage } from './check-ledger'
import { asRowOf, isPlausible, ledgerTables, type LedgerTable, type Row } from './ledger-tables'
import { readLog } from './write-ahead-log'

/** Rows that a ledger lacks, gathered in a passing database `stage` on the same connection. */
export interface Stage {
  tables: LedgerTable[]
  /** True when the source could be read to its end and passed its check: then nothing is missing. */
  complete: boolean
}

type Put = (table: LedgerTable, row: Row) => void

/**
 * Gathers what `source` holds beyond `target`: through SQLite as far as it reads, and where that is not everything, page
 * by page. `source` must be a copy that nobody else needs, its log beside it.
 */
export function stageRows(source: string, target: Database.Database): Stage {
  const tables = ledgerTables(target)
  target.exec(`ATTACH '' AS stage`)
  const puts = new Map(tables.map((table) => [table.name, makePut(target, table)]))
  const put: Put = (table, row) => puts.get(table.name)?.(row)
  return target.transaction((): Stage => {
    // Of a damaged log SQLite would silently leave out the rest.
    const complete = !readLog(source, PAGE_SIZE).damaged && readThroughSqlite(source, tables, put)
    if (!complete) readPages(source, tables, put)
    return { tables, complete }
  })()
}

/** Makes the stage of one table; what it returns keeps a row there unless the ledger has it. */
function makePut(target: Database.Database, { name, columns, identity }: LedgerTable) {
  const names = columns.map((column) => column.name)
  const same = identity.map((column) => `${column} = @${column}`).join(' AND ')
  target.exec(`
    CREATE TABLE stage.${name} AS SELECT * FROM main.${name} WHERE 0;
    CREATE UNIQUE INDEX stage.${name}_once ON ${name} (${identity.join(', ')});`)
  const isThere = target.prepare<[Row]>(`SELECT 1 FROM main.${name} WHERE ${same}`)
  const insert = target.prepare<[Row]>(
    `INSERT OR IGNORE INTO stage.${name} (${names.join(', ')})
     VALUES (${names.map((column) => `@${column}`).join(', ')})`,
  )
  return (row: Row): void => {
    if (isThere.get(row) === undefined) insert.run(row)
  }
}

/** False when the file is damaged anywhere; what came before the damage is kept all the same. */
function readThroughSqlite(source: string, tables: readonly LedgerTable[], put: Put): boolean {
  let database: Database.Database | undefined
  try {
    database = openToRead(source)
    let whole = true
    for (const table of tables) whole = readTable(database, table, put) && whole
    const damage: string[] = []
    checkFile(database, { damage })
    return whole && damage.length === 0
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  } finally {
    database?.close()
  }
}

function readTable(database: Database.Database, table: LedgerTable, put: Put): boolean {
  const held = new Set(
    (database.pragma(`table_info('${table.name}')`) as { name: string }[]).map(({ name }) => name),
  )
  // A ledger of an earlier version has not all of them.
  const known = table.columns.filter(({ name }) => held.has(name))
  if (known.length === 0) return true
  const defaults = Object.fromEntries(
    table.columns.map(({ name, dflt_value: value }) => [
      name,
      value === null ? null : Number(value),
    ]),
  )
  let whole = true
  try {
    const rows = database.prepare<[], Row>(
      `SELECT ${known.map(({ name }) => name).join(', ')} FROM ${table.name}`,
    )
    for (const found of rows.iterate()) {
      const row = { ...defaults, ...found }
      if (isPlausible(table, row)) put(table, row)
      else whole = false
    }
    return whole
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}

function readPages(source: string, tables: readonly LedgerTable[], put: Put): void {
  for (const carved of carveRows(source)) {
    for (const table of tables) {
      const row = asRowOf(table, carved)
      if (row) put(table, row)
    }
  }
}

const REDEMPTIONS = `SELECT request_id FROM main.redemption UNION ALL SELECT request_id FROM stage.redemption`
const PAPERS = `SELECT job_id FROM main.print_job UNION ALL SELECT job_id FROM stage.print_job`

/**
 * Takes off the stage what a page may have held for another table: the states of redemptions and of papers look alike. An
 * earlier program gave a paper and a coupon of one sale the same number; what may be either's there is neither's.
 */
export function dropStrays(target: Database.Database): void {
  target.exec(`
    DELETE FROM stage.print_state WHERE job_id IN (${REDEMPTIONS})
      AND (job_id NOT IN (${PAPERS}) OR cause = '{"code":"interrupted"}');
    DELETE FROM stage.redemption_state WHERE request_id IN (${PAPERS})
      AND (request_id NOT IN (${REDEMPTIONS}) OR cause = '{"code":"interrupted"}');`)
}
