import { afterEach, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import { testConnection } from '../../src-main/coupon-api/test-connection'
import { silentLog } from '../../src-main/log'
import { ProblemError } from '../../src-shared/ipc/result'
import {
  closedPort,
  connectionTo,
  recordingLine,
  send,
  startServer,
  success,
  type SeenRequest,
  type TestServer,
} from '../support/fault-server'

let server: TestServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

type Reply = unknown | ((request: SeenRequest) => unknown)

/** A back end that answers each path so (page 1 alone has rows) and refuses every other. */
async function backEnd(replies: Record<string, Reply>) {
  server = await startServer((request, response) => {
    const { path, fields } = request
    if (fields.page !== undefined && fields.page !== '1') {
      return send(response, JSON.stringify(success([])))
    }
    const reply = replies[path]
    const answer =
      typeof reply === 'function' ? (reply as (r: SeenRequest) => unknown)(request) : reply
    send(response, JSON.stringify(answer ?? { code: 404, info: '没有这个接口' }))
  })
  return createGateway(connectionTo(server.url), null, { log: silentLog, line: recordingLine() })
}

const paths = () => server?.seen.map(({ path }) => path) ?? []
const unexpected = new ProblemError({ code: 'api.unexpected' })

describe('a member’s coupons', () => {
  const DAY_MS = 86_400_000
  const day = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10)

  const listsOf =
    (byState: Record<string, unknown[]>) =>
    ({ fields }: SeenRequest) =>
      success(byState[fields.state ?? ''] ?? [])

  it('are put together field by field from the lists that know them', async () => {
    const gateway = await backEnd({
      '/member/couponlist': listsOf({
        '0': [
          {
            id: 1,
            coupon_title: '满减券',
            type: '1',
            deduction: '10.50',
            start_date: '2026-01-01',
          },
        ],
      }),
      '/user/auditelecouponlist': success([
        { id: '1', use_week: '5,1,1', end_date: '2026-12-31 00:00:00' },
      ]),
    })
    expect(await gateway.couponsOf('9')).toMatchObject([
      {
        id: '1',
        memberId: '9',
        title: '满减券',
        kind: 'cash',
        deductionFen: 1050,
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        weekdays: [1, 5],
      },
    ])
  })

  it('a use that one list knows counts, whatever the other says', async () => {
    const gateway = await backEnd({
      '/member/couponlist': listsOf({ '1': [{ id: 1, use_date: 1543290243, use_week: '' }] }),
      '/user/auditelecouponlist': success([{ id: 1, use_date: 0 }]),
    })
    expect(await gateway.couponsOf('9')).toMatchObject([{ usedAt: 1543290243_000 }])
  })

  it('listed as used only: used, even if nobody knows when', async () => {
    const gateway = await backEnd({
      '/member/couponlist': listsOf({ '1': [{ id: 1, use_date: 0 }] }),
      '/user/auditelecouponlist': success([]),
    })
    const [coupon] = await gateway.couponsOf('9')
    expect(coupon?.usedAt).not.toBeNull()
  })

  it('a back end that ignores the state does not make every coupon used', async () => {
    const gateway = await backEnd({
      '/member/couponlist': success([{ id: 1, use_date: 0, use_week: '' }]),
      '/user/auditelecouponlist': success([]),
    })
    expect(await gateway.couponsOf('9')).toMatchObject([{ id: '1', usedAt: null }])
  })

  it('given away needs the date and the receiver', async () => {
    const rows = [
      { id: 1, give_date: 1543290243, receive_id: 12, use_week: '' },
      { id: 2, give_date: 1543290243, receive_id: 0, use_week: '' },
      { id: 3, give_date: 0, receive_id: '12', use_week: '' },
    ]
    const gateway = await backEnd({
      '/member/couponlist': listsOf({ '0': rows }),
      '/user/auditelecouponlist': success([]),
    })
    const given = (await gateway.couponsOf('9')).map(({ givenAwayAt }) => givenAwayAt)
    expect(given).toEqual([1543290243_000, null, null])
  })

  it('weekdays that no list tells are asked for, for coupons that look usable only', async () => {
    const rows = [
      { id: 1, start_date: day(-5), end_date: day(5) },
      { id: 2, end_date: day(-5) },
      { id: 3, start_date: day(5) },
      { id: 4, give_date: 1543290243, receive_id: 12 },
      { id: 5, use_week: '' },
    ]
    const gateway = await backEnd({
      '/member/couponlist': listsOf({ '0': rows }),
      '/user/auditelecouponlist': success([]),
      '/user/couponinfo': ({ fields }: SeenRequest) => success({ id: fields.id, use_week: '1,2' }),
    })
    const coupons = await gateway.couponsOf('9')
    expect(coupons.find(({ id }) => id === '1')?.weekdays).toEqual([1, 2])
    const asked = server?.seen.filter(({ path }) => path === '/user/couponinfo')
    expect(asked?.map(({ fields }) => fields.id)).toEqual(['1'])
  })

  it('a back end that tells weekdays nowhere is asked for them once', async () => {
    const gateway = await backEnd({
      '/member/couponlist': listsOf({ '0': [{ id: 1 }, { id: 2 }] }),
      '/user/auditelecouponlist': success([]),
    })
    await gateway.couponsOf('9')
    await gateway.couponsOf('9')
    expect(paths().filter((path) => path === '/user/couponinfo')).toHaveLength(2)
  })

  it('an answer about another coupon than the one asked for is not shown', async () => {
    const gateway = await backEnd({ '/user/couponinfo': success({ id: 8 }) })
    await expect(gateway.coupon('7')).rejects.toEqual(unexpected)
  })
})

