import { afterEach, describe, expect, it } from 'vitest'
import { startEmbeddedApi, type InProcessApi, type StartOptions } from '../support/embedded-api'
import { MEMBER, STAFF } from '../support/embedded-api-fixtures'

let api: InProcessApi
afterEach(() => api.close())
const start = async (options: StartOptions = {}) => (api = await startEmbeddedApi(options))
const REDEEM = '/user/auditelecoupon'
const UNDO = '/user/undoauditelecoupon'

async function redemptionsOf(memCouponId: number): Promise<unknown[]> {
  const { data } = await api.call('/auditelecoupon/getlist', { mem_coupon_id: memCouponId })
  return data as unknown[]
}

describe('one redemption per coupon', () => {
  it('accepts one of 50 concurrent calls and refuses 49 with when and where', async () => {
    await start({ coupons: [{ id: 1 }] })
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        api.call(REDEEM, { mem_coupon_id: 1, shop_id: 2, request_id: `request-${index}` }),
      ),
    )
    expect(answers.filter(({ code }) => code === 0)).toHaveLength(1)
    const refused = answers.filter(({ code }) => code === 2001)
    expect(refused).toHaveLength(49)
    for (const { info } of refused) expect(info).toMatch(/^该券已于 \S+ \S+ 在「测试店2」核销/)
    expect(await redemptionsOf(1)).toHaveLength(1)
  })

  it('answers the same request 20 times alike and redeems once', async () => {
    await start({ coupons: [{ id: 1 }] })
    const send = () => api.call(REDEEM, { mem_coupon_id: 1, request_id: 'same' })
    const answers = await Promise.all(Array.from({ length: 20 }, send))
    expect(answers[0]).toMatchObject({ code: 0 })
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await send()).toEqual(answers[0])
    expect(await redemptionsOf(1)).toHaveLength(1)
  })

  it('refuses a request id that belongs to another coupon', async () => {
    await start({ coupons: [{ id: 1 }, { id: 2 }] })
    await api.call(REDEEM, { mem_coupon_id: 1, request_id: 'same' })
    const answer = await api.call(REDEEM, { mem_coupon_id: 2, request_id: 'same' })
    expect(answer).toMatchObject({ code: 2010, data: null })
    expect(await redemptionsOf(2)).toEqual([])
  })

  it('redeems different coupons that arrive together, each on its own merits', async () => {
    await start({
      coupons: Array.from({ length: 60 }, (_, i) => ({ id: i + 1, ends: i % 3 ? 1 : -1 })),
    })
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, i) => api.call(REDEEM, { mem_coupon_id: i + 1 })),
    )
    answers.forEach(({ code }, index) => expect(code).toBe(index % 3 ? 0 : 2002))
  })

  it('refuses what does not exist', async () => {
    await start({ coupons: [{ id: 1 }] })
    expect(await api.call(REDEEM, { mem_coupon_id: 99 })).toMatchObject({ code: 1404 })
    expect(await api.call(REDEEM, { mem_coupon_id: 1, shop_id: 99 })).toMatchObject({ code: 1407 })
    expect(await api.call(REDEEM, { mem_coupon_id: 1, user_id: 99 })).toMatchObject({ code: 1408 })
    expect(await redemptionsOf(1)).toEqual([])
  })
})

