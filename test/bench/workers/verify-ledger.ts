import Database from 'better-sqlite3'
import { verifyLedger } from '../../../src-main/store/chain/verify-chain'
import { generate } from '../million/ledger'

type Question = { file: string; write: number } | { file: string; do: 'verify' | 'read' }

process.once('message', (question: Question) => {
  process.send?.(
    'write' in question ? generate(question.file, question.write, 'bench') : time(question),
  )
})

function time({ file, do: what }: { file: string; do: 'verify' | 'read' }) {
  const startedAt = performance.now()
  const rows = what === 'verify' ? verify(file) : read(file)
  return { ms: performance.now() - startedAt, rows }
}

function verify(file: string): number {
  const verdict = verifyLedger(file)
  if (!verdict.ok) throw new Error(`not an honest ledger: ${JSON.stringify(verdict.first)}`)
  return verdict.rows
}

/** Every row of every table once, as a program that wants all of it would read them. */
function read(file: string): number {
  const database = new Database(file, { readonly: true })
  const tables = database
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all()
  let rows = 0
  for (const table of tables) {
    for (const _ of database.prepare(`SELECT * FROM "${table}"`).iterate()) rows++
  }
  database.close()
  return rows
}
