import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { offlinePolicySchema } from '@shared/domain/offline-policy'
import type { Log } from '../../src-main/log'
import { hashPin } from '../../src-main/session/pin-hash'
import { openTestTerminal } from '../support/terminal'
import { terminalParts } from '../support/terminal-parts'
import { tempFolder } from '../support/temp-folder'

const PIN = '471108'
const OTHER_PIN = '902255'
const usual = offlinePolicySchema.parse({})

/** A terminal that starts with this provisioning file, and everything that it wrote down or answered. */
function provisioned(content: object) {
  const folder = tempFolder()
  writeFileSync(join(folder, 'provision.json'), JSON.stringify({ mode: 'training', ...content }))
  const told: string[] = []
  const write = (event: string, details?: object) =>
    void told.push(JSON.stringify([event, details]))
  const log: Log = { debug: write, info: write, warn: write, error: write }
  const parts = terminalParts(folder, { url: 'http://127.0.0.1:1', token: '' })
  const terminal = openTestTerminal({ ...parts, log })
  const hear: typeof terminal.call = async (name, input) => {
    const answer = await terminal.call(name, input)
    told.push(JSON.stringify(answer))
    return answer
  }
  return {
    hear,
    rules: () => terminal.ask('offline.rules', null),
    close: () => terminal.close(),
    told,
    files: () =>
      new Map(
        readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ name }) => [name, readFileSync(join(folder, name), 'latin1')]),
      ),
  }
}

describe('a terminal that is provisioned with rules and a manager', () => {
  it('has both, and half a limit leaves the other half as it usually is', async () => {
    const { rules } = provisioned({
      offlinePolicy: { maxHoursSinceContact: 8, perMember: { count: 1 }, neverTemplates: ['7'] },
      manager: { name: ' 苏店长 ', pin: PIN },
    })
    expect(await rules()).toMatchObject({
      manager: '苏店长',
      policy: {
        ...usual,
        maxHoursSinceContact: 8,
        perMember: { ...usual.perMember, count: 1 },
        neverTemplates: ['7'],
      },
    })
  })

  it.each<[string, object]>([
    ['a PIN', { pin: PIN }],
    ['the hash of a PIN', { pinHash: hashPin(PIN) }],
  ])('lets nobody change the rules without %s', async (_, secret) => {
    const { hear } = provisioned({ manager: { name: '苏店长', ...secret } })
    const change = (pin: string) => hear('offline.setPolicy', { policy: usual, pin })
    expect(await change(OTHER_PIN)).toMatchObject({ problem: { code: 'manager.wrongPin' } })
    expect(await change(PIN)).toMatchObject({ ok: true })
  })

  it('takes coupons off as the file says, and only the manager changes that', async () => {
    const rules = { order: ['percentage', 'cash', 'exchange'] as const, onePerBill: true }
    const { hear, close } = provisioned({
      couponRules: rules,
      manager: { name: '苏店长', pin: PIN },
    })
    const inForce = async () => {
      const answer = await hear('session.get', null)
      return answer.ok && answer.value.couponRules
    }
    expect(await inForce()).toEqual(rules)
    const usually = { order: ['exchange', 'cash', 'percentage'] as const, onePerBill: false }
    const change = (pin: string | null) =>
      hear('rules.set', { rules: { ...usually, order: [...usually.order] }, pin })
    expect(await change(null)).toMatchObject({ problem: { code: 'manager.pinNeeded' } })
    expect(await change(OTHER_PIN)).toMatchObject({ problem: { code: 'manager.wrongPin' } })
    expect(await inForce()).toEqual(rules)
    expect(await change(PIN)).toMatchObject({ ok: true, value: { couponRules: usually } })
    expect(await inForce()).toEqual(usually)
    await close()
  })

  it('leaves what the file does not say of the rules as it usually is', async () => {
    const { hear } = provisioned({ couponRules: { onePerBill: true } })
    expect(await hear('session.get', null)).toMatchObject({
      value: { couponRules: { order: ['exchange', 'cash', 'percentage'], onePerBill: true } },
    })
  })

  it('writes the PIN down nowhere: no file, no log line, no answer', async () => {
    const { hear, close, told, files } = provisioned({
      offlinePolicy: { maxHoursSinceContact: 8 },
      manager: { name: '苏店长', pin: PIN },
    })
    await hear('session.get', null)
    await hear('offline.rules', null)
    await hear('status.get', null)
    await hear('offline.setPolicy', { policy: usual, pin: OTHER_PIN })
    await hear('offline.setPolicy', { policy: usual, pin: PIN })
    await hear('manager.setPin', { name: '苏店长', oldPin: PIN, newPin: OTHER_PIN })
    // What does not pass the gate is logged with the field, never with what it held.
    await hear('offline.setPolicy', { policy: {} as never, pin: `${PIN}x` })
    await close()
    const applied: unknown = JSON.parse(files().get('provision.applied.json') ?? '')
    expect(applied).toEqual({ mode: 'training', offlinePolicy: { maxHoursSinceContact: 8 } })
    expect([...files().keys()]).not.toContain('provision.json')
    expect([...files().keys()]).toContain('settings.json')
    expect(told.join()).toContain('provisioning.applied')
    for (const text of [...files().values(), ...told]) {
      expect(text).not.toMatch(new RegExp(`${PIN}|${OTHER_PIN}|scrypt`))
    }
  })

  it('keeps neither when anything of the file is wrong, and does not repeat the PIN', async () => {
    const { hear, rules, told } = provisioned({
      offlinePolicy: { maxHoursSinceContact: 8 },
      manager: { name: '苏店长', pin: `${PIN}x` },
    })
    expect(await rules()).toMatchObject({ manager: null, policy: usual })
    const session = await hear('session.get', null)
    expect(session).toMatchObject({ value: { provisioningErrors: [{ field: 'manager.pin' }] } })
    expect(told.join()).not.toContain(PIN)
  })
})
