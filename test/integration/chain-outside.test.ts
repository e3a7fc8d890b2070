import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../src-main/log'
import { openSettings } from '../../src-main/session/settings'
import { tempFolder } from '../support/temp-folder'
import { openTestTerminal } from '../support/terminal'
import { memorySecrets, terminalParts } from '../support/terminal-parts'

const NOBODY = { url: 'http://127.0.0.1:9', token: '' }

/** A data folder whose terminal has closed a shift, and the ledger as it was before that one. */
async function aFolder() {
  const folder = tempFolder()
  const ledger = join(folder, 'ledger.db')
  const before = join(tempFolder(), 'before.db')
  const parts = terminalParts(folder, NOBODY)
  // A shop is all that a shift needs, and no back end has to name it.
  const open = (secrets = parts.secrets) => openTestTerminal({ ...parts, secrets })
  const closeShift = async (terminal: ReturnType<typeof open>): Promise<void> => {
    await terminal.ask('shift.open', null)
    await terminal.ask('shift.close', { remarks: [] })
  }
  const first = open()
  await first.close()
  const settings = openSettings(folder, silentLog)
  const shop = { id: '2', name: '湖畔店', address: null }
  settings.change({ mode: 'training', training: { shop, cashier: null } })
  copyFileSync(ledger, before)
  const terminal = open()
  await closeShift(terminal)
  await terminal.close()
  return { ledger, before, open, closeShift }
}

describe('what is kept outside the ledger', () => {
  it('shows a chain that was thrown away whole, so that the program linked what was left anew', async () => {
    const { ledger, open } = await aFolder()
    const database = new Database(ledger)
    const guards = database
      .prepare<[], string>(`SELECT sql FROM sqlite_schema WHERE type = 'trigger'`)
      .pluck()
      .all()
      .filter((sql) => /chain_stays|head_goes_on|audit_stays|close_stays|shift_stays/.test(sql))
    database.exec(`
      DROP TRIGGER chain_stays; DROP TRIGGER head_goes_on; DROP TRIGGER audit_stays;
      DROP TRIGGER close_stays; DROP TRIGGER shift_stays;
      DELETE FROM chain; DELETE FROM audit_entry; DELETE FROM shift_close; DELETE FROM shift;
      UPDATE chain_head SET seq = 0, hash = '';`)
    for (const sql of guards) database.exec(sql)
    database.close()
    const verdict = await open().ask('ledger.verifyChain', null)
    expect(verdict.ok).toBe(false)
  })

  it('shows a ledger that was put back to before its last seal', async () => {
    const { ledger, before, open } = await aFolder()
    copyFileSync(before, ledger)
    const verdict = await open().ask('ledger.verifyChain', null)
    expect(verdict).toMatchObject({ ok: false, first: { what: 'linkMissing' } })
  })

  it('shows it still when shifts have been closed since, and more was written than was there', async () => {
    const { ledger, before, open, closeShift } = await aFolder()
    copyFileSync(before, ledger)
    const terminal = open()
    for (let shift = 0; shift < 3; shift++) await closeShift(terminal)
    expect(await terminal.ask('ledger.verifyChain', null)).toMatchObject({
      ok: false,
      first: { what: 'sealWrong' },
    })
  })

  it('is forgotten where the program itself puts another ledger in its place, and known again', async () => {
    const { open, closeShift } = await aFolder()
    const terminal = open()
    await terminal.ask('ledger.backUpNow', null)
    await closeShift(terminal)
    const [backup] = await terminal.ask('ledger.backups', null)
    await terminal.ask('ledger.restore', { name: backup?.name ?? '', pin: null })
    expect(await terminal.ask('ledger.verifyChain', null)).toMatchObject({ ok: true, seals: 2 })
    await closeShift(terminal)
    expect(await terminal.ask('ledger.verifyChain', null)).toMatchObject({ ok: true, seals: 3 })
  })

  it('may be lost: seals of another key are told, and are no tampering', async () => {
    const { open, closeShift } = await aFolder()
    const terminal = open(memorySecrets())
    await closeShift(terminal)
    expect(await terminal.ask('ledger.verifyChain', null)).toMatchObject({
      ok: true,
      seals: 2,
      otherKey: 1,
    })
  })
})
