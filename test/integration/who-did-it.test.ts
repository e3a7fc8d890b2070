import { orderedId } from '@shared/domain/ordered-id'
import { expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { join } from 'node:path'
import { signIn, staffedTerminal } from '../support/staffed-terminal'
import { tempFolder } from '../support/temp-folder'
import { WHOLE_TRAIL } from '../support/trail'

const MEMBER = '10001'
const NO_MORE = { backEndId: null, managerPin: null }

it('a sale is whoever’s asked for it, although the terminal locks before it is written', async () => {
  const terminal = await staffedTerminal()
  await signIn(terminal, 'cashier')
  await terminal.ask('counter.find', { text: MEMBER })
  const saleId = orderedId(Date.now())
  const order = { saleId, memberId: MEMBER, couponIds: ['501'], billFen: null }
  const asked = terminal.ask('counter.redeem', order)
  await terminal.ask('staff.lock', null)
  expect((await asked).receipt.cashier).toEqual({ number: '03', name: '米收银' })
})

it('a look at a phone number is whoever’s asked for it', async () => {
  const folder = tempFolder()
  const terminal = await staffedTerminal(folder)
  await terminal.ask('counter.find', { text: MEMBER })
  const asked = terminal.ask('members.revealPhone', { memberId: MEMBER })
  await terminal.ask('staff.lock', null)
  await asked
  const ledger = new Database(join(folder, 'ledger.db'), { readonly: true })
  const looks = ledger.prepare('SELECT staff, cause FROM phone_reveal').all()
  ledger.close()
  expect(looks).toEqual([{ staff: '01 苏店主', cause: 'asked' }])
})

it('what was tried and came to nothing stands in the trail as that', async () => {
  const terminal = await staffedTerminal()
  await signIn(terminal, 'owner')
  const twice = { id: null, number: '03', name: '李替班', role: 'cashier', active: true } as const
  const answer = await terminal.call('staff.save', { ...twice, pin: null, card: null, ...NO_MORE })
  expect(answer.ok).toBe(false)
  const { entries } = await terminal.ask('audit.list', WHOLE_TRAIL)
  const told = entries.map(({ kind, staff, call, about }) => [kind, staff, call, about])
  const tried = told.findIndex(([kind]) => kind === 'staff.save')
  expect(told.slice(tried - 1, tried + 1)).toEqual([
    ['action.failed', '01 苏店主', 'staff.save', { of: 'person', name: '03' }],
    ['staff.save', '01 苏店主', null, { of: 'person', name: '03 李替班' }],
  ])
})

it('another shop, and the days of an export, stand in the trail with whoever wanted them', async () => {
  const terminal = await staffedTerminal()
  await signIn(terminal, 'cashier')
  await terminal.ask('shops.choose', { shopId: '1' })
  await signIn(terminal, 'manager')
  const [from, to] = ['2026-11-01', '2026-11-30']
  const filter = { from, to, shops: [], staffs: [], templates: [], states: [], text: '小满' }
  await terminal.ask('records.export', { filter, view: 'all', format: 'csv' })
  await signIn(terminal, 'owner')
  const { entries } = await terminal.ask('audit.list', WHOLE_TRAIL)
  const told = entries.map(({ kind, staff, about }) => [kind, staff, about])
  expect(told).toContainEqual(['shops.choose', '03 米收银', { of: 'shop', name: '1' }])
  expect(told).toContainEqual([
    'records.export',
    '02 唐店长',
    { of: 'name', name: '2026-11-01 – 2026-11-30' },
  ])
})
