import Database from 'better-sqlite3'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Redemption } from '@shared/domain/redemption'
import { offlinePolicySchema, type OfflinePolicy } from '@shared/domain/offline-policy'
import { verifyLedger } from '../../src-main/store/chain/verify-chain'
import { startEmbeddedApi } from '../support/embedded-api'
import { openTestTerminal, readyTerminal, type TestTerminal } from '../support/terminal'
import { terminalParts } from '../support/terminal-parts'
import { tempFolder } from '../support/temp-folder'

const MEMBER = '10001'
const PIN = '471108'
const COUPONS = [
  { id: 501, title: '立减券', deductionFen: 1000 },
  { id: 502, title: '立减券', deductionFen: 2000 },
  { id: 503, title: '立减券', deductionFen: 3000 },
]

/** A terminal with a member on the screen whose line breaks then. */
async function offlineTerminal(policy: Partial<OfflinePolicy>) {
  const api = await startEmbeddedApi({ coupons: COUPONS })
  onTestFinished(() => api.close())
  const folder = tempFolder()
  const terminal = await readyTerminal(folder, api)
  await setPolicy(terminal, policy, null)
  await terminal.ask('counter.find', { text: MEMBER })
  const offline = terminal.heard(
    'status.changed',
    ({ line }: { line: { state: string } }) => line.state === 'offline',
  )
  await api.close()
  await terminal.call('shops.list', null)
  await offline
  return { terminal, folder, api }
}

const setPolicy = (terminal: TestTerminal, policy: Partial<OfflinePolicy>, pin: string | null) =>
  terminal.ask('offline.setPolicy', {
    policy: { ...offlinePolicySchema.parse({}), ...policy },
    pin,
  })

const order = (...couponIds: string[]) => ({
  saleId: randomUUID(),
  memberId: MEMBER,
  couponIds,
  billFen: null,
})

const twoCoupons = { perMember: { count: 2, totalFen: null } }

describe('offline', () => {
  it('a sale within the limits is recorded, marked, and counted against them', async () => {
    const { terminal } = await offlineTerminal(twoCoupons)
    const { receipt } = await terminal.ask('counter.redeem', order('501'))
    expect(receipt.offline).toBe(true)
    expect(await terminal.ask('offline.allowance', { memberId: MEMBER })).toMatchObject({
      member: { left: { count: 1, totalFen: null } },
      terminal: { left: { count: 49, totalFen: 199_000 } },
      breaches: [],
      coupons: [
        { couponId: '503', breaches: [] },
        { couponId: '502', breaches: [] },
      ],
    })
    expect((await terminal.ask('status.get', null)).allowance?.terminal.left.count).toBe(49)
  })

  it('whoever shows records hears at once of what is recorded, though nothing is sent', async () => {
    const { terminal } = await offlineTerminal(twoCoupons)
    const told = ['501', '502'].map((id) =>
      terminal.heard(
        'redemption.changed',
        ({ couponId, state }: Redemption) => couponId === id && state === 'pending',
      ),
    )
    await terminal.ask('counter.redeem', order('501', '502'))
    await Promise.all(told)
  })

  it('a sale beyond the limits leaves nothing in the book', async () => {
    const { terminal } = await offlineTerminal(twoCoupons)
    const { saleId, ...rest } = order('501', '502', '503')
    expect(await terminal.call('counter.redeem', { saleId, ...rest })).toEqual({
      ok: false,
      problem: {
        code: 'redeem.overPolicy',
        way: 'noPin',
        breaches: [{ code: 'memberCount', limit: 2, used: 0, wanted: 3 }],
      },
    })
    expect((await terminal.call('sales.get', { saleId })).ok).toBe(false)
  })

  it("passes with the manager's PIN, and the book tells who, why and against what", async () => {
    const { terminal, folder } = await offlineTerminal(twoCoupons)
    await terminal.ask('manager.setPin', { oldPin: null, newPin: PIN, name: '苏店长' })
    const sale = order('501', '502', '503')
    expect(await terminal.call('counter.redeem', sale)).toMatchObject({
      problem: { code: 'redeem.overPolicy', way: 'pin' },
    })
    const wrong = { ...sale, override: { pin: '0000', reason: '熟客' } }
    expect(await terminal.call('counter.redeem', wrong)).toMatchObject({
      problem: { code: 'manager.wrongPin', triesLeft: 4 },
    })
    await terminal.ask('counter.redeem', { ...sale, override: { pin: PIN, reason: '熟客' } })
    await terminal.close()
    const ledger = new Database(join(folder, 'ledger.db'), { readonly: true })
    onTestFinished(() => void ledger.close())
    expect(ledger.prepare('SELECT sale_id, manager, reason, breaches FROM override').all()).toEqual(
      [
        {
          sale_id: sale.saleId,
          manager: '苏店长',
          reason: '熟客',
          breaches: '[{"code":"memberCount","limit":2,"used":0,"wanted":3}]',
        },
      ],
    )
    expect(ledger.prepare('SELECT offline FROM sale').all()).toEqual([{ offline: 1 }])
    // The trail that an owner reads tells it too.
    const trail =
      "SELECT staff, approved_by, subject FROM audit_entry WHERE kind = 'sales.override'"
    expect(ledger.prepare(trail).all()).toEqual([
      { staff: '01 练习收银员', approved_by: '苏店长', subject: sale.saleId },
    ])
    expect(verifyLedger(ledger).ok).toBe(true)
  })

  it('a template that the owner keeps for the line is not usable, whoever asks', async () => {
    const { terminal } = await offlineTerminal({ neverTemplates: [] })
    const { templates } = await terminal.ask('offline.rules', null)
    const neverTemplates = templates.map(({ id }) => id)
    await setPolicy(terminal, { neverTemplates }, null)
    await terminal.ask('manager.setPin', { oldPin: null, newPin: PIN, name: '苏店长' })
    expect(
      await terminal.call('counter.redeem', {
        ...order('501'),
        override: { pin: PIN, reason: '熟客' },
      }),
    ).toMatchObject({ ok: false, problem: { code: 'redeem.notUsable' } })
  })
})

