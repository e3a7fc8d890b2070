import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import { testConnection } from '../../src-main/coupon-api/test-connection'
import type { ProbedGateway } from '../../src-main/coupon-api/gateway-parts'
import { silentLog } from '../../src-main/log'
import { yunShopSchema, type Connection, type YunShop } from '../../src-shared/domain/connection'
import type { MemberCoupon } from '../../src-shared/domain/coupon'
import { judge } from '../../src-shared/domain/eligibility'
import { startEmbeddedApi, TIME_ZONE, TOKEN, type InProcessApi } from '../support/embedded-api'
import { MEMBER } from '../support/embedded-api-fixtures'
import { connectionTo, recordingLine } from '../support/fault-server'
import { ROUTES, yunShop as yun } from '../support/yun-shop-api'

// One back end, the same members and coupons: whichever dialect a terminal speaks, its cashier sees and does the same.

const NOON = Date.parse('2026-11-22T04:00:00Z')
const OTHER = 10_002
const MEMBER_ID = String(MEMBER)

const routes: Partial<YunShop> = {
  redeemRoute: 'coupon.member-coupon.write-off',
  couponRoute: 'coupon.member-coupon.detail',
  searchRoute: 'member.member.search',
  shopsRoute: 'store.store.list',
}
const yunShop = (settings: Partial<YunShop>): Partial<Connection> => ({
  dialect: 'yun_shop',
  pathPrefix: '/addons/yun_shop/api.php',
  yunShop: yunShopSchema.parse({ account: '2', ...routes, ...settings }),
})
const DIALECTS: [string, Partial<Connection>][] = [
  ['auditelecoupon (document 000)', {}],
  ['yun_shop by status (document 003)', yunShop({ couponList: 'byStatus' })],
  ['yun_shop through the sidebar (document 002)', yunShop({ couponList: 'sidebar' })],
]

