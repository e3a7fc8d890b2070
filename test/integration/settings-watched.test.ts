import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Secrets } from '../../src-main/session/secrets'
import { gatedInputs } from '../support/gated-inputs'
import { signIn, staffedTerminal } from '../support/staffed-terminal'
import { openTestTerminal, type TestTerminal } from '../support/terminal'
import { memorySecrets, terminalParts } from '../support/terminal-parts'
import { tempFolder } from '../support/temp-folder'

/** A terminal with staff that has ended; `start` begins it again, the owner signed in. */
async function afterwards() {
  const [folder, secrets] = [tempFolder(), memorySecrets()]
  await (await staffedTerminal(folder, secrets)).close()
  return { folder, secrets, start: (version?: string) => start(folder, secrets, version) }
}

async function start(folder: string, secrets: Secrets, version = '0.0.0-test') {
  const parts = terminalParts(folder, { url: 'http://127.0.0.1:9', token: '' })
  const terminal = openTestTerminal({ ...parts, secrets, version })
  await signIn(terminal, 'owner')
  return terminal
}

function edit(folder: string, change: object): void {
  const file = join(folder, 'settings.json')
  const content = JSON.parse(readFileSync(file, 'utf8')) as object
  writeFileSync(file, JSON.stringify({ ...content, ...change }))
}

async function toldBy(terminal: TestTerminal) {
  const { entries } = await terminal.ask('audit.list', { beforeSeq: null })
  return entries
    .filter(({ kind }) => kind.startsWith('settings.'))
    .map(({ kind, staff, subject }) => [kind, staff, subject])
}

describe('settings that only some may change', () => {
  it('are told, once, when somebody has changed them in the file', async () => {
    const { folder, start: again } = await afterwards()
    edit(folder, { autoLockMinutes: 0, phoneLook: 'full', theme: 'dark' })
    const told = [['settings.changedOutside', '—', 'phoneLook autoLockMinutes']]
    for (let time = 0; time < 2; time++) {
      const terminal = await again()
      expect(await toldBy(terminal)).toEqual(told)
      await terminal.close()
    }
  })

  it('are told also where the file of another day was put back', async () => {
    const { folder, start: again } = await afterwards()
    const before = readFileSync(join(folder, 'settings.json'))
    const terminal = await again()
    for (const name of ['rules.set', 'offline.setPolicy', 'shift.setDayStart'] as const) {
      await terminal.ask(name, gatedInputs[name] as never)
    }
    await terminal.close()
    writeFileSync(join(folder, 'settings.json'), before)
    const [entry] = await toldBy(await again())
    expect(entry?.[0]).toBe('settings.changedOutside')
  })

  it('are not told when the program itself has changed them, or is another one', async () => {
    const { folder, start: again } = await afterwards()
    const terminal = await again()
    await terminal.ask('staff.setAutoLock', { minutes: 33 })
    await terminal.ask('shift.setDayStart', { hour: 5 })
    await terminal.close()
    const next = await again()
    expect(await toldBy(next)).toEqual([])
    await next.close()
    edit(folder, { dayStartHour: 3 })
    expect(await toldBy(await again('0.0.1-test'))).toEqual([])
  })

  it('are told when a provisioning file has set them', async () => {
    const { folder, start: again } = await afterwards()
    const provision = { mode: 'training', phoneLook: 'full', autoLockMinutes: 0 }
    writeFileSync(join(folder, 'provision.json'), JSON.stringify(provision))
    const told = [['settings.provisioned', '—', 'mode phoneLook autoLockMinutes']]
    for (let time = 0; time < 2; time++) {
      const terminal = await again()
      expect(await toldBy(terminal)).toEqual(told)
      await terminal.close()
    }
  })
})
