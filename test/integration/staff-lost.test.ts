import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CallInput } from '@shared/ipc/contract'
import { gatedInputs } from '../support/gated-inputs'
import { signIn, staffedTerminal, trainingTerminal } from '../support/staffed-terminal'
import { openTestTerminal, type TestTerminal } from '../support/terminal'
import { memorySecrets, terminalParts } from '../support/terminal-parts'
import { tempFolder } from '../support/temp-folder'

const seatOf = async (terminal: TestTerminal) => (await terminal.ask('session.get', null)).staff
const kindsOf = async (terminal: TestTerminal) =>
  (await terminal.ask('audit.list', { beforeSeq: null })).entries.map(({ kind }) => kind)

function editJson(file: string, change: object): void {
  const content = JSON.parse(readFileSync(file, 'utf8')) as object
  writeFileSync(file, JSON.stringify({ ...content, ...change }))
}

/** A terminal that had staff, ended, and something has become of its list. */
async function afterwards(spoil: (secrets: ReturnType<typeof memorySecrets>) => void) {
  const [folder, secrets] = [tempFolder(), memorySecrets()]
  const before = await staffedTerminal(folder, secrets)
  await before.close()
  spoil(secrets)
  const parts = terminalParts(folder, { url: 'http://127.0.0.1:9', token: '' })
  const open = () => openTestTerminal({ ...parts, secrets })
  return { terminal: open(), open }
}

describe('a list of staff that is gone', () => {
  it.each([
    ['taken away', null],
    ['damaged', '{"people":['],
    ['another program’s', '{"somebody":1}'],
  ])('is told: %s', async (_, list) => {
    const { terminal } = await afterwards((secrets) => secrets.set('staff', list))
    expect(await seatOf(terminal)).toMatchObject({ inUse: false, lost: true, seated: null })
    expect(await terminal.ask('staff.list', null)).toEqual([])
    expect(await kindsOf(terminal)).toContain('staff.lost')
  })

  it('is told until there is an owner again, and not after that', async () => {
    const { terminal, open } = await afterwards((secrets) => secrets.set('staff', '?'))
    await terminal.ask('staff.save', gatedInputs['staff.save'] as CallInput<'staff.save'>)
    expect(await seatOf(terminal)).toMatchObject({ inUse: true, lost: false })
    await terminal.close()
    expect(await seatOf(open())).toMatchObject({ inUse: true, lost: false, seated: null })
  })

  it('is told where the settings are gone with it', async () => {
    const secrets = memorySecrets()
    secrets.set('staff', '?')
    const terminal = await trainingTerminal(tempFolder(), secrets)
    expect(await seatOf(terminal)).toMatchObject({ inUse: false, lost: true })
  })

  it.each([
    ['lost', (file: string) => rmSync(file)],
    ['edited', (file: string) => editJson(file, { keepsStaff: false })],
  ])('is told by the trail where the settings were %s as well', async (_, spoil) => {
    const [folder, secrets] = [tempFolder(), memorySecrets()]
    const before = await staffedTerminal(folder, secrets)
    await before.close()
    secrets.set('staff', null)
    spoil(join(folder, 'settings.json'))
    const parts = terminalParts(folder, { url: 'http://127.0.0.1:9', token: '' })
    const terminal = openTestTerminal({ ...parts, secrets })
    expect(await seatOf(terminal)).toMatchObject({ inUse: false, lost: true, seated: null })
    expect(await kindsOf(terminal)).toContain('staff.lost')
  })

  it('is nowhere told where there was none, or where it is there', async () => {
    expect(await seatOf(await trainingTerminal(tempFolder()))).toMatchObject({
      inUse: false,
      lost: false,
    })
    const { terminal } = await afterwards(() => undefined)
    expect(await seatOf(terminal)).toMatchObject({ inUse: true, lost: false })
    await signIn(terminal, 'owner')
    expect(await kindsOf(terminal)).not.toContain('staff.lost')
  })
})
