import { randomUUID } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startEmbeddedApi } from '../support/embedded-api'
import { readyTerminal } from '../support/terminal'
import { tempFolder } from '../support/temp-folder'

const MEMBER = '10001'

async function anApi() {
  const api = await startEmbeddedApi({
    coupons: [{ id: 501, title: '立减券', deductionFen: 1000 }],
  })
  onTestFinished(() => api.close())
  return api
}

describe('another connection', () => {
  const draft = {
    dialect: 'auditelecoupon' as const,
    pathPrefix: '',
    tokenTransport: 'bearer' as const,
    tokenName: 'token',
    timeZone: 'Asia/Shanghai',
    timeoutMs: 5000,
  }

  it("does not redeem what the former back end's member held", async () => {
    const [one, two] = [await anApi(), await anApi()]
    const terminal = await readyTerminal(tempFolder(), one)
    await terminal.ask('counter.find', { text: MEMBER })
    await terminal.ask('connection.save', {
      ...draft,
      baseUrl: two.url,
      token: two.token,
      sameBackEnd: false,
    })
    await terminal.ask('shops.choose', { shopId: '2' })
    const answer = await terminal.call('counter.redeem', {
      saleId: randomUUID(),
      memberId: MEMBER,
      couponIds: ['501'],
      billFen: null,
    })
    expect(answer).toMatchObject({ ok: false, problem: { code: 'redeem.memberNotOpen' } })
  })

  it('gets the stored token only where it was saved for', async () => {
    const api = await anApi()
    const terminal = await readyTerminal(tempFolder(), api)
    const kept = { ...draft, baseUrl: api.url, sameBackEnd: false }
    await terminal.ask('connection.save', { ...kept, token: api.token })
    expect(await terminal.ask('connection.test', { ...kept, token: null })).toMatchObject({
      ok: true,
      shops: 3,
    })
    const elsewhere = { ...kept, baseUrl: 'http://127.0.0.1:9', token: null }
    for (const call of ['connection.test', 'connection.save'] as const) {
      expect(await terminal.call(call, elsewhere)).toMatchObject({
        ok: false,
        problem: { code: 'connection.tokenNeeded' },
      })
    }
  })

  it('takes what waits along when the same back end has a new address', async () => {
    const api = await anApi()
    const terminal = await readyTerminal(tempFolder(), api)
    await terminal.ask('connection.save', {
      ...draft,
      baseUrl: api.url,
      token: api.token,
      sameBackEnd: false,
    })
    await terminal.ask('shops.choose', { shopId: '2' })
    await terminal.ask('counter.find', { text: MEMBER })
    await api.running.close()
    await terminal.ask('counter.redeem', {
      saleId: randomUUID(),
      memberId: MEMBER,
      couponIds: ['501'],
      billFen: null,
    })
    await terminal.ask('sales.settleNow', null)
    expect((await terminal.ask('status.get', null)).unsettled).toEqual({ pending: 1, unknown: 0 })
    const moved = await anApi()
    await terminal.ask('connection.save', {
      ...draft,
      baseUrl: moved.url,
      token: moved.token,
      sameBackEnd: true,
    })
    await terminal.ask('sales.settleNow', null)
    expect((await terminal.ask('status.get', null)).unsettled).toEqual({ pending: 0, unknown: 0 })
    expect((await moved.call('/auditelecoupon/getlist', { page: 1, limit: 10 })).data).toHaveLength(
      1,
    )
  })
})
