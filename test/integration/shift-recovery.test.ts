import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { recoverLedger } from '../../src-main/store/keeper/recover-ledger'
import { openLedger } from '../../src-main/store/ledger'
import { flip } from '../support/damaged-ledgers'
import { writeFullLedger } from '../support/full-ledger'
import { expectHonest } from '../support/honest-ledger'
import { tempFolder } from '../support/temp-folder'

const AT = Date.parse('2026-03-05T03:00:00Z')

/** Does to a table what a bad disk does, and has the ledger recovered from its pages; the shifts that come back. */
function recovered(damage: string) {
  const folder = tempFolder()
  const file = writeFullLedger(folder)
  const database = new Database(file)
  const triggers = database.prepare<[], { name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_schema WHERE name IN ('close_fixed', 'shift_fixed')`,
  )
  const guards = triggers.all()
  for (const { name } of guards) database.exec(`DROP TRIGGER ${name}`)
  database.exec(damage)
  for (const { sql } of guards) database.exec(sql)
  database.close()
  flip(file, 0)
  recoverLedger(folder, { cause: 'damaged', backup: null, at: AT })
  expectHonest(file)
  const ledger = openLedger(file)
  onTestFinished(() => ledger.close())
  return ledger.closedShifts('training', 9)
}

it.each([
  ['a report that is cut off', `UPDATE shift_close SET report = substr(report, 1, 99)`],
  [
    'a report with another letter',
    `UPDATE shift_close SET report = replace(report, 'pers', 'qers')`,
  ],
])('%s does not keep the other shifts from being read', (_, sql) => {
  const where = ' WHERE shift_id = (SELECT min(shift_id) FROM shift)'
  expect(recovered(sql + where)).toMatchObject([{ end: 'closed' }])
})

it('a code with another letter is no tampering where the disk did it', () => {
  const sql = `UPDATE shift_close SET report = json_set(report, '$.seal', 'ABCD EFGH IJKL MNOP')`
  expect(recovered(sql)).toHaveLength(2)
})
