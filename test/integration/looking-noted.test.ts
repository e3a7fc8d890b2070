import { describe, expect, it } from 'vitest'
import {
  NUMBERS,
  PINS,
  signIn,
  staffedTerminal,
  trainingTerminal,
} from '../support/staffed-terminal'
import type { TestTerminal } from '../support/terminal'
import { tempFolder } from '../support/temp-folder'

/** What the trail tells of looks, oldest first. Reading it is a look itself. */
async function looks(terminal: TestTerminal): Promise<string[][]> {
  const { entries } = await terminal.ask('audit.list', { beforeSeq: null })
  return entries
    .filter(({ kind }) => kind === 'staff.list' || kind === 'audit.list')
    .map(({ kind, staff, approvedBy }) => [kind, staff, ...(approvedBy ? [approvedBy] : [])])
    .reverse()
}

describe('looking at the staff and at the trail', () => {
  it('is not noted where there is no staff, while what is done there is', async () => {
    const terminal = await trainingTerminal(tempFolder())
    await terminal.ask('staff.list', null)
    await terminal.ask('staff.setAutoLock', { minutes: 5 })
    expect(await looks(terminal)).toEqual([])
    const { entries } = await terminal.ask('audit.list', { beforeSeq: null })
    expect(entries.map(({ kind, staff }) => [kind, staff])).toContainEqual([
      'staff.setAutoLock',
      '—',
    ])
  })

  it('is noted once while somebody sits there, and again when they come back', async () => {
    const terminal = await staffedTerminal()
    const owner = '01 苏店主'
    for (let time = 0; time < 3; time++) {
      await terminal.ask('staff.list', null)
      await terminal.ask('audit.list', { beforeSeq: 1_000 })
    }
    const once = [
      ['staff.list', owner],
      ['audit.list', owner],
    ]
    expect(await looks(terminal)).toEqual(once)
    await signIn(terminal, 'cashier')
    await signIn(terminal, 'owner')
    await terminal.ask('staff.list', null)
    expect(await looks(terminal)).toEqual([...once, ...once])
    await terminal.ask('staff.lock', null)
    await signIn(terminal, 'owner')
    expect(await looks(terminal)).toEqual([...once, ...once, ['audit.list', owner]])
  })

  it('is noted each time when a colleague lets somebody', async () => {
    const terminal = await staffedTerminal()
    await signIn(terminal, 'cashier')
    for (let time = 0; time < 2; time++) {
      const word = { call: 'staff.list', right: 'manageStaff' } as const
      await terminal.call('staff.list', null)
      await terminal.ask('staff.lend', { ...word, number: NUMBERS.owner, pin: PINS.owner })
      await terminal.ask('staff.list', null)
    }
    await signIn(terminal, 'owner')
    const lent = ['staff.list', '03 米收银', '01 苏店主']
    expect(await looks(terminal)).toEqual([lent, lent, ['audit.list', '01 苏店主']])
  })
})
