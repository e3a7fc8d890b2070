import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import { testConnection } from '../../src-main/coupon-api/test-connection'
import { silentLog } from '../../src-main/log'
import { addDays, dayOf } from '../../src-shared/domain/calendar'
import { ProblemError } from '../../src-shared/ipc/result'
import { cash, termsOf } from '../support/coupons'
import { startEmbeddedApi, TIME_ZONE, TOKEN, type InProcessApi } from '../support/embedded-api'
import { MEMBER } from '../support/embedded-api-fixtures'
import { connectionTo, recordingLine } from '../support/fault-server'

// Sunday, 22 November 2026, noon in Shanghai: the API's clock, so that no test depends on the day it runs on.
const NOON = Date.parse('2026-11-22T04:00:00Z')
const OTHER_MEMBER = 10_002

let api: InProcessApi
beforeAll(async () => {
  api = await startEmbeddedApi({
    clock: () => NOON,
    coupons: [
      { id: 1, title: '满减十元', deductionFen: 1050 },
      { id: 2, title: '咖啡一杯', type: 2, deductionFen: 2000 },
      { id: 3, useWeek: '1,2,3' },
      { id: 4, starts: 3, ends: 9 },
      { id: 5, starts: -30, ends: -1 },
      { id: 6, usedOn: -2 },
      { id: 7, givenTo: OTHER_MEMBER },
      { id: 8 },
      { id: 9 },
      ...Array.from({ length: 130 }, (_, index) => ({ id: 1000 + index, memberId: OTHER_MEMBER })),
    ],
  })
})
afterAll(() => api.close())

async function open(token: string | null = TOKEN) {
  const line = recordingLine()
  const connection = connectionTo(api.url, { tokenTransport: 'bearer', timeZone: TIME_ZONE })
  const gateway = createGateway(connection, token, { log: silentLog, line })
  await gateway.discover()
  return { gateway, line, connection }
}