describe('the rules and the ledger', () => {
  it('are changed and restored by the manager alone as soon as there is one', async () => {
    const folder = tempFolder()
    const parts = terminalParts(folder, { url: 'http://127.0.0.1:1', token: '' })
    const terminal = openTestTerminal(parts)
    await terminal.ask('manager.setPin', { oldPin: null, newPin: PIN, name: '苏店长' })
    const policy = { ...offlinePolicySchema.parse({}), maxHoursSinceContact: 1 }
    expect(await terminal.call('offline.setPolicy', { policy, pin: null })).toMatchObject({
      problem: { code: 'manager.pinNeeded' },
    })
    expect(
      await terminal.call('manager.setPin', { oldPin: '0000', newPin: '1234', name: '别人' }),
    ).toMatchObject({ problem: { code: 'manager.wrongPin' } })
    for (const [pin, code] of [
      [null, 'manager.pinNeeded'],
      ['0000', 'manager.wrongPin'],
      [PIN, 'backup.gone'],
    ] as const) {
      expect(await terminal.call('ledger.restore', { name: 'no.db', pin })).toMatchObject({
        problem: { code },
      })
    }
    const rules = await terminal.ask('offline.setPolicy', { policy, pin: PIN })
    expect(rules).toMatchObject({ manager: '苏店长', policy })
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain(PIN)
  })
})

describe('after a restart without a line', () => {
  async function restarted(turned: number, without: 'memory' | null = null) {
    const { terminal, folder, api } = await offlineTerminal({})
    await terminal.close()
    const parts = terminalParts(without ? tempFolder() : folder, api)
    const next = openTestTerminal({ ...parts, localNow: () => Date.now() + turned })
    if (without) await next.ask('session.startTraining', null)
    await next.call('shops.list', null)
    return (await next.ask('status.get', null)) ?? null
  }

  it('the last contact is still known', async () => {
    const { line, clock, allowance } = await restarted(0)
    expect(clock.state).toBe('trusted')
    expect(line.lastAnswerAt).not.toBeNull()
    expect(allowance?.breaches).toEqual([])
  })

  it('a clock that jumped back is told', async () => {
    expect((await restarted(-3_600_000)).clock.state).toBe('jumpedBack')
  })

  it('a clock put forward by days does not make the last contact recent', async () => {
    const { allowance } = await restarted(3 * 86_400_000)
    expect(allowance?.breaches).toMatchObject([{ code: 'tooLongOffline', hours: 72 }])
  })

  it('a terminal that never had a contact asks for the manager', async () => {
    const { clock, allowance } = await restarted(0, 'memory')
    expect(clock.state).toBe('untrusted')
    expect(allowance?.breaches).toEqual([{ code: 'neverContacted' }])
  })
})
