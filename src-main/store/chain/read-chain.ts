import type Database from 'better-sqlite3'
import {
  CHAINED_NAMES,
  contentByKey,
  contentOf,
  keyTextOf,
  type ChainedName,
} from './chained-tables'
import type { ChainHead } from './link'

/** A link with the row that it names. */
export interface FoundLink {
  seq: number
  table: string
  key: string
  hash: string
  /** What the row says now; null where there is no such row. */
  content: string | null
  /** Of a sale: its seal, a line feed, its receipt. */
  person: string | null
}

/** A row with what a link of it would cover. */
export interface FoundRow {
  table: ChainedName
  key: string
  content: string
}

type Raw = [string, string, string, string | null, string | null, number]

const linksOf = (tables: readonly ChainedName[]): string => `
  SELECT c.of_table, c.row_key, c.hash, CASE c.of_table
    ${tables.map((name) => `WHEN '${name}' THEN ${contentByKey(name, 'c.row_key')}`).join('\n')} END,
    CASE WHEN c.of_table = 'sale' THEN
      (SELECT person_seal || char(10) || receipt FROM sale WHERE sale_id = c.row_key) END,
    c.seq
  FROM chain c`

/** The questions to a chain, through a connection that only reads. */
export function chainReader(database: Database.Database) {
  // A ledger of an earlier program, such as a backup, lacks the tables that came later.
  const there = new Set(
    database
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .pluck()
      .all(),
  )
  const tables = CHAINED_NAMES.filter((name) => there.has(name))
  const select = linksOf(tables)
  const head = database.prepare<[], ChainHead>('SELECT seq, hash FROM chain_head')
  return {
    /** Those of the chain's tables that this ledger has. */
    tables: (): readonly ChainedName[] => tables,
    head: (): ChainHead | null => head.get() ?? null,
    /** The links with a higher number, in their order. A statement of its own each time: one may run inside another. */
    *links(after = 0): Generator<FoundLink> {
      const links = database
        .prepare<[number], Raw>(`${select} WHERE c.seq > ? ORDER BY c.seq`)
        .raw()
      for (const [table, key, hash, content, person, seq] of links.iterate(after)) {
        yield { seq, table, key, hash, content, person }
      }
    },
    /** The number of the first link that names this row; null where none does. Reads through the whole chain. */
    linkOf: (name: ChainedName, key: string): number | null =>
      database
        .prepare<[string], number>(
          `SELECT min(seq) FROM chain WHERE of_table = '${name}' AND row_key = ?`,
        )
        .pluck()
        .get(key) ?? null,
    countOf: (name: ChainedName): number =>
      database.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0,
    /** Rows of a table that no link names, in the order of their keys. */
    withoutLink: (name: ChainedName, limit: number): FoundRow[] =>
      database
        .prepare<[number], FoundRow>(
          `SELECT '${name}' AS "table", ${keyTextOf(name)} AS key, ${contentOf(name)} AS content
           FROM ${name} WHERE ${keyTextOf(name)} NOT IN
             (SELECT row_key FROM chain WHERE of_table = '${name}')
           ORDER BY 2 LIMIT ?`,
        )
        .all(limit),
  }
}

export type ChainReader = ReturnType<typeof chainReader>