describe('what became of a redemption', () => {
  const USED = 1_700_000_000
  const question = { couponId: '7', requestId: 'req-1', since: USED * 1000 - 500 }
  const record = { id: 31, mem_coupon_id: '7', create_date: USED, shop_id: 2, user_id: 1001 }
  const health = success({ product: 'coupon-counter', extensions: ['request-id', 'unheard-of'] })

  it('by its request id, where the back end keeps those', async () => {
    const gateway = await backEnd({ '/health': health, '/user/auditinfo': success(record) })
    await gateway.discover()
    expect(await gateway.fateOf(question)).toEqual({
      kind: 'redeemed',
      at: USED * 1000,
      shopId: '2',
      staffId: '1001',
      requestId: 'req-1',
      remoteId: '31',
    })
    expect(server?.seen.at(-1)?.fields).toEqual({ request_id: 'req-1' })
  })

  it('a request id that belongs to another coupon answers nothing', async () => {
    const other = { ...record, mem_coupon_id: 8 }
    const gateway = await backEnd({ '/health': health, '/user/auditinfo': success(other) })
    await gateway.discover()
    await expect(gateway.fateOf(question)).rejects.toEqual(unexpected)
  })

  it('by the request that the coupon itself names', async () => {
    const used = { id: 7, use_date: USED, shop_id: 3, request_id: 'req-1' }
    const gateway = await backEnd({ '/user/couponinfo': success(used) })
    expect(await gateway.fateOf(question)).toMatchObject({ shopId: '3', requestId: 'req-1' })
  })

  it('used by another request: never taken for ours', async () => {
    const gateway = await backEnd({
      '/health': health,
      '/user/couponinfo': success({ id: 7, use_date: USED, shop_id: 3, user_id: 5, use_id: 30 }),
    })
    await gateway.discover()
    expect(await gateway.fateOf(question)).toEqual({
      kind: 'redeemed',
      at: USED * 1000,
      shopId: '3',
      staffId: '5',
      requestId: '',
      remoteId: '30',
    })
  })

  it('by the coupon, with who and where from the list', async () => {
    const gateway = await backEnd({
      '/user/couponinfo': success({ id: 7, use_date: String(USED), user_id: 1 }),
      '/auditelecoupon/getlist': success([{ ...record, id: 30, mem_coupon_id: 6 }, record]),
    })
    expect(await gateway.fateOf(question)).toEqual({
      kind: 'redeemed',
      at: USED * 1000,
      shopId: '2',
      staffId: '1001',
      requestId: null,
      remoteId: '31',
    })
    const asked = server?.seen.at(-1)?.fields
    expect(asked).toMatchObject({ begin: '2023-11-14', end: '2023-11-16' })
  })

  it('a used coupon is used, even if the list will not answer', async () => {
    const gateway = await backEnd({ '/user/couponinfo': success({ id: 7, use_date: USED }) })
    expect(await gateway.fateOf(question)).toMatchObject({ kind: 'redeemed', shopId: null })
  })

  it('by the list, where the coupon still looks unused', async () => {
    const gateway = await backEnd({
      '/user/couponinfo': success({ id: 7, use_date: 0 }),
      '/auditelecoupon/getlist': success([record]),
    })
    expect(await gateway.fateOf(question)).toMatchObject({ kind: 'redeemed', remoteId: '31' })
  })

  it('unused and not in the list: not redeemed', async () => {
    const gateway = await backEnd({
      '/user/couponinfo': success({ id: 7, use_date: 1111 }),
      '/auditelecoupon/getlist': success([{ ...record, mem_coupon_id: 6 }]),
    })
    expect(await gateway.fateOf(question)).toEqual({ kind: 'notRedeemed' })
  })

  it.each([
    ['the coupon is not understood', { '/user/couponinfo': success({ id: 7, use_date: 'soon' }) }],
    ['no list answers', { '/user/couponinfo': success({ id: 7, use_date: 0 }) }],
    ['the token is refused', { '/user/couponinfo': { code: 1401, info: '' } }],
  ])('stays open when %s', async (_name, replies) => {
    const gateway = await backEnd(replies)
    await expect(gateway.fateOf(question)).rejects.toBeInstanceOf(ProblemError)
  })
})

