import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  spawnEmbeddedApi,
  startEmbeddedApi,
  temporaryFolder,
  writeFixtures,
  type InProcessApi,
  type StartOptions,
  type TestApi,
} from '../support/embedded-api'
import { MEMBER } from '../support/embedded-api-fixtures'
import { ROUTES, yunShop, type YunAnswer } from '../support/yun-shop-api'

const NOW = Date.parse('2030-05-16T10:00:00+08:00')
const DAY_MS = 86_400_000
const REDEEM = '/user/auditelecoupon'

// Templates have the numbers of their first coupons; another one of template 1 in every state is given out by hand.
const COUPONS: StartOptions['coupons'] = [
  { id: 1 },
  { id: 2, usedOn: -1 },
  { id: 3, ends: -1 },
  { id: 4, givenTo: MEMBER + 1 },
  { id: 5, starts: 2 },
]

let now: number
let api: InProcessApi
let yun: ReturnType<typeof yunShop>
beforeEach(async () => {
  now = NOW
  api = await startEmbeddedApi({ coupons: COUPONS, clock: () => now })
  yun = yunShop(api)
})
afterEach(() => api.close())

let requests = 0
const recall = (id: number, request_id = `recall-${++requests}`) =>
  yun.post(ROUTES.recall, { id, request_id })
const pull = async (after: string) =>
  (await api.call('/sync/coupons', { after })).data as {
    rows: Record<string, unknown>[]
    next: string
  }

describe('taking coupons back', () => {
  it('takes what is held and unused, and leaves what is used, expired or given away', async () => {
    for (const [id, recalled] of [
      [1, 1],
      [2, 0],
      [3, 0],
      [4, 0],
      [5, 1],
    ] as const) {
      // prettier-ignore
      expect(await recall(id), String(id)).toEqual({
        status: 200,
        result: 1,
        msg: 'ok',
        data: { recalled },
      })
    }
    const { data } = await yun.get(ROUTES.list)
    const figures = (data as Record<string, number>[]).map((row) => [
      row.id,
      row.given_num,
      row.used_num,
      row.unused_num,
    ])
    expect(figures.sort()).toEqual([
      [1, 0, 0, 0],
      [2, 1, 1, 0],
      [3, 1, 0, 0],
      [4, 1, 0, 0],
      [5, 0, 0, 0],
    ])
  })

  it('takes them out of every list of both dialects', async () => {
    await recall(1)
    await recall(5)
    const ids = (rows: unknown) => (rows as { id: number }[]).map(({ id }) => id)
    const member = { member_id: MEMBER }
    for (const state of [0, 1, 2, 3]) {
      const { data } = await api.call('/member/couponlist', { ...member, state })
      expect(ids(data)).not.toContain(1)
    }
    expect((await api.call('/user/auditelecouponlist', member)).data).toEqual([])
    const sheet = await api.call('/member/sheet', member)
    expect(ids((sheet.data as { coupons: unknown }).coupons).sort()).toEqual([2, 3, 4])
    for (const status_request of [1, 2, 3]) {
      const { data } = await yun.get(ROUTES.byStatus, { ...member, status_request })
      expect(ids(data)).not.toContain(1)
      const fields = { client: 'work', type: 17, coupon_type: 0, ...member, status_request }
      const sidebar = await yun.post(ROUTES.sidebar, fields)
      expect(ids((sidebar.data as { data: unknown }).data)).not.toContain(1)
    }
  })

  it('refuses to redeem or show them, and says that they were taken back', async () => {
    await recall(1)
    const info = '该券已于 2030-05-16 10:00 被收回，不能使用'
    const said = { code: 2006, info, data: null }
    expect(await api.call(REDEEM, { mem_coupon_id: 1, request_id: 'r' })).toEqual(said)
    expect(await api.call('/user/couponinfo', { id: 1 })).toEqual(said)
    expect(await api.call('/member/couponinfo', { id: 1 })).toEqual(said)
    const refused = { status: 200, result: 0, msg: info, data: { code: 2006 } }
    expect(await yun.post(ROUTES.writeOff, { id: 1, request_id: 'r' })).toEqual(refused)
    expect(await yun.get(ROUTES.detail, { id: 1 })).toEqual(refused)
    expect(await api.call('/user/auditinfo', { request_id: 'r' })).toMatchObject({ code: 1405 })
    expect((await api.call('/auditelecoupon/getlist', { mem_coupon_id: 1 })).data).toEqual([])
  })

  it('is told to a terminal that follows the changes; one that knows no more takes it for given away', async () => {
    const { next } = await pull('')
    await recall(1)
    const { rows } = await pull(next)
    const at = NOW / 1_000
    expect(rows).toMatchObject([
      { id: 1, recall_date: at, give_date: at, receive_id: MEMBER, use_date: 0 },
    ])
    const { rows: all } = await pull('')
    expect(all.filter((row) => 'recall_date' in row).map(({ id }) => id)).toEqual([1])
  })

  it('answers the same request alike and takes nothing back again', async () => {
    expect((await recall(1, 'same')).data).toEqual({ recalled: 1 })
    const give = { id: 1, request_id: 'give', 'receivers[]': [MEMBER, MEMBER + 1] }
    expect((await yun.post(ROUTES.give, give)).data).toMatchObject({ members: 2 })
    expect((await recall(1, 'same')).data).toEqual({ recalled: 1 })
    expect(await recall(5, 'same')).toMatchObject({ result: 0, data: { code: 2010 } })
    expect(await recall(1, 'give')).toMatchObject({ result: 0, data: { code: 2010 } })
    expect((await recall(1)).data).toEqual({ recalled: 2 })
    expect((await recall(1)).data).toEqual({ recalled: 0 })
  })

  it('makes room again under `get_max` and `total`', async () => {
    await yun.post(ROUTES.edit, { id: 1, 'coupon[get_max]': 1, 'coupon[total]': 1 })
    const check = () => yun.post(ROUTES.giveCheck, { id: 1, 'receivers[]': MEMBER })
    expect((await check()).data).toMatchObject({ without: [{ reason: 'hasEnough' }] })
    await recall(1)
    expect((await check()).data).toMatchObject({ members: 1 })
  })

  it('is possible for a coupon whose redemption was undone, and for a template that is switched off', async () => {
    await api.call(REDEEM, { mem_coupon_id: 1, request_id: 'r' })
    expect((await recall(1)).data).toEqual({ recalled: 0 })
    await api.call('/user/undoauditelecoupon', { mem_coupon_id: 1, request_id: 'r' })
    await yun.post(ROUTES.edit, { id: 1, 'coupon[status]': 0 })
    expect((await recall(1)).data).toEqual({ recalled: 1 })
    expect(await yun.get(ROUTES.detail, { id: 1 })).toMatchObject({ data: { code: 2006 } })
  })

  it('wants a request id and a template that there is', async () => {
    expect(await yun.post(ROUTES.recall, { id: 1 })).toMatchObject({ data: { code: 1001 } })
    expect(await recall(99)).toMatchObject({ result: 0, data: { code: 1409 } })
  })
})

