import type Database from 'better-sqlite3'
import { contentByKey, type ChainedName } from './chained-tables'
import { linkHash, type ChainHead } from './link'

/** A row that was just written: its table, and the text by which a link names it (`keyText`). */
export type Written = readonly [table: ChainedName, key: string]

/** Adds links to the chain. */
export interface ChainWriter {
  /**
   * Links rows that were just written, in the order given, inside the transaction that wrote them: SQLite undoes both or
   * none. Returns where the chain ends then. Throws what SQLite throws, and for a row that is not there.
   */
  add(...rows: readonly Written[]): ChainHead
  /** Where the chain ends. */
  head(): ChainHead
}

const writers = new WeakMap<Database.Database, ChainWriter>()

/** The chain of an open ledger; one writer for all who ask. */
export function chainWriter(database: Database.Database): ChainWriter {
  const known = writers.get(database)
  if (known) return known
  const writer = makeWriter(database)
  writers.set(database, writer)
  return writer
}

function makeWriter(database: Database.Database): ChainWriter {
  const readHead = database.prepare<[], ChainHead>('SELECT seq, hash FROM chain_head')
  const moveHead = database.prepare<[number, string]>('UPDATE chain_head SET seq = ?, hash = ?')
  const contents = new Map<ChainedName, ContentStatement>()
  const inserts: InsertStatement[] = []

  function contentOfRow(table: ChainedName, key: string): string {
    const statement = contents.get(table) ?? prepareContent(database, table)
    contents.set(table, statement)
    // Read again as the verifier reads it: what SQLite made of the values is what the link covers.
    const content = statement.get(key)
    if (content === undefined || content === null)
      throw new Error(`no row ${key} of ${table} to link`)
    return content
  }

  /** All links of a sale in one statement: a sale waits for them. */
  function insert(links: readonly LinkValue[], count: number): void {
    const statement = (inserts[count] ??= prepareInsert(database, count))
    statement.run(...links)
  }

  function head(): ChainHead {
    const found = readHead.get()
    if (!found) throw new Error('the chain of the ledger has no head')
    return found
  }

  return {
    head,
    add(...rows) {
      let { seq, hash } = head()
      const links: LinkValue[] = []
      for (const [table, key] of rows) {
        hash = linkHash(hash, { key, content: contentOfRow(table, key) })
        links.push(++seq, table, key, hash)
      }
      if (rows.length > 0) insert(links, rows.length)
      moveHead.run(seq, hash)
      return { seq, hash }
    },
  }
}

type LinkValue = number | string
type InsertStatement = Database.Statement<LinkValue[]>
type ContentStatement = Database.Statement<[string], string | null>

function prepareInsert(database: Database.Database, count: number): InsertStatement {
  const rows = Array.from({ length: count }, () => '(?, ?, ?, ?)').join(', ')
  return database.prepare(`INSERT INTO chain (seq, of_table, row_key, hash) VALUES ${rows}`)
}

function prepareContent(database: Database.Database, table: ChainedName): ContentStatement {
  // Bound once by its place: what is bound by name costs a sale more.
  const sql = `SELECT ${contentByKey(table, 'wanted')} FROM (SELECT ? AS wanted)`
  return database.prepare<[string], string | null>(sql).pluck()
}