describe('looking up and undoing', () => {
  it('finds a redemption by its request, also after it was undone', async () => {
    await start({ coupons: [{ id: 1 }] })
    const ask = () => api.call('/user/auditinfo', { request_id: 'r' })
    expect(await ask()).toMatchObject({ code: 1405 })
    await api.call(REDEEM, { mem_coupon_id: 1, shop_id: 3, request_id: 'r' })
    const found = { mem_coupon_id: 1, shop_id: 3, request_id: 'r', undo_date: 0 }
    expect(await ask()).toMatchObject({ code: 0, data: found })
    await api.call(UNDO, { mem_coupon_id: 1, reason: '拿错了' })
    expect((await ask()).data).toMatchObject({
      undo_reason: '拿错了',
      undo_date: expect.any(Number),
    })
  })

  it('makes the coupon usable again, once, and forgets nothing', async () => {
    await start({ coupons: [{ id: 1 }] })
    await api.call(REDEEM, { mem_coupon_id: 1, request_id: 'first' })
    const undo = { mem_coupon_id: 1, request_id: 'first' }
    expect(await api.call(UNDO, undo)).toMatchObject({ code: 0, data: { request_id: 'first' } })
    expect(await api.call(UNDO, undo)).toMatchObject({ code: 2021 })
    expect(await redemptionsOf(1)).toEqual([])
    const late = await api.call(REDEEM, { mem_coupon_id: 1, request_id: 'first' })
    expect(
      late,
      'a late repetition must not claim a redemption that no longer counts',
    ).toMatchObject({ code: 2021 })
    expect(await api.call(REDEEM, { mem_coupon_id: 1, request_id: 'second' })).toMatchObject({
      code: 0,
    })
    expect(await api.call(UNDO, undo)).toMatchObject({ code: 2021 })
    expect(await redemptionsOf(1)).toHaveLength(1)
  })

  it('undoes only within the window, and what was redeemed', async () => {
    let now = Date.now()
    await start({ coupons: [{ id: 1 }, { id: 2 }], clock: () => now, undoMinutes: 10 })
    expect(await api.call(UNDO, { mem_coupon_id: 1 })).toMatchObject({ code: 2022 })
    expect(await api.call(UNDO, { mem_coupon_id: 9 })).toMatchObject({ code: 1404 })
    await api.call(REDEEM, { mem_coupon_id: 1, request_id: 'r' })
    expect(await api.call(UNDO, { mem_coupon_id: 2, request_id: 'r' })).toMatchObject({
      code: 2010,
    })
    expect(await api.call(UNDO, { mem_coupon_id: 1, request_id: 'x' })).toMatchObject({
      code: 1405,
    })
    now += 10 * 60_000
    const late = await api.call(UNDO, { mem_coupon_id: 1 })
    expect(late).toMatchObject({ code: 2020 })
    expect(late.info).toContain('10 分钟')
    now -= 1
    expect(await api.call(UNDO, { mem_coupon_id: 1 })).toMatchObject({ code: 0 })
  })

  it('undoes nothing where that is switched off', async () => {
    await start({ coupons: [{ id: 1 }], undoMinutes: 0 })
    await api.call(REDEEM, { mem_coupon_id: 1 })
    expect(await api.call(UNDO, { mem_coupon_id: 1 })).toMatchObject({ code: 2020 })
  })
})

