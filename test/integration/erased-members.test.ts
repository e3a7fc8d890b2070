import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { orderedId } from '@shared/domain/ordered-id'
import { silentLog } from '../../src-main/log'
import { createCache } from '../../src-main/store/cache'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { tempFolder } from '../support/temp-folder'
import { pulledTerminal, type TestTerminal } from '../support/terminal'

const MEMBER = 10_001
const OTHER = 10_002
const [USED, HELD, OF_OTHER] = [501, 502, 503] as const

async function anApi(): Promise<InProcessApi> {
  const coupons = [{ id: USED }, { id: HELD }, { id: OF_OTHER, memberId: OTHER }]
  const api = await startEmbeddedApi({ coupons })
  onTestFinished(() => api.close())
  return api
}
const erase = (api: InProcessApi, id = MEMBER) => api.call('/member/erase', { member_id: id })
const dataOf = async (api: InProcessApi, path: string, fields: Record<string, string | number>) =>
  (await api.call(path, fields)).data as Record<string, unknown> & Record<string, unknown>[]

describe('a member who is erased at the back end', () => {
  it('is nobody any more: not found, not given to, opened by no card, and says so to whoever follows', async () => {
    const api = await anApi()
    const used = await api.call('/user/auditelecoupon', { mem_coupon_id: USED, shop_id: 2 })
    expect(used.code).toBe(0)
    const card = await dataOf(api, '/member/issuecard', { member_id: MEMBER })
    const before = await dataOf(api, '/sync/members', {})
    const erased = await dataOf(api, '/member/erase', { member_id: MEMBER })
    expect(erased).toEqual({ member_id: MEMBER, erase_date: expect.any(Number) })
    expect(await dataOf(api, '/member/erase', { member_id: MEMBER })).toEqual(erased)

    expect(await dataOf(api, '/member/getlist', { keyword: MEMBER })).toEqual([])
    const sheet = await dataOf(api, '/member/sheet', { member_id: MEMBER })
    expect(sheet).toMatchObject({ member: null })
    expect((await api.call('/member/issuecard', { member_id: MEMBER })).code).not.toBe(0)
    expect(await dataOf(api, '/member/cards', { member_id: MEMBER })).toEqual([
      { serial: card['serial'], issue_date: card['issue_date'], revoke_date: expect.any(Number) },
    ])
    const after = await dataOf(api, '/sync/members', { after: String(before['next']) })
    expect(after['rows']).toEqual([
      {
        ...{ id: MEMBER, nickname: '', mobile: '', card_no: '', level_name: '', headimgurl: '' },
        erase_date: erased['erase_date'],
      },
    ])
    const held = await api.call('/user/auditelecoupon', { mem_coupon_id: HELD, shop_id: 2 })
    expect(held.code).not.toBe(0)
    expect((await erase(api, 99_999)).code).not.toBe(0)
    expect(sheet['coupons']).toEqual([])
    expect((await api.call('/member/codelink', { member_id: MEMBER })).code).not.toBe(0)
  })

  it('leaves a coupon to nobody whose redemption is taken back afterwards', async () => {
    const api = await anApi()
    const redeem = () => api.call('/user/auditelecoupon', { mem_coupon_id: USED, shop_id: 2 })
    expect((await redeem()).code).toBe(0)
    await erase(api)
    expect(
      (await api.call('/user/undoauditelecoupon', { mem_coupon_id: USED, reason: '退货' })).code,
    ).toBe(0)
    const again = await redeem()
    expect(again.code).not.toBe(0)
    expect(again.info).toContain('收回')
  })
})

async function redeemed(terminal: TestTerminal, memberId: number, couponId: number) {
  await terminal.ask('counter.find', { text: String(memberId) })
  const sale = { saleId: orderedId(Date.now()), memberId: String(memberId), billFen: null }
  return terminal.ask('counter.redeem', { ...sale, couponIds: [String(couponId)] })
}

function receiptsIn(folder: string) {
  const file = new Database(join(folder, 'ledger.db'))
  onTestFinished(() => void file.close())
  return file
    .prepare<[], { member_id: string; receipt: string }>(
      'SELECT member_id, receipt FROM sale ORDER BY member_id',
    )
    .all()
    .map(({ member_id, receipt }) => ({ id: member_id, ...JSON.parse(receipt).member }))
}

it('leaves the text index also where the program ended before that was done', () => {
  const folder = tempFolder()
  const file = join(folder, 'cache.db')
  const holds = () => readFileSync(file).includes('林小满')
  const open = () => createCache(file, silentLog)
  const member = { id: '7', name: '林小满', phone: null, cardNumber: null, level: null }
  const page = { cursor: 'm', more: false, total: null }
  const before = open()
  before.startOver('book', 1)
  before.addMembers('book', { ...page, rows: [member, { ...member, id: '8', name: '陈思琪' }] }, 2)
  while (before.tidy('book')) continue
  before.complete('book', 2)
  before.addMembers('book', { ...page, rows: [], erased: ['7'] }, 3)
  before.close()
  expect(holds()).toBe(true)
  const after = open()
  while (after.tidy('book')) continue
  expect(after.suggest('book', 'csq')).toHaveLength(1)
  after.close()
  expect(holds()).toBe(false)
})

it('is forgotten by the next pull of a terminal, and its ledger keeps the id alone', async () => {
  const api = await anApi()
  const folder = tempFolder()
  const first = await pulledTerminal(folder, api)
  const found = await first.ask('counter.find', { text: String(MEMBER) })
  const name = found.kind === 'one' ? (found.sheet.member.name ?? '') : ''
  expect(name).not.toBe('')
  await redeemed(first, MEMBER, USED)
  await redeemed(first, OTHER, OF_OTHER)
  await first.close()
  const bytes = () =>
    ['ledger.db', 'ledger.db-wal', 'cache.db', 'cache.db-wal']
      .filter((file) => readdirSync(folder).includes(file))
      .filter((file) => readFileSync(join(folder, file)).includes(name))
  expect(bytes()).toEqual(['ledger.db', 'cache.db'])

  await erase(api)
  const aside = join(folder, 'cache.damaged-20261101-080000.db')
  writeFileSync(aside, name)
  const second = await pulledTerminal(folder, api)
  for (const typed of [String(MEMBER), name]) {
    expect(await second.ask('members.suggest', { text: typed, ask: false })).toEqual([])
  }
  expect(await second.ask('counter.find', { text: String(MEMBER) })).toEqual({ kind: 'none' })
  await second.close()
  expect(receiptsIn(folder)).toEqual([
    { id: String(MEMBER), name: null, phone: null },
    { id: String(OTHER), name: expect.any(String), phone: expect.any(String) },
  ])
  expect(bytes()).toEqual([])
  expect(existsSync(aside)).toBe(false)
})
