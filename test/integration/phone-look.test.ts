import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { MemberSheet } from '@shared/domain/view'
import { ProblemError } from '@shared/ipc/result'
import { noteShown } from '../../src-main/counter/reveal-phone'
import { startEmbeddedApi } from '../support/embedded-api'
import { tempFolder } from '../support/temp-folder'
import { readyTerminal } from '../support/terminal'
import { DESK } from '../support/till'

const PHONE = '19900000001'
const MEMBER = '10001'
const LOOKS = { full: PHONE, middle: '199 **** 0001', lastFour: '*** **** 0001' }

async function aCounter() {
  const api = await startEmbeddedApi({
    coupons: [{ id: 501 }, { id: 502, memberId: 10_002 }],
  })
  onTestFinished(() => api.close())
  const folder = tempFolder()
  const terminal = await readyTerminal(folder, api)
  await terminal.ask('session.setCashier', { id: null, number: '07', name: '林恬' })
  const find = () => terminal.ask('counter.find', { text: MEMBER })
  return {
    ...{ folder, terminal, find },
    look: (look: keyof typeof LOOKS) => terminal.ask('members.setPhoneLook', { look, pin: null }),
    /** What the ledger has noted, oldest first; the terminal is closed for it. */
    async noted() {
      await terminal.close()
      const file = new Database(join(folder, 'ledger.db'), { readonly: true })
      onTestFinished(() => void file.close())
      return file
        .prepare<[], Record<string, unknown>>('SELECT * FROM phone_reveal ORDER BY at')
        .all()
    },
  }
}

describe('a whole phone number', () => {
  it('is shown when asked for, and the ledger notes to whom', async () => {
    const { terminal, find, noted } = await aCounter()
    expect(await find()).toMatchObject({ sheet: { member: { phone: LOOKS.middle } } })
    const before = Date.now()
    expect(await terminal.ask('members.revealPhone', { memberId: MEMBER })).toEqual({
      phone: PHONE,
    })
    const rows = await noted()
    expect(rows).toEqual([
      {
        at: expect.any(Number),
        connection_id: expect.any(String),
        member_id: MEMBER,
        shop_id: '2',
        staff: '07 林恬',
        cause: 'asked',
      },
    ])
    expect(Math.abs(Number(rows[0]?.at) - before)).toBeLessThan(60_000)
  })

  it('is not shown of a member who is not open', async () => {
    const { terminal, noted } = await aCounter()
    expect(await terminal.call('members.revealPhone', { memberId: MEMBER })).toMatchObject({
      ok: false,
      problem: { code: 'redeem.memberNotOpen' },
    })
    expect(await noted()).toEqual([])
  })

  it('stays noted', async () => {
    const { folder, terminal, find, noted } = await aCounter()
    await find()
    await terminal.ask('members.revealPhone', { memberId: MEMBER })
    await noted()
    const file = new Database(join(folder, 'ledger.db'))
    onTestFinished(() => void file.close())
    expect(() => file.exec('DELETE FROM phone_reveal')).toThrow('append-only')
    expect(() => file.exec("UPDATE phone_reveal SET staff = ''")).toThrow('append-only')
  })

  it('is noted each time that a terminal shows it by its setting', async () => {
    const { terminal, find, look, noted } = await aCounter()
    expect(await look('full')).toMatchObject({ phoneLook: 'full' })
    await find()
    await terminal.ask('counter.openMember', { memberId: MEMBER, fresh: false })
    expect((await noted()).map(({ cause }) => cause)).toEqual(['setting', 'setting'])
  })
})

it('no number is shown whole that cannot be noted, and the counter goes on', () => {
  const sheet = {
    ...{ coupons: [], asOf: 0, source: 'live', checking: false, today: '2026-03-04' },
    ...{ scannedCouponId: null },
    member: { id: MEMBER, name: null, phone: PHONE, cardNumber: null, level: null },
  } satisfies MemberSheet
  const noteReveal = () => {
    throw new ProblemError({ code: 'storage.full', path: '/' })
  }
  const tools = { clock: { now: () => 1 }, ledger: { noteReveal } }
  const desk = { ...DESK, phoneLook: 'full' } as const
  expect(noteShown(sheet, desk, tools).member.phone).toBe(LOOKS.middle)
  expect(noteShown(sheet, { ...desk, phoneLook: 'middle' }, tools)).toBe(sheet)
})

describe.each(['full', 'middle', 'lastFour'] as const)('a terminal that shows %s', (look) => {
  it('shows as much of a member, and less in lists and on receipts', async () => {
    const { terminal, find, look: set } = await aCounter()
    await set(look)
    expect(await find()).toMatchObject({ sheet: { member: { phone: LOOKS[look] } } })
    const inPassing = look === 'full' ? LOOKS.middle : LOOKS[look]
    const sale = await terminal.ask('counter.redeem', {
      saleId: randomUUID(),
      memberId: MEMBER,
      couponIds: ['501'],
      billFen: null,
    })
    expect(sale.receipt.member.phone).toBe(inPassing)
    const list = await terminal.ask('counter.find', { text: '测试会员' })
    expect(list).toMatchObject({ kind: 'several', members: [{ phone: inPassing }, {}] })
    const rows = await terminal.ask('members.suggest', { text: '0001', ask: false })
    expect(rows?.[0]).toMatchObject({ member: { phone: inPassing } })
  })
})

it('how much is shown is the manager’s to change', async () => {
  const { terminal } = await aCounter()
  await terminal.ask('manager.setPin', { name: '店长', newPin: '246810', oldPin: null })
  const change = (pin: string | null) =>
    terminal.call('members.setPhoneLook', { look: 'full', pin })
  expect(await change(null)).toMatchObject({ problem: { code: 'manager.pinNeeded' } })
  expect(await change('246810')).toMatchObject({ ok: true, value: { phoneLook: 'full' } })
})