describe('the client and this project’s own API, each written from the documents alone', () => {
  it('agree on what is possible and on the shops', async () => {
    const { gateway } = await open()
    expect([...gateway.capabilities].sort()).toEqual([
      'health',
      'member-codes',
      'member-search',
      'member-sheet',
      'request-id',
      'shop-on-redeem',
      'staff-login',
      'sync',
      'templates',
      'undo',
    ])
    expect(await gateway.shops()).toEqual(
      ['1', '2', '3'].map((id) => ({ id, name: `测试店${id}`, address: '测试路' })),
    )
  })

  it('find a member by id, phone, last four digits, card and name', async () => {
    const { gateway } = await open()
    const member = {
      id: String(MEMBER),
      name: `测试会员${MEMBER}`,
      phone: '19900000001',
      cardNumber: `8866${MEMBER}`,
      level: '普通会员',
    }
    for (const keyword of [member.id, member.phone, '0001', member.cardNumber, member.name]) {
      expect(await gateway.searchMembers(keyword, 5)).toEqual([member])
    }
    expect(await gateway.searchMembers('无此人', 5)).toEqual([])
    expect(await gateway.searchMembers('测试', 1)).toHaveLength(1)
  })

  it('agree on every coupon of a member', async () => {
    const { gateway } = await open()
    const coupons = await gateway.couponsOf(String(MEMBER))
    const byId = Object.fromEntries(coupons.map((coupon) => [coupon.id, coupon]))
    expect(Object.keys(byId)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
    expect(byId['1']).toMatchObject({
      title: '满减十元',
      terms: cash(1050),
      memberId: String(MEMBER),
      startsOn: '2026-11-21',
      endsOn: '2026-12-22',
      weekdays: [],
      usedAt: null,
      givenAwayAt: null,
    })
    expect(byId['2']).toMatchObject({ terms: termsOf({ kind: 'exchange', goodsId: null }) })
    expect(byId['3']).toMatchObject({ weekdays: [1, 2, 3], weekdayFlag: true })
    expect(byId['4']).toMatchObject({ startsOn: '2026-11-25', endsOn: '2026-12-01' })
    expect(byId['5']).toMatchObject({ endsOn: '2026-11-21', usedAt: null })
    expect(byId['6']).toMatchObject({
      usedAt: NOON - 2 * 86_400_000,
      usedInShopId: '2',
      usedByStaffId: '1001',
    })
    expect(byId['7']?.givenAwayAt).toBe(NOON - 86_400_000)
  })

  it('take a redemption back once, again without harm, and not one that nobody made', async () => {
    const { gateway } = await open()
    expect(gateway.undoWindowMs).toBeGreaterThan(0)
    const order = { couponId: '9', memberId: '10001', shopId: '2', requestId: randomUUID() }
    await gateway.redeem(order)
    expect(await gateway.undo(order)).toEqual({ kind: 'undone' })
    expect(await gateway.undo(order)).toEqual({ kind: 'undone' })
    expect((await gateway.coupon('9'))?.usedAt).toBeNull()
    const stranger = { ...order, requestId: randomUUID() }
    expect(await gateway.undo(stranger)).toMatchObject({ kind: 'refused', apiCode: 1405 })
  })

  it('read a list longer than a page whole', async () => {
    const { gateway } = await open()
    const ids = (await gateway.couponsOf(String(OTHER_MEMBER))).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(130)
  })

  it('know one coupon, and when there is none', async () => {
    const { gateway } = await open()
    expect(await gateway.coupon('6')).toMatchObject({
      usedAt: NOON - 2 * 86_400_000,
      usedInShopId: '2',
      usedByStaffId: '1001',
    })
    expect(await gateway.coupon('404404')).toBeNull()
    expect(await gateway.coupon('99999999999999999999')).toBeNull()
  })

  it('redeem once: accepted, the same request again accepted, another refused with the reason', async () => {
    const { gateway } = await open()
    const requestId = randomUUID()
    const order = { couponId: '1', memberId: '10001', shopId: '2', requestId }
    const accepted = await gateway.redeem(order)
    expect(accepted).toEqual({ kind: 'accepted', remoteId: expect.stringMatching(/^\d+$/) })
    expect(await gateway.redeem(order)).toEqual(accepted)

    const again = await gateway.redeem({ ...order, requestId: randomUUID() })
    expect(again).toMatchObject({ kind: 'refused', apiCode: 2001 })
    expect(again.kind === 'refused' && again.info).toMatch(/\p{Script=Han}/u)

    const fate = { kind: 'redeemed', at: NOON, shopId: '2' }
    const question = { couponId: '1', memberId: '10001', since: NOON }
    expect(await gateway.fateOf({ ...question, requestId })).toMatchObject({ ...fate, requestId })
    const elsewhere = await gateway.fateOf({ ...question, requestId: randomUUID() })
    expect(elsewhere).toMatchObject({ ...fate, requestId })

    const { records } = await gateway.records('2026-11-22', '2026-11-22')
    expect(records).toEqual([
      {
        id: accepted.kind === 'accepted' ? accepted.remoteId : '',
        couponId: '1',
        templateId: '1',
        memberId: String(MEMBER),
        memberName: `测试会员${MEMBER}`,
        title: '满减十元',
        shopId: '2',
        staffId: null,
        at: NOON,
      },
    ])
  })

  it('a client that knows of no extension learns the same from the documented calls', async () => {
    const connection = connectionTo(api.url, { tokenTransport: 'bearer', timeZone: TIME_ZONE })
    const gateway = createGateway(connection, TOKEN, { log: silentLog, line: recordingLine() })
    const order = { couponId: '8', memberId: '10001', shopId: '3', requestId: randomUUID() }
    const question = { ...order, since: NOON }
    expect(await gateway.fateOf(question)).toEqual({ kind: 'notRedeemed' })
    expect(await gateway.redeem(order)).toMatchObject({ kind: 'accepted' })
    expect(await gateway.fateOf(question)).toMatchObject({
      kind: 'redeemed',
      at: NOON,
      shopId: '3',
    })
    expect(await gateway.couponsOf(String(MEMBER))).toHaveLength(9)
  })

  it('not redeemed is said plainly', async () => {
    const { gateway } = await open()
    const question = { couponId: '9', memberId: '10001', requestId: randomUUID(), since: NOON }
    expect(await gateway.fateOf(question)).toEqual({ kind: 'notRedeemed' })
  })

  it.each([
    ['3', 2004],
    ['4', 2003],
    ['5', 2002],
    ['6', 2001],
    ['7', 2005],
    ['404404', 1404],
  ])('refuse coupon %s with code %i', async (couponId, apiCode) => {
    const { gateway } = await open()
    const outcome = await gateway.redeem({
      couponId,
      memberId: '10001',
      shopId: '1',
      requestId: randomUUID(),
    })
    expect(outcome).toMatchObject({ kind: 'refused', apiCode })
  })

  it('list records by whole days of the shop, newest first', async () => {
    const { gateway } = await open()
    const day = addDays(dayOf(NOON, TIME_ZONE), -2)
    const { records } = await gateway.records(day, day)
    expect(records.map(({ couponId, staffId }) => [couponId, staffId])).toEqual([['6', '1001']])
    const all = await gateway.records(day, dayOf(NOON, TIME_ZONE))
    expect(all.records.at(-1)?.couponId).toBe('6')
  })

  it.each([['a wrong token'], [null]])('token %j is refused', async (token) => {
    const { gateway, connection } = await open(token)
    await expect(gateway.shops()).rejects.toEqual(new ProblemError({ code: 'api.unauthorized' }))
    const order = { couponId: '9', memberId: '10001', shopId: '2', requestId: randomUUID() }
    const problem = { code: 'api.unauthorized' }
    expect(await gateway.redeem(order)).toEqual({ kind: 'notSent', problem })
    const report = await testConnection(connection, token, { log: silentLog })
    expect(report).toMatchObject({ ok: false, problem })
  })

  it('a connection test finds all well', async () => {
    const { connection } = await open()
    expect(await testConnection(connection, TOKEN, { log: silentLog })).toMatchObject({
      ok: true,
      problem: null,
      shops: 3,
    })
  })

  it('of 50 redemptions at once one is accepted', async () => {
    const { gateway } = await open()
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () =>
        gateway.redeem({ couponId: '2', memberId: '10001', shopId: '1', requestId: randomUUID() }),
      ),
    )
    const kinds = outcomes.map(({ kind }) => kind).sort()
    expect(kinds).toEqual(['accepted', ...Array<string>(49).fill('refused')])
  })
})
