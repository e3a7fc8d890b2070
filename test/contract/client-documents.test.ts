import { afterEach, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import { silentLog } from '../../src-main/log'
import { termsOf } from '../support/coupons'
import {
  connectionTo,
  recordingLine,
  send,
  startServer,
  success,
  type TestServer,
} from '../support/fault-server'
import {
  MEMBER_LIST_SAMPLE,
  RECORD_LIST_SAMPLE,
  REDEEMABLE_LIST_SAMPLE,
  REDEEMED_SAMPLE,
} from './samples/auditelecoupon'

const EMPTY = JSON.stringify(success([]))
let server: TestServer

/** A back end that answers each path with a text; lists end after their first page. */
async function backEnd(texts: Record<string, string>, pathPrefix = '') {
  server = await startServer(({ path, fields }, response) => {
    const beyond = fields.page !== undefined && fields.page !== '1'
    send(response, beyond ? EMPTY : (texts[path] ?? EMPTY))
  })
  const connection = connectionTo(server.url, { pathPrefix })
  return createGateway(connection, null, { log: silentLog, line: recordingLine() })
}

afterEach(() => server.close())

describe('document 000, as its samples stand', () => {
  it('/user/auditelecouponlist: every field, and rows that show only some', async () => {
    const gateway = await backEnd({ '/user/auditelecouponlist': REDEEMABLE_LIST_SAMPLE })
    const coupons = await gateway.couponsOf('439')
    expect(coupons.map(({ id }) => id)).toEqual(['452', '451', '450'])
    expect(coupons[0]).toEqual({
      id: '452',
      memberId: '439',
      templateId: '1',
      title: '测试电子券测试电子券测试',
      terms: termsOf({ kind: 'exchange', goodsId: null }),
      startsOn: '2018-11-01',
      endsOn: '2019-01-01',
      weekdays: [1, 2, 3],
      weekdayFlag: true,
      receivedAt: 1543283120_000,
      usedAt: null,
      usedInShopId: null,
      usedByStaffId: null,
      givenAwayAt: null,
    })
    expect(coupons[1]).toEqual({
      id: '451',
      memberId: '439',
      templateId: '1',
      title: '#451',
      terms: termsOf({ kind: 'exchange', goodsId: null }),
      startsOn: '2018-11-01',
      endsOn: null,
      weekdays: [],
      weekdayFlag: null,
      receivedAt: null,
      usedAt: null,
      usedInShopId: null,
      usedByStaffId: null,
      givenAwayAt: null,
    })
    expect(server.seen[3]?.fields).toEqual({ member_id: '439', page: '1', limit: '100' })
  })

  it('/member/couponlist: a junk use_date on an unused coupon, and the three states asked for', async () => {
    server = await startServer(({ path, fields }, response) => {
      const unused = path === '/member/couponlist' && fields.state === '0' && fields.page === '1'
      send(response, unused ? MEMBER_LIST_SAMPLE : EMPTY)
    })
    const line = recordingLine()
    const gateway = createGateway(connectionTo(server.url), null, { log: silentLog, line })
    const coupons = await gateway.couponsOf('439')
    expect(coupons.map(({ id, usedAt }) => [id, usedAt])).toEqual([
      ['3', null],
      ['2', null],
    ])
    expect(coupons[0]).toMatchObject({
      terms: { benefit: { kind: 'exchange' } },
      endsOn: '2019-01-01',
      memberId: '439',
    })
    const states = server.seen.filter(({ path }) => path === '/member/couponlist')
    expect(new Set(states.map(({ fields }) => fields.state))).toEqual(new Set(['0', '1', '2']))
    expect(states[0]?.fields).toEqual({ member_id: '439', state: '0', page: '1', limit: '100' })
  })

  it('/auditelecoupon/getlist: keys with trailing spaces, days as parameters', async () => {
    const gateway = await backEnd({ '/auditelecoupon/getlist': RECORD_LIST_SAMPLE })
    const { records, truncated } = await gateway.records('2018-11-11', '2018-11-27')
    expect(truncated).toBe(false)
    expect(records).toEqual([
      {
        id: '2',
        couponId: '1',
        templateId: '1',
        memberId: '439',
        memberName: '示例会员 林小满13800000000',
        title: '测试电子券测试电子券测试',
        shopId: '2',
        staffId: '1001',
        at: 1543290243_000,
      },
      {
        id: '1',
        couponId: '2',
        templateId: '1',
        memberId: '',
        memberName: null,
        title: null,
        shopId: '1',
        staffId: null,
        at: 1543290243_000,
      },
    ])
    expect(server.seen[0]?.fields).toEqual({
      page: '1',
      limit: '100',
      begin: '2018-11-11',
      end: '2018-11-27',
    })
  })

  it('/user/auditelecoupon: ids as text, user_id 0, no shop_id', async () => {
    const gateway = await backEnd({ '/user/auditelecoupon': REDEEMED_SAMPLE })
    const order = { couponId: '1', memberId: '10001', shopId: '2', requestId: 'f3b4' }
    expect(await gateway.redeem(order)).toEqual({ kind: 'accepted', remoteId: '3' })
    expect(server.seen[0]).toMatchObject({
      path: '/user/auditelecoupon',
      fields: { mem_coupon_id: '1', shop_id: '2', request_id: 'f3b4' },
    })
    expect(server.seen[0]?.headers['content-type']).toContain('application/x-www-form-urlencoded')
  })

  // The documents print no answer for the next calls; these are the shapes that this project decided to read.
  it.each([
    ['id and shop_name', { id: 3, shop_name: '南京东路店', tel: 'ignored' }],
    ['shop_id and name', { shop_id: '3', name: '南京东路店' }],
    ['id and title', { 'id ': 3, 'title ': '南京东路店', logo: null }],
  ])('/auditelecoupon/getshoplist: %s', async (_name, shop) => {
    const gateway = await backEnd({
      '/auditelecoupon/getshoplist': JSON.stringify(success([shop])),
    })
    expect(await gateway.shops()).toEqual([{ id: '3', name: '南京东路店', address: null }])
    expect(server.seen[0]?.fields).toEqual({})
  })

  it.each(['/user/couponinfo', '/member/couponinfo'])('%s: a row of the list', async (view) => {
    const row = (JSON.parse(REDEEMABLE_LIST_SAMPLE) as { data: unknown[] }).data[0]
    server = await startServer(({ path }, response) => {
      send(response, JSON.stringify(path === view ? success(row) : { code: 7, info: '没有权限' }))
    })
    const parts = { log: silentLog, line: recordingLine() }
    const gateway = createGateway(connectionTo(server.url), null, parts)
    expect(await gateway.coupon('452')).toMatchObject({ id: '452', weekdays: [1, 2, 3] })
    expect(server.seen.at(-1)).toMatchObject({ path: view, fields: { id: '452' } })
  })

  it.each([success(null), success([]), success({}), { code: 7, info: '没有' }])(
    'couponinfo: %j is no coupon',
    async (nothing) => {
      const text = JSON.stringify(nothing)
      const gateway = await backEnd({ '/user/couponinfo': text, '/member/couponinfo': text })
      expect(await gateway.coupon('452')).toBeNull()
    },
  )

  it('a path prefix goes before every documented path', async () => {
    const gateway = await backEnd({}, '/index.php/api')
    await gateway.shops()
    expect(server.seen[0]?.path).toBe('/index.php/api/auditelecoupon/getshoplist')
  })
})
