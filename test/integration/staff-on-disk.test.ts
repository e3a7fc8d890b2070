import { trailOf, WHOLE_TRAIL } from '../support/trail'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLedger } from '../../src-main/store/ledger'
import type { Secrets } from '../../src-main/session/secrets'
import { openTestTerminal } from '../support/terminal'
import { terminalParts } from '../support/terminal-parts'
import { CARD, NUMBERS, PINS, signIn, staffedTerminal } from '../support/staffed-terminal'
import { tempFolder } from '../support/temp-folder'

/** Secrets in a plain file: what is sealed elsewhere lies open here, to be looked through. */
function openSecrets(folder: string): Secrets {
  const kept = new Map<string, string>()
  return {
    isProtected: false,
    get: (name) => kept.get(name) ?? null,
    set(name, value) {
      if (value === null) kept.delete(name)
      else kept.set(name, value)
      writeFileSync(join(folder, 'secrets.json'), JSON.stringify([...kept]))
    },
  }
}

describe('the staff on the disk', () => {
  function filesIn(folder: string): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).isFile())
  }

  it('leaves no PIN and no card in any file', async () => {
    const folder = tempFolder()
    const terminal = await staffedTerminal(folder, openSecrets(folder))
    await signIn(terminal, 'cashier')
    await terminal.call('staff.signIn', { number: NUMBERS.owner, pin: PINS.cashier })
    await terminal.call('staff.signInByCard', { code: CARD })
    await terminal.call('staff.lend', {
      call: 'print.set',
      right: 'printSettings',
      number: NUMBERS.manager,
      pin: PINS.manager,
    })
    await terminal.close()
    const files = filesIn(folder)
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toContain('scrypt')
    expect(files.some((file) => file.endsWith('ledger.db'))).toBe(true)
    for (const file of files) {
      const text = readFileSync(file, 'latin1')
      for (const secret of [...Object.values(PINS), CARD]) {
        expect([file, text.includes(secret)]).toEqual([file, false])
      }
    }
  })
})

describe('the trail', () => {
  const team = [{ number: '9', name: '新店主', role: 'owner', pin: '999000' }]
  const nobody = { url: 'http://127.0.0.1:9', token: '' }

  it('tells when another staff was provisioned, once it can be written', async () => {
    const folder = tempFolder()
    const provide = () =>
      writeFileSync(join(folder, 'provision.json'), JSON.stringify({ mode: 'training', team }))
    provide()
    const parts = { ...terminalParts(folder, nobody), secrets: openSecrets(folder) }
    const failing = (file: string) => ({
      ...openLedger(file),
      noteAction() {
        throw new Error('the disk is full')
      },
    })
    await openTestTerminal({ ...parts, openLedger: failing }).close()
    for (const times of [1, 1]) {
      const terminal = openTestTerminal(parts)
      await terminal.ask('staff.signIn', { number: '9', pin: '999000' })
      const { entries } = await terminal.ask('audit.list', WHOLE_TRAIL)
      expect(entries.filter(({ kind }) => kind === 'staff.provisioned')).toHaveLength(times)
      await terminal.close()
    }
  })

  it('tells what somebody was made', async () => {
    const folder = tempFolder()
    const terminal = await staffedTerminal(folder)
    const cashier = (await terminal.ask('staff.list', null)).find(({ number }) => number === '03')
    if (!cashier) throw new Error('no cashier')
    const { hasPin: _, hasCard: __, ...known } = cashier
    const order = { ...known, role: 'owner', pin: '123456', card: null, managerPin: null } as const
    await terminal.ask('staff.save', order)
    const { entries } = await terminal.ask('audit.list', WHOLE_TRAIL)
    expect(entries.filter(({ kind }) => kind === 'staff.save').map(({ added }) => added)).toEqual([
      false,
      true,
      true,
      true,
    ])
    await terminal.close()
    const [entry] = trailOf(join(folder, 'ledger.db'), ['staff.save'])
    expect(entry).toMatchObject({
      staff: '01 苏店主',
      subject: '03',
      detail: {
        right: 'manageStaff',
        role: 'owner',
        active: true,
        pin: true,
        card: false,
        added: false,
      },
    })
    expect(JSON.stringify(entry)).not.toContain('123456')
  })
})
