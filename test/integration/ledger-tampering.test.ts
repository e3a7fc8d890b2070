import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { verifyLedger } from '../../src-main/store/chain/verify-chain'
import { SEAL_KEY, writeFullLedger } from '../support/full-ledger'
import { otherTamperings } from '../support/tampering/beside'
import type { Tampering } from '../support/tampering/kind'
import { linkTamperings } from '../support/tampering/links'
import { rowTamperings } from '../support/tampering/rows'
import { sealTamperings } from '../support/tampering/seals'
import { tempFolder } from '../support/temp-folder'

const folder = mkdtempSync(join(tmpdir(), 'coupon-counter-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const honest = writeFullLedger(folder)
const tamperings = listTamperings()

function listTamperings(): Tampering[] {
  const database = new Database(honest)
  try {
    return [
      ...rowTamperings(database),
      ...linkTamperings(),
      ...sealTamperings(),
      ...otherTamperings(database),
    ]
  } finally {
    database.close()
  }
}

/** As with any SQLite tool: nothing that guards the file is asked. */
function tamper(file: string, { act, leavesGuards = false }: Tampering) {
  const database = new Database(file).unsafeMode()
  database.pragma('foreign_keys = OFF')
  database.pragma('ignore_check_constraints = ON')
  if (leavesGuards) {
    const place = act(database)
    database.close()
    return place
  }
  const guards = database
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`,
    )
    .all()
  for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`)
  const place = act(database)
  for (const { sql } of guards) database.exec(sql)
  database.close()
  return place
}

it('the ledger that is tampered with is honest, and has rows in every table', () => {
  expect(verifyLedger(honest, { sealKey: SEAL_KEY })).toMatchObject({ ok: true, seals: 3 })
  const database = new Database(honest, { readonly: true })
  const empty = database
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .pluck()
    .all()
    .filter((table) => database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined)
  database.close()
  expect(empty).toEqual([])
})

it('there are at least two hundred kinds of tampering, no two alike', () => {
  expect(new Set(tamperings.map(({ name }) => name)).size).toBe(tamperings.length)
  expect(tamperings.length).toBeGreaterThanOrEqual(200)
})

describe('is found, and the first row named', () => {
  it.each(tamperings.map((tampering) => [tampering.name, tampering] as const))('%s', (_, kind) => {
    const file = join(tempFolder(), 'ledger.db')
    copyFileSync(honest, file)
    const place = tamper(file, kind)
    expect(verifyLedger(file, kind.knows)).toMatchObject({
      ok: false,
      first: { ...place, what: kind.what },
    })
  })
})
