import { afterEach, expect, it } from 'vitest'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { MEMBER, STAFF, type CouponFixture } from '../support/embedded-api-fixtures'
import { ROUTES, yunShop } from '../support/yun-shop-api'

let api: InProcessApi
let yun: ReturnType<typeof yunShop>
afterEach(() => api.close())
async function start(coupons: CouponFixture[]): Promise<void> {
  api = await startEmbeddedApi({ coupons, clock: () => NOW })
  yun = yunShop(api)
}
// A Wednesday.
const NOW = Date.parse('2030-05-15T10:00:00+08:00')

it('accepts one of 50 concurrent calls and refuses 49 with when and where', async () => {
  await start([{ id: 1 }])
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      yun.post(ROUTES.writeOff, { id: 1, shop_id: 2, request_id: `request-${index}` }),
    ),
  )
  expect(answers.filter(({ result }) => result === 1)).toHaveLength(1)
  const refused = answers.filter(({ result }) => result === 0)
  expect(refused).toHaveLength(49)
  for (const { status, msg, data } of refused) {
    expect([status, data]).toEqual([200, { code: 2001 }])
    expect(msg).toMatch(/^该券已于 \S+ \S+ 在「测试店2」核销/)
  }
  const { data } = await api.call('/auditelecoupon/getlist', { mem_coupon_id: 1 })
  expect(data).toHaveLength(1)
})

it('redeems a coupon once through both dialects at the same time', async () => {
  await start([{ id: 1 }])
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, index) =>
      index % 2
        ? (await yun.post(ROUTES.writeOff, { id: 1 })).result === 1
        : (await api.call('/user/auditelecoupon', { mem_coupon_id: 1 })).code === 0,
    ),
  )
  expect(answers.filter(Boolean)).toHaveLength(1)
})

it('answers the same request alike and redeems once; the detail tells of it', async () => {
  await start([{ id: 1 }, { id: 2 }])
  const send = (id: number) => yun.post(ROUTES.writeOff, { id, shop_id: 3, request_id: 'same' })
  const first = await send(1)
  expect(first).toEqual({
    status: 200,
    result: 1,
    msg: 'ok',
    data: {
      id: 1,
      coupon_id: 1,
      member_id: MEMBER,
      use_time: NOW / 1_000,
      request_id: 'same',
      shop_id: 3,
    },
  })
  expect(await send(1)).toEqual(first)
  expect(await send(2)).toMatchObject({ result: 0, data: { code: 2010 } })
  const { data } = await yun.get(ROUTES.detail, { id: 1 })
  expect(data).toMatchObject({ used: 1, use_time: NOW / 1_000, shop_id: 3, request_id: 'same' })
  const used = await yun.get(ROUTES.byStatus, { member_id: MEMBER, status_request: 3 })
  expect(used.data).toMatchObject([{ id: 1, request_id: 'same' }])
})

it.each<[string, Partial<CouponFixture>, number, string]>([
  ['used', { usedOn: -1 }, 2001, '核销'],
  ['expired', { starts: -9, ends: -1 }, 2002, '2030-05-14'],
  ['not yet valid', { starts: 1 }, 2003, '2030-05-16'],
  ['for other weekdays', { useWeek: '1,2' }, 2004, '周一、周二'],
  ['given away', { givenTo: MEMBER + 1 }, 2005, '转赠'],
])('refuses what is %s', async (_name, coupon, code, word) => {
  await start([{ id: 1, ...coupon }])
  const answer = await yun.post(ROUTES.writeOff, { id: 1 })
  expect(answer).toMatchObject({ status: 200, result: 0, data: { code } })
  expect(answer.msg).toContain(word)
})

it('refuses coupons and shops that there are not', async () => {
  await start([{ id: 1 }])
  expect(await yun.post(ROUTES.writeOff, { id: 9 })).toMatchObject({
    result: 0,
    data: { code: 1404 },
  })
  const elsewhere = await yun.post(ROUTES.writeOff, { id: 1, shop_id: 9 })
  expect(elsewhere).toMatchObject({ result: 0, data: { code: 1407 } })
})

it('lets staff redeem in their own name, and nobody without a token', async () => {
  await start([{ id: 1 }])
  const nobody = await yun.post(ROUTES.writeOff, { id: 1 }, null)
  expect(nobody).toEqual({
    status: 200,
    result: 0,
    msg: '未登录或令牌无效，请重新登录',
    data: { code: 1401 },
  })
  expect(await yun.post(ROUTES.writeOff, { id: 1 }, 'wrong')).toEqual(nobody)
  const { account, password } = STAFF
  const login = await api.call('/user/login', { account, password }, null)
  const { token } = login.data as { token: string }
  expect(await yun.post(ROUTES.writeOff, { id: 1, request_id: 'r' }, token)).toMatchObject({
    result: 1,
  })
  const found = await api.call('/user/auditinfo', { request_id: 'r' })
  expect(found.data).toMatchObject({ user_id: STAFF.id })
})
