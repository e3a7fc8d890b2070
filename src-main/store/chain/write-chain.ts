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
  const insert = database.prepare<[number, string, string, string]>(
    'INSERT INTO chain (seq, of_table, row_key, hash) VALUES (?, ?, ?, ?)',
  )
  const contents = new Map<ChainedName, Database.Statement<[{ key: string }], string | null>>()

  function contentStatement(table: ChainedName) {
    const prepared = contents.get(table)
    if (prepared) return prepared
    const sql = `SELECT ${contentByKey(table, '@key')}`
    const statement = database.prepare<[{ key: string }], string | null>(sql).pluck()
    contents.set(table, statement)
    return statement
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
      for (const [table, key] of rows) {
        // Read again as the verifier reads it: what SQLite made of the values is what the link covers.
        const content = contentStatement(table).get({ key })
        if (content === undefined || content === null)
          throw new Error(`no row ${key} of ${table} to link`)
        seq += 1
        hash = linkHash(hash, { key, content })
        insert.run(seq, table, key, hash)
      }
      moveHead.run(seq, hash)
      return { seq, hash }
    },
  }
}
