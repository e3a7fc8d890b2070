import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Secrets } from '../../src-main/session/secrets'
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