describe.each(DIALECTS)('%s', (_name, changes) => {
  let api: InProcessApi
  let gateway: ProbedGateway
  const connection = () =>
    connectionTo(api.url, { tokenTransport: 'bearer', timeZone: TIME_ZONE, ...changes })

  beforeEach(async () => {
    api = await startEmbeddedApi({
      clock: () => NOON,
      coupons: [
        { id: 1, title: '满减十元', deductionFen: 1_050 },
        { id: 2, title: '咖啡一杯', type: 2 },
        { id: 3, title: '只限周三', useWeek: '3' },
        { id: 4, starts: 3, ends: 9 },
        { id: 5, starts: -30, ends: -1 },
        { id: 6, usedOn: -2 },
        { id: 7, givenTo: OTHER },
        ...Array.from({ length: 130 }, (_, index) => ({ id: 1_000 + index, memberId: OTHER })),
      ],
    })
    gateway = createGateway(connection(), TOKEN, { log: silentLog, line: recordingLine() })
    await gateway.discover()
  })
  afterEach(() => api.close())

  const verdict = (coupon: MemberCoupon) =>
    judge(coupon, { at: NOON, timeZone: TIME_ZONE }).reasons.map(({ code }) => code)
  const order = (couponId: string, memberId = MEMBER_ID) => ({
    ...{ couponId, memberId, shopId: '2', requestId: randomUUID() },
  })

  it('the shops are the same', async () => {
    expect(await gateway.shops()).toEqual(
      ['1', '2', '3'].map((id) => ({ id, name: `测试店${id}`, address: '测试路' })),
    )
  })

  it('a member is found by id, phone and name', async () => {
    for (const keyword of [MEMBER_ID, '19900000001', '测试会员10001']) {
      expect(await gateway.searchMembers(keyword, 5)).toMatchObject([
        { id: MEMBER_ID, name: '测试会员10001', phone: '19900000001', level: '普通会员' },
      ])
    }
  })

  it('a member’s coupons have the same days, values and reasons', async () => {
    const coupons = await gateway.couponsOf(MEMBER_ID)
    const told = coupons.filter(({ givenAwayAt }) => givenAwayAt === null)
    expect(
      Object.fromEntries(
        told.map((one) => [one.id, [one.title, one.startsOn, one.endsOn, verdict(one)]]),
      ),
    ).toEqual({
      1: ['满减十元', '2026-11-21', '2026-12-22', []],
      2: ['咖啡一杯', '2026-11-21', '2026-12-22', []],
      3: ['只限周三', '2026-11-21', '2026-12-22', ['weekday']],
      4: ['测试券4', '2026-11-25', '2026-12-01', ['notYetValid']],
      5: ['测试券5', '2026-10-23', '2026-11-21', ['expired']],
      6: ['测试券6', '2026-11-21', '2026-12-22', ['used']],
    })
    expect(told.map(({ id, terms }) => [id, terms.benefit.kind])).toEqual(
      expect.arrayContaining([
        ['1', 'cash'],
        ['2', 'exchange'],
      ]),
    )
    expect(told.find(({ id }) => id === '1')?.terms.benefit).toEqual({
      kind: 'cash',
      amountFen: 1_050,
    })
  })

  it('a list of many pages comes whole', async () => {
    const coupons = await gateway.couponsOf(String(OTHER))
    expect(new Set(coupons.map(({ id }) => id)).size).toBe(coupons.length)
    expect(coupons.filter(({ id }) => Number(id) >= 1_000)).toHaveLength(130)
  })

  it('one coupon is opened by its number, and nobody’s is none', async () => {
    expect(await gateway.coupon('1')).toMatchObject({
      id: '1',
      memberId: MEMBER_ID,
      title: '满减十元',
    })
    expect((await gateway.coupon('7'))?.givenAwayAt).not.toBeNull()
    expect(await gateway.coupon('4711')).toBeNull()
  })

  it('a coupon is redeemed once, and its fate can be looked up', async () => {
    const first = order('1')
    expect(await gateway.fateOf({ ...first, since: NOON })).toEqual({ kind: 'notRedeemed' })
    expect(await gateway.redeem(first)).toMatchObject({ kind: 'accepted' })
    expect(await gateway.redeem(order('1'))).toMatchObject({ kind: 'refused', apiCode: 2001 })
    expect(await gateway.fateOf({ ...first, since: NOON })).toMatchObject({
      kind: 'redeemed',
      at: NOON,
      shopId: '2',
      requestId: first.requestId,
    })
    const [used] = (await gateway.couponsOf(MEMBER_ID)).filter(({ id }) => id === '1')
    expect(used).toMatchObject({ usedAt: NOON, usedInShopId: '2' })
  })

  it('of many at once one is redeemed', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => gateway.redeem(order('1'))))
    expect(outcomes.filter(({ kind }) => kind === 'accepted')).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(19)
  })

  it.each([
    ['3', 2004],
    ['4', 2003],
    ['5', 2002],
    ['6', 2001],
  ])('coupon %s is refused with code %i', async (couponId, apiCode) => {
    expect(await gateway.redeem(order(couponId))).toMatchObject({ kind: 'refused', apiCode })
  })

  it('a coupon that was given out has no end where its template has none', async () => {
    const give = { id: 1, request_id: 'give', 'receivers[]': MEMBER }
    await yun(api).post(ROUTES.give, give)
    const given = (await gateway.couponsOf(MEMBER_ID)).find(({ id }) => Number(id) > 1_129)
    expect(given).toMatchObject({ title: '满减十元', startsOn: '2026-11-22', endsOn: null })
    // Whoever holds one keeps it when the template is changed.
    await yun(api).post(ROUTES.edit, { id: 1, 'coupon[time_days]': 3 })
    expect(await gateway.coupon(given?.id ?? '')).toMatchObject({ endsOn: null })
  })

  it('a coupon that was taken back is gone: a redemption that got no answer was refused', async () => {
    const lost = { ...order('1'), since: NOON }
    await yun(api).post(ROUTES.recall, { id: 1, request_id: 'back' })
    expect((await gateway.couponsOf(MEMBER_ID)).map(({ id }) => id)).not.toContain('1')
    expect(await gateway.coupon('1')).toBeNull()
    expect(await gateway.fateOf(lost)).toEqual({ kind: 'notRedeemed' })
    expect(await gateway.redeem(lost)).toMatchObject({
      kind: 'refused',
      apiCode: 2006,
      info: expect.stringContaining('已于 2026-11-22 12:00 被收回') as string,
    })
    expect(await gateway.fateOf(lost)).toEqual({ kind: 'notRedeemed' })
  })

  it('the connection test tells a wrong token from a right one', async () => {
    expect(await testConnection(connection(), TOKEN, { log: silentLog })).toMatchObject({
      ok: true,
      shops: 3,
    })
    expect(await testConnection(connection(), 'wrong', { log: silentLog })).toMatchObject({
      ok: false,
      problem: { code: 'api.unauthorized' },
    })
  })
})