describe('discovery', () => {
  it('knows the extensions by name and ignores others', async () => {
    const extensions = ['member-search', 'health', 'telepathy']
    const gateway = await backEnd({ '/health': success({ product: 'coupon-counter', extensions }) })
    expect(gateway.capabilities.size).toBe(0)
    expect([...(await gateway.discover())]).toEqual(['member-search', 'health'])
    expect(gateway.capabilities.has('member-search')).toBe(true)
  })

  it.each([
    ['refuses', 200, '{"code":404,"info":""}'],
    ['answers something else', 200, '{"code":0,"data":{"status":"UP"}}'],
    ['answers HTML', 200, '<html>'],
    ['has no such path', 404, '<html>'],
    ['wants a log-in for any path', 401, ''],
  ])(
    'a back end that %s has no extensions, and its line is not to blame',
    async (_name, status, text) => {
      server = await startServer((_request, response) => send(response, text, status))
      const line = recordingLine()
      const gateway = createGateway(connectionTo(server.url), null, { log: silentLog, line })
      expect((await gateway.discover()).size).toBe(0)
      expect(line.heard.failed).toEqual([])
    },
  )

  it.each([500, 502, 503])('HTTP %i says nothing of extensions', async (status) => {
    server = await startServer((_request, response) => send(response, '', status))
    const gateway = createGateway(connectionTo(server.url), null, {
      log: silentLog,
      line: recordingLine(),
    })
    await expect(gateway.discover()).rejects.toEqual(new ProblemError({ code: 'api.http', status }))
  })

  it('can be given up', async () => {
    server = await startServer(() => undefined)
    const line = recordingLine()
    const gateway = createGateway(connectionTo(server.url), null, { log: silentLog, line })
    const control = new AbortController()
    const asked = gateway.discover(control.signal)
    control.abort()
    await expect(asked).rejects.toBeInstanceOf(ProblemError)
    expect(line.heard.failed).toEqual([])
  })
})

describe('a connection test', () => {
  const good = {
    '/auditelecoupon/getshoplist': success([
      { id: 1, name: '一店' },
      { id: 2, name: '二店' },
    ]),
    '/auditelecoupon/getlist': success([]),
  }
  const report = async (replies: Record<string, Reply>) => {
    await backEnd(replies)
    return testConnection(connectionTo(server?.url ?? ''), 'token', { log: silentLog })
  }

  it('says what it found', async () => {
    const health = success({ product: 'coupon-counter', extensions: ['undo'] })
    expect(await report({ ...good, '/health': health })).toEqual({
      ok: true,
      problem: null,
      shops: 2,
      latencyMs: expect.any(Number),
      capabilities: ['undo'],
    })
    expect(await report(good)).toMatchObject({ ok: true, capabilities: [] })
  })

  it.each<[string, Record<string, Reply>, object]>([
    [
      'a token that lists shops but no records',
      { ...good, '/auditelecoupon/getlist': { code: 1401, info: '' } },
      { code: 'api.unauthorized' },
    ],
    ['no shops', { ...good, '/auditelecoupon/getshoplist': success([]) }, { code: 'api.noShops' }],
    [
      'not this kind of API',
      { '/auditelecoupon/getshoplist': { result: 1, msg: 'ok', data: [] } },
      { code: 'api.unexpected' },
    ],
  ])('says what is wrong: %s', async (_name, replies, problem) => {
    expect(await report(replies)).toMatchObject({ ok: false, problem, shops: 0 })
  })

  it('says what is wrong: the address', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`
    expect(await testConnection(connectionTo(url), null, { log: silentLog })).toEqual({
      ok: false,
      problem: { code: 'api.unreachable', host: url.slice('http://'.length) },
      shops: 0,
      latencyMs: null,
      capabilities: [],
    })
  })
})
