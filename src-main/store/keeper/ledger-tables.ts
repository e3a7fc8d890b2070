import type Database from 'better-sqlite3'
import { receiptSchema } from '@shared/domain/receipt'
import { printCauseSchema } from '@shared/domain/print-job'
import { PRINT_STATES } from '@shared/domain/print-state'
import { causeSchema, redemptionStateSchema } from '@shared/domain/redemption'
import { closedShiftSchema } from '@shared/domain/shift'
import { z } from 'zod'
import type { CarvedRow } from './carve-rows'
import type { Value } from './read-record'

/** Filled from the other tables by triggers, or by the program for what comes back: never read from a damaged file. */
const DERIVED = new Set([
  'open_redemption',
  'desk_entry',
  'write_off',
  'open_erasure',
  'open_print',
  'chain',
  'chain_head',
])

const auditDetailSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
)

interface Column {
  name: string
  type: string
  notnull: 0 | 1
  dflt_value: string | null
  pk: number
}

/** One table of the ledger as rows are put back into it. */
export interface LedgerTable {
  name: string
  columns: Column[]
  /** The columns in the order in which a row lies on the disk. */
  stored: Column[]
  /** What tells that a row is there already. */
  identity: string[]
  hasRowid: boolean
}

export type Row = Record<string, Value>

/** The tables that hold the ledger's own facts, those that others refer to first. */
export function ledgerTables(database: Database.Database): LedgerTable[] {
  const list = database.pragma('table_list') as {
    schema: string
    name: string
    type: string
    wr: 0 | 1
  }[]
  const tables = list.filter(
    ({ schema, name, type }) =>
      schema === 'main' && type === 'table' && !name.startsWith('sqlite_') && !DERIVED.has(name),
  )
  const parents = new Map(
    tables.map(({ name }) => [
      name,
      (database.pragma(`foreign_key_list('${name}')`) as { table: string }[]).map(
        ({ table }) => table,
      ),
    ]),
  )
  const depth = (name: string): number =>
    Math.max(0, ...(parents.get(name) ?? []).map((parent) => 1 + depth(parent)))
  return tables
    .sort((a, b) => depth(a.name) - depth(b.name))
    .map(({ name, wr }) => describe(database, name, wr === 0))
}

function describe(database: Database.Database, name: string, hasRowid: boolean): LedgerTable {
  const columns = database.pragma(`table_info('${name}')`) as Column[]
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  const stored = hasRowid ? columns : [...key, ...columns.filter(({ pk }) => pk === 0)]
  const identity = (key.length > 0 ? key : columns).map((column) => column.name)
  // A running number alone may have been given again after an earlier recovery.
  const owner = columns.find(({ name: one }) => one === 'request_id' || one === 'job_id')
  if (hasRowid && key.length > 0 && owner) identity.push(owner.name)
  if (name === 'audit_entry') identity.push('at', 'kind')
  return { name, columns, stored, identity, hasRowid }
}

/** What a carved row would be in this table; null when it cannot be one of its rows. */
export function asRowOf(table: LedgerTable, { rowid, values }: CarvedRow): Row | null {
  if ((rowid !== null) !== table.hasRowid || values.length > table.stored.length) return null
  const row: Row = {}
  for (const [index, column] of table.stored.entries()) {
    const isRowid = table.hasRowid && column.pk > 0 && column.type === 'INTEGER'
    if (index < values.length) row[column.name] = isRowid ? rowid : (values[index] ?? null)
    else if (column.dflt_value === null && column.notnull) return null
    else row[column.name] = column.dflt_value === null ? null : Number(column.dflt_value)
  }
  return isPlausible(table, row) ? row : null
}

/** Whether the values are of the columns' kinds, and what is JSON says what the program would have written. */
export function isPlausible(table: LedgerTable, row: Row): boolean {
  for (const { name, type, notnull, pk } of table.columns) {
    const value = row[name] ?? null
    if (value === null) {
      if (notnull || pk > 0) return false
    } else if (type === 'TEXT' ? typeof value !== 'string' : !Number.isSafeInteger(value)) {
      return false
    }
  }
  if (table.name === 'redemption_state') {
    const isState = redemptionStateSchema.safeParse(row.state).success
    return isState && causeSchema.safeParse(parsed(row.cause)).success
  }
  if (table.name === 'shift_close') return closedShiftSchema.safeParse(parsed(row.report)).success
  if (table.name === 'audit_entry') return auditDetailSchema.safeParse(parsed(row.detail)).success
  // Two tables of one shape are told apart by nothing else on a carved page.
  if (table.name === 'number_floor') return /^\d{4}-\d\d-\d\d$/.test(String(row.day))
  if (table.name === 'receipt_key') return /^[0-9a-f]{64}$/.test(String(row.key))
  if (table.name === 'print_state') {
    const isState = PRINT_STATES.some((state) => state === row.state)
    return isState && printCauseSchema.safeParse(parsed(row.cause)).success
  }
  return table.name !== 'sale' || receiptFits(row)
}

/** The receipt tells some of the row's values a second time, and its own sum. */
function receiptFits(row: Row): boolean {
  const receipt = receiptSchema.safeParse(parsed(row.receipt))
  if (!receipt.success) return false
  const { at, day, member, shop, lines, discountFen } = receipt.data
  return (
    at === row.created_at &&
    day === row.day &&
    member.id === row.member_id &&
    shop.id === row.shop_id &&
    lines.reduce((sum, line) => sum + line.discountFen, 0) === discountFen
  )
}

function parsed(json: Value | undefined): unknown {
  try {
    return JSON.parse(String(json))
  } catch {
    return undefined
  }
}
