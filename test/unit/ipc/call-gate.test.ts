import type { CallName } from '@shared/ipc/contract'
import { expect, it } from 'vitest'
import { gateCalls } from '../../../src-main/ipc/call-gate'
import { CALL_NEEDS } from '../../../src-main/ipc/call-needs'
import type { Handlers } from '../../../src-main/ipc/router'
import { aStaff, CARD, problemOf } from '../../support/staff'

const NAMES = Object.keys(CALL_NEEDS) as CallName[]

/** Every call behind the gate; `reached` has those that came through. */
function gated() {
  const { staff } = aStaff()
  const reached: string[] = []
  const noted: object[] = []
  const handlers = Object.fromEntries(
    NAMES.map((name) => [name, () => void reached.push(name)]),
  ) as unknown as Handlers
  const actions = {
    note: (name: string, _: unknown, right: string | null) => void noted.push({ name, right }),
    noteFailed: (name: string) => void noted.push({ name, failed: true }),
  }
  const calls = gateCalls(handlers, { staff, actions }) as unknown as Record<
    CallName,
    (input: object) => Promise<void>
  >
  return { staff, reached, noted, calls }
}

it('while the terminal is locked no call comes through but these, whatever is sent with it', async () => {
  const { calls, reached, noted } = gated()
  for (const name of NAMES) {
    if (CALL_NEEDS[name] === 'open') await calls[name]({})
    else expect(await problemOf(() => calls[name]({}))).toEqual({ code: 'staff.signInNeeded' })
  }
  expect(reached.sort()).toEqual([
    'app.leave',
    'cache.get',
    'ledger.state',
    'print.status',
    'scanner.get',
    'session.get',
    'session.setPreferences',
    'staff.lock',
    'staff.signIn',
    'staff.signInByCard',
    'staff.stillHere',
    'status.get',
  ])
  expect(noted).toEqual([])
})

it('a cashier’s terminal writes to no printer or folder that a screen names', async () => {
  const { staff, calls, reached } = gated()
  expect(staff.signInByCard(CARD)).toBe(true)
  expect(await problemOf(() => calls['print.test']({}))).toEqual({
    code: 'right.missing',
    right: 'printSettings',
    call: 'print.test',
  })
  expect(reached).toEqual([])
})
