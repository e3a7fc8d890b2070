import Database from 'better-sqlite3'
import type { Misfit } from '@shared/domain/chain-verdict'
import { ledgerMigrations } from '../migrations/ledger'

/** A table, index or trigger as SQLite lists it. */
interface Part {
  type: string
  name: string
  table: string
  sql: string
}

/** What of the structure differs from what this program makes: tables apart, for without them nothing can be read. */
export interface StructureFindings {
  tables: Misfit | null
  guards: Misfit | null
}

/** Compares the tables, indexes and triggers of a ledger with those that the migrations make. */
export function checkStructure(database: Database.Database): StructureFindings {
  const version = database.pragma('user_version', { simple: true }) as number
  const expected = partsOf(version)
  const found = readParts(database)
  const differing = [...new Set([...expected.keys(), ...found.keys()])].filter(
    (name) => JSON.stringify(expected.get(name)) !== JSON.stringify(found.get(name)),
  )
  const first = (isTable: boolean): Misfit | null => {
    const parts = differing.map((name) => expected.get(name) ?? found.get(name))
    const part = parts.find((one) => one && (one.type === 'table') === isTable)
    return part ? { chainSeq: null, table: part.table, key: part.name, what: 'structure' } : null
  }
  return { tables: first(true), guards: first(false) }
}

function partsOf(version: number): Map<string, Part> {
  const empty = new Database(':memory:')
  try {
    for (const { sql } of ledgerMigrations.slice(0, version)) empty.exec(sql)
    return readParts(empty)
  } finally {
    empty.close()
  }
}

function readParts(database: Database.Database): Map<string, Part> {
  const parts = database
    .prepare<[], Part>(
      `SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .all()
  return new Map(parts.map((part) => [`${part.type} ${part.name}`, part]))
}