describe('redeeming and taking back at the same time', () => {
  const everybody = Array.from({ length: 60 }, (_, index) => ({
    id: index + 1,
    memberId: MEMBER + index,
  }))

  /** What became of 60 coupons of one template that are redeemed through one server and taken back through another. */
  async function race(first: TestApi, second: TestApi) {
    const { post, get } = yunShop(second)
    await post(ROUTES.give, { id: 1, request_id: 'all', level_id: -1 })
    const { data: all } = await first.call('/sync/coupons', { limit: 1_000 })
    const held = (all as { rows: { id: number; coupon_id: number }[] }).rows
    const ids = held.filter(({ coupon_id }) => coupon_id === 1).map(({ id }) => id)
    const codes: number[] = []
    let recalled: Promise<YunAnswer> | undefined
    const lane = async () => {
      for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
        codes.push((await first.call(REDEEM, { mem_coupon_id: id })).code)
        if (codes.length >= 10) recalled ??= post(ROUTES.recall, { id: 1, request_id: 'back' })
      }
    }
    const coupons = ids.length
    await Promise.all(Array.from({ length: 8 }, lane))
    const redeemed = codes.filter((code) => code === 0).length
    expect(codes.filter((code) => code !== 0 && code !== 2006)).toEqual([])
    expect((await recalled)?.data).toEqual({ recalled: coupons - redeemed })
    expect(redeemed).toBeGreaterThanOrEqual(10)
    const { data } = await get(ROUTES.view, { id: 1 })
    expect((data as { coupon: object }).coupon).toMatchObject({
      given_num: redeemed,
      used_num: redeemed,
      unused_num: 0,
    })
  }

  it('leaves each coupon either redeemed or taken back, in one server', async () => {
    const one = await startEmbeddedApi({ coupons: everybody, clock: () => now })
    await race(one, one).finally(() => one.close())
  })

  it('and in two processes on one data file', async () => {
    const { folder, remove } = temporaryFolder()
    const data = join(folder, 'api.db')
    await writeFixtures(data, everybody)
    const spawn = () => spawnEmbeddedApi(['--port', '0', '--data', data])
    const [first, second] = await Promise.all([spawn(), spawn()])
    await race(first, second).finally(() => Promise.all([first.close(), second.close()]))
    remove()
  })
})

describe('the sample data', () => {
  it('moves on around what was given out and taken back', async () => {
    const { folder, remove } = temporaryFolder()
    const open = () =>
      startEmbeddedApi({ data: join(folder, 'api.db'), sample: 40, clock: () => now })
    let sample = await open()
    const usable = async () => {
      const list = await sample.call('/user/auditelecouponlist', { member_id: MEMBER, limit: 100 })
      return list.data as { id: number; coupon_id: number; end_date: string; start_date: string }[]
    }
    const before = await usable()
    const templateId = before[0]?.coupon_id ?? 0
    const send = yunShop(sample)
    await send.post(ROUTES.recall, { id: templateId, request_id: 'back' })
    const fields = { id: templateId, request_id: 'give', 'receivers[]': MEMBER }
    await send.post(ROUTES.edit, { id: templateId, 'coupon[time_days]': 30 })
    expect((await send.post(ROUTES.give, fields)).data).toMatchObject({ members: 1 })
    const given = (await usable()).find(({ coupon_id }) => coupon_id === templateId)
    expect(given).toMatchObject({ start_date: '2030-05-16', end_date: '2030-06-15' })
    now += 3 * DAY_MS
    await sample.close()
    sample = await open()
    const later = await usable()
    // What was given keeps its days, and something fresh has come for what was taken back.
    expect(later.find(({ id }) => id === given?.id)).toEqual(given)
    const count = (rows: typeof later) =>
      rows.filter(({ coupon_id }) => coupon_id === templateId).length
    expect(count(later)).toBe(count(before) + 1)
    const ids = new Set(before.map(({ id }) => id))
    const fresh = later.filter(({ id, coupon_id }) => coupon_id === templateId && id !== given?.id)
    expect(fresh.some(({ id }) => ids.has(id))).toBe(false)
    await sample.close()
    remove()
  })
})
