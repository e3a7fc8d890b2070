import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InProcessApi } from '../support/embedded-api'
import { STAFF } from '../support/embedded-api-fixtures'
import { givingDesk, startGivingApi, type Held } from '../support/giving-desk'
import { ROUTES } from '../support/yun-shop-api'

const NOW = Date.parse('2030-05-16T10:00:00+08:00')
const DAY_MS = 86_400_000

let now: number
let api: InProcessApi
let desk: ReturnType<typeof givingDesk>
beforeEach(async () => {
  now = NOW
  api = await startGivingApi(() => now)
  desk = givingDesk(api)
})
afterEach(() => api.close())

describe('how long it is good', () => {
  it('counts the days from the one after', async () => {
    const id = await desk.template({ 'coupon[time_days]': 10 })
    await desk.toList(id, 10_001)
    const [held] = await desk.heldBy(10_001, id)
    expect(held?.belongs_to_coupon).toMatchObject({ start: '2030-05-16', end: '2030-05-26' })
    const { data } = await api.call('/user/couponinfo', { id: held?.id ?? 0 })
    expect(data).toMatchObject({ start_date: '2030-05-16', end_date: '2030-05-26' })
    now = Date.parse('2030-05-26T23:59:59+08:00')
    expect(await desk.heldBy(10_001, id)).toHaveLength(1)
    now += 1_000
    expect(await desk.yun.post(ROUTES.writeOff, { id: held?.id ?? 0 })).toMatchObject({
      data: { code: 2002 },
    })
  })

  it('has no end where no days are set', async () => {
    const id = await desk.template({ 'coupon[time_days]': 0 })
    await desk.toList(id, 10_001)
    const [held] = await desk.heldBy(10_001, id)
    expect(held?.belongs_to_coupon).toMatchObject({ start: '2030-05-16', end: '不限时间' })
    const sidebar = await desk.yun.post(ROUTES.sidebar, {
      client: 'work',
      type: 17,
      member_id: 10_001,
      coupon_type: 0,
    })
    const { data: rows } = sidebar.data as { data: Held[] }
    expect(rows.find((row) => row.id === held?.id)).toMatchObject({
      time_end: '不限时间',
      near_expiration: 0,
    })
    const { data } = await api.call('/user/couponinfo', { id: held?.id ?? 0 })
    expect(data).toMatchObject({ end_date: '9999-12-31' })
    now += 20_000 * DAY_MS
    expect(await desk.yun.post(ROUTES.writeOff, { id: held?.id ?? 0 })).toMatchObject({ result: 1 })
  })

  it('is as long as the range of the template', async () => {
    const range = { 'time[start]': '2030-05-20', 'time[end]': '2030-05-31' }
    const id = await desk.template({ 'coupon[time_limit]': 1, 'coupon[time_days]': 3, ...range })
    await desk.toList(id, 10_001)
    const [held] = await desk.heldBy(10_001, id)
    expect(held?.belongs_to_coupon).toMatchObject({ start: '2030-05-20', end: '2030-05-31' })
    now = Date.parse('2030-05-31T23:59:59+08:00')
    expect(await desk.toList(id, 10_001)).toMatchObject({ result: 1 })
    now += 1_000
    const late = await desk.toList(id, 10_001)
    expect(late).toMatchObject({ result: 0, data: { code: 2032 } })
    expect(late.msg).toMatch(/2030-05-31 结束。请先修改使用时间/)
  })
})

describe('what is not given out', () => {
  it('is a template that was switched off', async () => {
    const id = await desk.template({ 'coupon[status]': 0 })
    for (const answer of [await desk.check(id, 10_001), await desk.toList(id, 10_001)]) {
      expect(answer).toMatchObject({ result: 0, data: { code: 2031 } })
      expect(answer.msg).toMatch(/^「五元券」已停止发放。请先.*打开/)
    }
  })

  it('is one that there is not', async () => {
    const missing = await desk.yun.get(ROUTES.view, { id: 99 })
    expect(await desk.toList(99, 10_001)).toEqual(missing)
    expect(await desk.check(99, 10_001)).toEqual(missing)
    expect(missing.data).toEqual({ code: 1409 })
  })
})

describe('what was given', () => {
  it('is a coupon like any other, by the staff member who gave it', async () => {
    const id = await desk.template()
    const { account, password } = STAFF
    const login = await api.call('/user/login', { account, password }, null)
    const { token } = login.data as { token: string }
    const fields = { id, request_id: 'by-staff', 'receivers[]': 10_001 }
    expect(await desk.yun.post(ROUTES.give, fields, token)).toMatchObject({ result: 1 })
    const [held] = await desk.heldBy(10_001, id)
    const info = await api.call('/user/couponinfo', { id: held?.id ?? 0 })
    expect(info.data).toMatchObject({
      user_id: STAFF.id,
      create_date: NOW / 1_000,
      coupon_title: '五元券',
      use_id: 0,
    })
    expect(await desk.yun.post(ROUTES.writeOff, { id: held?.id ?? 0 })).toMatchObject({ result: 1 })
  })

  it('is told to a terminal that follows the changes', async () => {
    const pull = async (after: string) =>
      (await api.call('/sync/coupons', { after })).data as {
        rows: { member_id: number }[]
        next: string
      }
    const { next } = await pull('')
    const id = await desk.template()
    await desk.toList(id, 10_002, 10_001)
    const { rows, next: then } = await pull(next)
    expect(rows.map(({ member_id }) => member_id)).toEqual([10_002, 10_001])
    await desk.toList(id, 10_001, 10_001)
    expect((await pull(then)).rows).toMatchObject([{ member_id: 10_001, coupon_id: id }])
  })

  it('is counted in the list as in the view, and exchange goods are in both', async () => {
    const exchange = await desk.template({
      'coupon[use_type]': 8,
      'goods_id[]': 90,
      'goods_name[]': '手冲咖啡',
    })
    await desk.toList(exchange, 10_001, 10_002)
    const { data } = await desk.yun.get(ROUTES.list)
    const rows = data as { id: number }[]
    const { data: view } = await desk.yun.get(ROUTES.view, { id: exchange })
    const { coupon } = view as { coupon: object }
    expect(rows.find((row) => row.id === exchange)).toEqual(coupon)
    expect(coupon).toMatchObject({
      goods_ids: ['90'],
      goods_names: ['手冲咖啡'],
      given_num: 2,
      used_num: 0,
      unused_num: 2,
    })
    expect(rows.find((row) => row.id === 1)).toMatchObject({ given_num: 1, unused_num: 1 })
  })
})
