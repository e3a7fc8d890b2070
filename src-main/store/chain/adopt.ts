import type Database from 'better-sqlite3'
import type { Instant } from '@shared/domain/calendar'
import type { AuditDetail } from '../../counter/audit-ports'
import { insertNote } from '../ledger-audit'
import { CHAINED_NAMES, contentOf, keyTextOf, type ChainedName } from './chained-tables'
import { linkHash, sealPerson } from './link'
import { chainWriter } from './write-chain'

/** The kinds of entries after which rows without a link of their time follow. */
export const ADOPTIONS: readonly string[] = ['chain.begun', 'ledger.recovered']

/** Why rows are linked that were not linked when they were written. */
export interface Adoption {
  kind: 'chain.begun' | 'ledger.recovered'
  at: Instant
  detail?: AuditDetail
}

/**
 * Begins the chain of a ledger that has none yet, over all the rows that it holds; does nothing to any other. To be
 * called when a ledger is opened. Rows that come without a link later are never taken for granted.
 */
export function beginChain(database: Database.Database, at: Instant): void {
  if (hasChain(database)) return
  database
    .transaction(() => {
      if (hasChain(database)) return
      rememberRows(database, false)
      adoptRows(database, { kind: 'chain.begun', at })
    })
    .immediate()
}

/** Whether anything is linked in this ledger. */
export function hasChain(database: Database.Database): boolean {
  return chainWriter(database).head().seq > 0
}

/**
 * Keeps in mind which rows are there, or none of them: what `adoptRows` links is the others. Holds until that is called
 * on the same connection.
 */
export function rememberRows(database: Database.Database, present: boolean): void {
  database.exec(`
    DROP TABLE IF EXISTS temp.known_row;
    CREATE TEMP TABLE known_row (of_table TEXT, row_key TEXT, PRIMARY KEY (of_table, row_key)) WITHOUT ROWID`)
  if (!present) return
  for (const name of CHAINED_NAMES) {
    database.exec(
      `INSERT INTO temp.known_row SELECT '${name}', ${keyTextOf(name)} FROM main.${name}`,
    )
  }
}

/**
 * Links every row that came since `rememberRows`, table by table, after an entry in the audit trail that says why and
 * how many. Inside a transaction.
 */
export function adoptRows(database: Database.Database, { kind, at, detail }: Adoption): void {
  const chain = chainWriter(database)
  const counts = CHAINED_NAMES.map((name) => [name, countNew(database, name)] as const)
  const found = counts.filter(([, count]) => count > 0)
  const rows = found.reduce((sum, [, count]) => sum + count, 0)
  const note = insertNote(database)({
    ...{ at, kind, staff: '', approvedBy: null, subject: null },
    detail: { ...detail, rows, ...Object.fromEntries(found) },
  })
  const key = String(note)
  chain.add(['audit_entry', key])
  database.prepare(`INSERT INTO temp.known_row VALUES ('audit_entry', ?)`).run(key)
  sealPersons(database)
  let { seq, hash } = chain.head()
  if (rows === 0) return
  database.function('next_seq', { directOnly: true }, () => ++seq)
  database.function('next_hash', { directOnly: true }, (rowKey, content) => {
    hash = linkHash(hash, { key: String(rowKey), content: String(content) })
    return hash
  })
  for (const [name] of found) {
    database.exec(
      `INSERT INTO chain (seq, of_table, row_key, hash)
         SELECT next_seq(), '${name}', row_key, next_hash(row_key, content)
         FROM (SELECT ${keyTextOf(name)} AS row_key, ${contentOf(name)} AS content ${NEW(name)})`,
    )
  }
  database.prepare('UPDATE chain_head SET seq = ?, hash = ?').run(seq, hash)
  database.exec('DROP TABLE temp.known_row')
}

const NEW = (name: ChainedName): string => `FROM main.${name} WHERE NOT EXISTS
  (SELECT 1 FROM temp.known_row k WHERE k.of_table = '${name}' AND k.row_key = ${keyTextOf(name)})`

function countNew(database: Database.Database, name: ChainedName): number {
  return (
    database
      .prepare<[], number>(`SELECT count(*) ${NEW(name)}`)
      .pluck()
      .get() ?? 0
  )
}

/** Sales of an earlier program have no seal yet. */
function sealPersons(database: Database.Database): void {
  database.function('seal_person', { directOnly: true }, (receipt) => sealPerson(String(receipt)))
  database.exec('UPDATE sale SET person_seal = seal_person(receipt) WHERE person_seal IS NULL')
}
