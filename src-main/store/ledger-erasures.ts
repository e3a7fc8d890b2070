import type Database from 'better-sqlite3'
import type { Instant } from '@shared/domain/calendar'
import type { ErasureBook } from '../counter/erasure-book'
import { keyText } from './chain/chained-tables'
import { chainWriter } from './chain/write-chain'

/** How many sales one step looks at. */
const STEP_SALES = 2_000

/** The ledger's rows of members who were erased. */
export function erasures(database: Database.Database): ErasureBook & {
  /** Inside the transaction of a sale. */
  sold(connectionId: string, memberId: string): void
} {
  const chain = chainWriter(database)
  const sql = {
    note: database.prepare<[string, string, Instant]>(
      'INSERT OR IGNORE INTO erased_member (connection_id, member_id, at) VALUES (?, ?, ?)',
    ),
    // A terminal may hear of an erasure late, and sell to the member once more.
    reopen: database.prepare<[string, string]>(
      `INSERT OR IGNORE INTO open_erasure SELECT connection_id, member_id FROM erased_member
       WHERE connection_id = ? AND member_id = ?`,
    ),
    open: database.prepare<[], number>('SELECT count(*) FROM open_erasure').pluck(),
    boundary: database
      .prepare<[string, number], string>(
        'SELECT sale_id FROM sale WHERE sale_id > ? ORDER BY sale_id LIMIT 1 OFFSET ?',
      )
      .pluck(),
    // There is no index by member: an erasure is rare, and a book without one more is written faster every day.
    scrub: database.prepare<[{ from: string; to: string | null }]>(
      // With its salt the seal would still let somebody try names out.
      `UPDATE sale SET receipt = json_set(receipt, '$.member.name', NULL, '$.member.phone', NULL),
         person_seal = substr(person_seal, instr(person_seal, ':'))
       WHERE sale_id > @from AND (@to IS NULL OR sale_id <= @to)
         AND EXISTS (SELECT 1 FROM open_erasure o
           WHERE o.connection_id = sale.connection_id AND o.member_id = sale.member_id)`,
    ),
    done: database.prepare('DELETE FROM open_erasure'),
  }
  // How far this run has come, and how many were open when it began: with another one it begins anew.
  let run: { from: string; open: number } | null = null

  const noteErased = database.transaction<ErasureBook['noteErased']>((connectionId, ids, at) => {
    for (const id of ids) {
      const { changes } = sql.note.run(connectionId, id, at)
      if (changes > 0) chain.add(['erased_member', keyText(connectionId, id)])
    }
  })

  const scrubSome = database.transaction((): boolean => {
    const open = sql.open.get() ?? 0
    if (run?.open !== open) run = { from: '', open }
    const to = sql.boundary.get(run.from, STEP_SALES) ?? null
    sql.scrub.run({ from: run.from, to })
    if (to !== null) run.from = to
    else {
      run = null
      sql.done.run()
    }
    return to !== null
  })

  return {
    sold: (connectionId, memberId) => void sql.reopen.run(connectionId, memberId),
    noteErased: (...of) => noteErased.immediate(...of),
    scrubSome() {
      if (sql.open.get() === 0) return false
      // What is taken out is not left in the file's free space either.
      database.pragma('secure_delete = ON')
      try {
        return scrubSome.immediate()
      } finally {
        database.pragma('secure_delete = OFF')
      }
    },
  }
}
