import { WHOLE_TRAIL } from '../support/trail'
import { calls, type CallInput, type CallName } from '@shared/ipc/contract'
import { mayDo, RIGHTS, ROLES, type Right, type Role } from '@shared/domain/rights'
import { describe, expect, it } from 'vitest'
import { CALL_NEEDS, needOf } from '../../src-main/ipc/call-needs'
import { gatedInputs } from '../support/gated-inputs'
import {
  NUMBERS,
  PINS,
  signIn,
  staffedTerminal,
  trainingTerminal,
} from '../support/staffed-terminal'
import { tempFolder } from '../support/temp-folder'

/** The calls that need a right, by right. */
const callsOf = (right: Right): CallName[] =>
  (Object.keys(gatedInputs) as CallName[]).filter(
    (name) => needOf(name, gatedInputs[name] as never) === right,
  )

describe('rights through the boundary', () => {
  it('every call that needs a right has its input here, so that none is forgotten', () => {
    const missing = (Object.keys(CALL_NEEDS) as CallName[]).filter((name) => {
      const need = CALL_NEEDS[name]
      return need !== 'open' && need !== 'signedIn' && !(name in gatedInputs)
    })
    expect(missing).toEqual([])
    const unfit = (Object.keys(gatedInputs) as CallName[]).filter(
      (name) => !calls[name].input.safeParse(gatedInputs[name]).success,
    )
    expect(unfit).toEqual([])
  })

  it.each(ROLES)('a %s gets what the table gives, and nothing else', async (role) => {
    const terminal = await staffedTerminal()
    for (const right of RIGHTS) {
      for (const name of callsOf(right)) {
        await signIn(terminal, role)
        const answer = await terminal.call(name, gatedInputs[name] as never)
        const code = answer.ok ? 'done' : answer.problem.code
        expect([name, code === 'right.missing']).toEqual([name, !mayDo(role, right)])
      }
    }
  })

  it('a locked terminal does nothing but show its frame and let somebody sign in', async () => {
    const terminal = await staffedTerminal()
    for (const name of Object.keys(calls) as CallName[]) {
      await terminal.ask('staff.lock', null)
      const input = gatedInputs[name] ?? null
      if (!calls[name].input.safeParse(input).success || CALL_NEEDS[name] === 'open') continue
      const answer = await terminal.call(name, input as never)
      expect([name, answer.ok ? 'done' : answer.problem.code]).toEqual([name, 'staff.signInNeeded'])
    }
    expect((await terminal.ask('session.get', null)).staff.seated).toBeNull()
  })

  it('a screen that lies about who it is gains nothing', async () => {
    const terminal = await staffedTerminal()
    await signIn(terminal, 'cashier')
    const lie = { role: 'owner', rights: RIGHTS, number: '01', seated: { role: 'owner' } }
    const save = { ...(gatedInputs['staff.save'] as object), ...lie } as never
    expect(await terminal.call('staff.save', save)).toMatchObject({
      problem: { code: 'right.missing', right: 'manageStaff' },
    })
    // Agreeing to a harmless call, or to another right, opens nothing.
    const lend = (call: string, right: Right, as: Role) =>
      terminal.call('staff.lend', { call, right, number: NUMBERS[as], pin: PINS[as] })
    expect((await lend('exceptions.export', 'export', 'manager')).ok).toBe(true)
    expect(await terminal.call('staff.save', save)).toMatchObject({
      problem: { code: 'right.missing' },
    })
    expect((await lend('staff.save', 'export', 'manager')).ok).toBe(true)
    expect(await terminal.call('staff.save', save)).toMatchObject({
      problem: { code: 'right.missing' },
    })
    expect(await lend('staff.save', 'manageStaff', 'cashier')).toMatchObject({
      problem: { code: 'right.notTheirs' },
    })
  })

  it('with a colleague’s word the call passes once, and the books name both', async () => {
    const folder = tempFolder()
    const terminal = await staffedTerminal(folder)
    await signIn(terminal, 'cashier')
    const ask = () => terminal.call('rules.set', gatedInputs['rules.set'] as CallInput<'rules.set'>)
    expect(await ask()).toMatchObject({
      problem: { code: 'right.missing', right: 'shopRules', call: 'rules.set' },
    })
    await terminal.ask('staff.lend', {
      call: 'rules.set',
      right: 'shopRules',
      number: NUMBERS.manager,
      pin: PINS.manager,
    })
    expect((await ask()).ok).toBe(true)
    expect(await ask()).toMatchObject({ problem: { code: 'right.missing' } })
    await signIn(terminal, 'owner')
    const trail = await terminal.ask('audit.list', WHOLE_TRAIL)
    const noted = trail.entries.find(({ kind }) => kind === 'rules.set')
    expect(noted).toMatchObject({ staff: '03 米收银', approvedBy: '02 唐店长' })
  })
})

describe('before there is staff', () => {
  it('everybody may do everything, and the first owner needs the manager’s PIN where one is set', async () => {
    const terminal = await trainingTerminal(tempFolder())
    expect(await terminal.ask('staff.list', null)).toEqual([])
    await terminal.ask('manager.setPin', { oldPin: null, newPin: '4711', name: '唐店长' })
    const first = gatedInputs['staff.save'] as CallInput<'staff.save'>
    expect(await terminal.call('staff.save', first)).toMatchObject({
      problem: { code: 'manager.pinNeeded' },
    })
    await terminal.ask('staff.save', { ...first, managerPin: '4711' })
    const { staff, cashier } = await terminal.ask('session.get', null)
    expect(staff.seated).toMatchObject({ number: '99', role: 'owner' })
    expect(cashier).toEqual({ id: null, number: '99', name: '自己' })
  })
})
