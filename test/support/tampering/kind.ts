import type Database from 'better-sqlite3'
import type { ChainFault, Misfit } from '@shared/domain/chain-verdict'
import type { VerifyOptions } from '../../../src-main/store/chain/verify-chain'

/** One way to tamper with a ledger, and what must be found. */
export interface Tampering {
  name: string
  /** What somebody does with an SQLite tool, its guards away; returns the place that must be named. */
  act(database: Database.Database): Place
  what: ChainFault
  /** What the verifier knows besides the ledger. */
  knows?: VerifyOptions
  /** The guards are not put back. */
  leavesGuards?: boolean
}

/** Where the first row is that does not fit. */
export type Place = Pick<Misfit, 'chainSeq' | 'table' | 'key'>

export interface Column {
  name: string
  type: string
  notnull: 0 | 1
  pk: number
}

export function columnsOf(database: Database.Database, table: string): Column[] {
  return database.pragma(`table_info('${table}')`) as Column[]
}

/** The links of a table's rows, in the order of the chain. */
export function linksOf(
  database: Database.Database,
  table: string,
): { seq: number; key: string; hash: string }[] {
  return database
    .prepare<[string], { seq: number; key: string; hash: string }>(
      'SELECT seq, row_key AS key, hash FROM chain WHERE of_table = ? ORDER BY seq',
    )
    .all(table)
}

/** The place of a table's last link but so many. */
export function placeOf(database: Database.Database, table: string, fromEnd = 0): Place {
  const { seq, key } = present(linksOf(database, table).at(-1 - fromEnd))
  return { chainSeq: seq, table, key }
}

/** SQL that picks the row of a place, by its key in words. */
export function rowAt({ key }: Place, columns: readonly Column[]): string {
  const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  const text = key ?? ''
  if (keys.length === 0) return `rowid = ${text}`
  const parts = keys.length === 1 ? [text] : (JSON.parse(text) as (string | number)[])
  return keys.map(({ name }, index) => `${name} = '${parts[index]}'`).join(' AND ')
}

export function present<T>(value: T | undefined | null): T {
  if (value === undefined || value === null)
    throw new Error('the ledger lacks what is tampered with')
  return value
}