describe('lists', () => {
  it('page to the end without repeats or gaps, newest first', async () => {
    await start({ sample: 60 })
    const seen: { id: number; create_date: number }[] = []
    for (let page = 1; ; page++) {
      const { data } = await api.call('/auditelecoupon/getlist', { page, limit: 7 })
      const rows = data as { id: number; create_date: number }[]
      seen.push(...rows)
      if (rows.length < 7) break
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(100)
    const times = seen.map(({ create_date }) => create_date)
    expect(times).toEqual([...times].sort((a, b) => b - a))
  })

  it('include both days of a range, in the zone of the shop', async () => {
    let now = Date.parse('2030-05-14T23:59:59.999+08:00')
    await start({ coupons: [{ id: 1 }, { id: 2 }, { id: 3 }], clock: () => now })
    await api.call(REDEEM, { mem_coupon_id: 1 })
    now = Date.parse('2030-05-15T00:00:00+08:00')
    await api.call(REDEEM, { mem_coupon_id: 2 })
    now = Date.parse('2030-05-16T00:00:00+08:00')
    await api.call(REDEEM, { mem_coupon_id: 3 })
    const inRange = async (range: Record<string, string>) => {
      const { data } = await api.call('/auditelecoupon/getlist', range)
      return (data as { mem_coupon_id: number }[]).map((row) => row.mem_coupon_id)
    }
    expect(await inRange({ begin: '2030-05-15', end: '2030-05-15' })).toEqual([2])
    expect(await inRange({ begin: '2030-05-15' })).toEqual([3, 2])
    expect(await inRange({ end: '2030-05-15' })).toEqual([2, 1])
    expect(await inRange({ begin: '', end: '' })).toEqual([3, 2, 1])
  })

  it('change the state of a coupon at midnight of the shop', async () => {
    let now = Date.parse('2030-05-15T23:59:59.999+08:00')
    await start({ coupons: [{ id: 1, ends: 0 }], clock: () => now })
    const inState = async (state: number) => {
      const { data } = await api.call('/member/couponlist', { member_id: MEMBER, state })
      return (data as unknown[]).length
    }
    expect([await inState(0), await inState(2)]).toEqual([1, 0])
    now += 1
    expect([await inState(0), await inState(2)]).toEqual([0, 1])
  })

  it('find members by id, phone, last four digits, card and part of the name', async () => {
    await start({ coupons: [{ id: 1 }, { id: 2, memberId: 10_002 }, { id: 3, memberId: 20_001 }] })
    const find = async (keyword: string) => {
      const { data } = await api.call('/member/getlist', { keyword })
      return (data as { id: number }[]).map(({ id }) => id)
    }
    expect(await find('10001')).toEqual([10_001])
    expect(await find('19900000002')).toEqual([10_002])
    expect(await find('0001')).toEqual([10_001, 20_001])
    expect(await find('886610002')).toEqual([10_002])
    expect(await find('会员10')).toEqual([10_001, 10_002])
    expect(await find('%')).toEqual([])
    expect(await find('_')).toEqual([])
    expect(await find('')).toHaveLength(3)
  })
})

describe('who calls', () => {
  it('lets staff log in and redeem in their own name', async () => {
    await start({ coupons: [{ id: 1 }, { id: 2 }] })
    const { account, password } = STAFF
    const login = await api.call('/user/login', { account, password }, null)
    expect(login).toMatchObject({ code: 0, data: { staff: { id: STAFF.id, shop_id: 2 } } })
    const { token } = login.data as { token: string }
    const own = await api.call(REDEEM, { mem_coupon_id: 1 }, token)
    expect(own).toMatchObject({ code: 0, data: { user_id: STAFF.id } })
    const terminal = await api.call(REDEEM, { mem_coupon_id: 2 })
    expect(terminal).toMatchObject({ code: 0, data: { user_id: 0 } })
  })

  it('takes the token as bearer, header or form field, and nothing without', async () => {
    await start()
    const path = `${api.url}/auditelecoupon/getshoplist`
    const post = async (init: RequestInit) =>
      ((await (await fetch(path, { method: 'POST', ...init })).json()) as { code: number }).code
    expect(await post({})).toBe(1401)
    expect(await post({ headers: { authorization: 'Bearer wrong' } })).toBe(1401)
    expect(await post({ headers: { authorization: `Basic ${api.token}` } })).toBe(1401)
    expect(await post({ headers: { authorization: `Bearer ${api.token}` } })).toBe(0)
    expect(await post({ headers: { 'x-token': api.token } })).toBe(0)
    expect(await post({ body: new URLSearchParams({ token: api.token }) })).toBe(0)
    const json = { 'content-type': 'application/json' }
    expect(await post({ headers: json, body: JSON.stringify({ token: api.token }) })).toBe(0)
    expect(await post({ headers: { ...json, 'x-token': api.token } })).toBe(0)
  })

  it('refuses a token that has expired', async () => {
    let now = Date.now()
    await start({ coupons: [{ id: 1 }], clock: () => now })
    const { account, password } = STAFF
    const { data } = await api.call('/user/login', { account, password }, null)
    const { token } = data as { token: string }
    const ask = () => api.call('/auditelecoupon/getshoplist', {}, token)
    expect(await ask()).toMatchObject({ code: 0 })
    now += 30 * 86_400_000 + 1
    expect(await ask()).toMatchObject({ code: 1401 })
  })

  it('slows down guessing of passwords, for the right one too', async () => {
    let now = Date.now()
    await start({ coupons: [], clock: () => now })
    const attempt = (password: string, account = STAFF.account) =>
      api.call('/user/login', { account, password }, null)
    expect(await attempt('x', 'nobody')).toMatchObject({ code: 1402 })
    for (let i = 0; i < 5; i++) expect(await attempt('wrong')).toMatchObject({ code: 1402 })
    expect(await attempt(STAFF.password)).toMatchObject({ code: 1403 })
    now += 60_000
    expect(await attempt(STAFF.password)).toMatchObject({ code: 0 })
  })

  it('tells everybody who is there and what time it is', async () => {
    const at = Date.parse('2030-05-15T12:00:00Z')
    await start({ clock: () => at })
    for (const method of ['GET', 'POST']) {
      const answer = (await (await fetch(`${api.url}/health`, { method })).json()) as unknown
      expect(answer).toMatchObject({
        code: 0,
        data: { product: 'coupon-counter', time: at, time_zone: 'Asia/Shanghai' },
      })
    }
  })
})
