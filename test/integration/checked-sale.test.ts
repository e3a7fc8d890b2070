import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startEmbeddedApi } from '../support/embedded-api'
import { passOn, startProxy, type Passage } from '../support/fault-proxy'
import { readyTerminal } from '../support/terminal'
import { tempFolder } from '../support/temp-folder'

const MEMBER = '10001'
const order = () => ({
  saleId: randomUUID(),
  memberId: MEMBER,
  couponIds: ['501'],
  billFen: null,
})

/** An online terminal that shows a member out of its cache, and answers that come when the test says so. */
async function shownFromCache() {
  const api = await startEmbeddedApi({ coupons: [{ id: 501 }, { id: 502 }] })
  onTestFinished(() => api.close())
  const proxy = await startProxy(api.url)
  onTestFinished(() => proxy.cut())
  const terminal = await readyTerminal(tempFolder(), { ...api, url: proxy.url })
  await terminal.ask('counter.find', { text: MEMBER })
  // What was found is kept behind its answer; another answer comes after that.
  await terminal.ask('shops.list', null)
  const held: Passage[] = []
  proxy.handle = (passage) => void held.push(passage)
  const checked = terminal.heard('member.checked', () => true)
  const found = await terminal.ask('counter.find', { text: MEMBER })
  expect(found).toMatchObject({ kind: 'one', sheet: { source: 'cache', checking: true } })
  return {
    api,
    terminal,
    checked,
    async answer() {
      proxy.handle = passOn
      await Promise.all(held.splice(0).map(passOn))
    },
  }
}

describe('a sale while the line is up, from a sheet out of the cache', () => {
  it('is no offline sale once the back end has said the same', async () => {
    const { terminal, answer, checked } = await shownFromCache()
    await answer()
    await checked
    expect(await terminal.ask('offline.allowance', { memberId: MEMBER })).toBeNull()
    expect((await terminal.ask('counter.redeem', order())).receipt.offline).toBe(false)
  })

  it('is none either when the answer comes while the cashier confirms', async () => {
    const { terminal, answer } = await shownFromCache()
    const sale = terminal.ask('counter.redeem', order())
    await answer()
    expect((await sale).receipt.offline).toBe(false)
  })

  it('is judged by the answer that comes while the cashier confirms', async () => {
    const { api, terminal, answer } = await shownFromCache()
    await api.call('/user/auditelecoupon', { mem_coupon_id: 501 })
    const sale = terminal.call('counter.redeem', order())
    await answer()
    expect(await sale).toMatchObject({ ok: false, problem: { code: 'redeem.notUsable' } })
  })

  it('is an offline sale when the back end stays silent', async () => {
    const { terminal, answer } = await shownFromCache()
    expect((await terminal.ask('counter.redeem', order())).receipt.offline).toBe(true)
    await answer()
  })
})
