import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { MEMBER } from '../support/embedded-api-fixtures'
import { ROUTES, yunShop } from '../support/yun-shop-api'

const NOW = Date.parse('2030-05-15T10:00:00+08:00')

let api: InProcessApi
let yun: ReturnType<typeof yunShop>
beforeEach(async () => {
  api = await startEmbeddedApi({
    coupons: [
      { id: 1, title: '满百减二十', deductionFen: 2_000, template: { enough_fen: 10_000 } },
      { id: 2, type: 2, title: '咖啡兑换券' },
      { id: 3, template: { display_order: 5 } },
    ],
    clock: () => NOW,
  })
  yun = yunShop(api)
})
afterEach(() => api.close())

type Fields = Parameters<typeof yun.post>[1]
interface Template extends Record<string, unknown> {
  id: number
  revision: number
}
const save = (fields: Fields) => yun.post(ROUTES.edit, fields)
async function view(id: number): Promise<Template> {
  const { data } = await yun.get(ROUTES.view, { id })
  return (data as { coupon: Template }).coupon
}
async function create(fields: Fields = {}): Promise<Template> {
  const answer = await save({ 'coupon[name]': '新券', 'coupon[deduct]': '5', ...fields })
  expect(answer).toMatchObject({ result: 1, data: { revision: 1 } })
  return view((answer.data as { id: number }).id)
}

describe('saving a template', () => {
  it('keeps every field of document 001, sent as a form with brackets', async () => {
    const saved = await create({
      'coupon[name]': ' 八五折周末券 ',
      'coupon[status]': 0,
      'coupon[display_order]': 7,
      'coupon[use_type]': 9,
      'coupon[coupon_method]': 2,
      'coupon[discount]': '8.5',
      'coupon[deduct]': '3.20',
      'coupon[enough]': '99.90',
      'coupon[level_limit]': 2,
      'coupon[time_limit]': 1,
      'coupon[time_days]': 30,
      'time[start]': '2030-06-01 00:00:00',
      'time[end]': '2030-06-30',
      'coupon[is_complex]': 0,
      'coupon[get_type]': 0,
      'coupon[get_max]': 3,
      'coupon[total]': 500,
      'coupon[use_week]': '7,6,6',
      'goods_ids[]': [62, 68],
      'goods_names[]': ['保温杯', '竹餐具'],
      'store_ids[]': 1,
      'store_names[]': '别的名字',
      'category_ids[]': 7,
      'hotel_ids[]': 31,
      'hotel_names[]': '湖畔客栈',
      'supplier_ids[]': 5,
    })
    expect(saved).toMatchObject({
      name: '八五折周末券',
      status: 0,
      display_order: 7,
      use_type: 9,
      coupon_method: 2,
      discount: '8.50',
      deduct: '3.20',
      enough: 99.9,
      level_limit: 2,
      time_limit: 1,
      time_days: 30,
      time_start: '2030-06-01 00:00:00',
      time_end: '2030-06-30 23:59:59',
      is_complex: 0,
      get_type: 0,
      get_max: 3,
      total: 500,
      use_week: '6,7',
      goods_ids: ['62', '68'],
      goods_names: ['保温杯', '竹餐具'],
      storeids: ['1'],
      storenames: ['测试店1'],
      category_ids: ['7'],
      categorynames: [''],
      hotel_ids: ['31'],
      hotel_names: ['湖畔客栈'],
      supplierids: ['5'],
      created_at: '2030-05-15 10:00:00',
      updated_at: '2030-05-15 10:00:00',
    })
    expect(saved.id).toBe(4)
  })

  it('takes JSON, ids in the address, and both spellings of the range, in seconds too', async () => {
    const body = JSON.stringify({
      coupon: { name: '改名', time_limit: 1 },
      time: {
        starttime: Date.parse('2030-06-01T00:00:00+08:00') / 1_000,
        endtime: '2030-06-02 23:59',
      },
    })
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${api.token}` }
    const url = `${api.url}/addons/yun_shop/api.php?i=2&route=${ROUTES.edit}&id=1`
    const answer: unknown = await (await fetch(url, { method: 'POST', headers, body })).json()
    expect(answer).toEqual({ result: 1, msg: 'ok', data: { id: 1, revision: 2 } })
    expect(await view(1)).toMatchObject({
      name: '改名',
      time_start: '2030-06-01 00:00:00',
      time_end: '2030-06-02 23:59:59',
    })
  })

  it.each(['0.01', '9.99', '8.5', '7', '6.66'])('keeps %s 折 exactly', async (discount) => {
    const saved = await create({ 'coupon[coupon_method]': 2, 'coupon[discount]': discount })
    expect(saved.discount).toBe(Number(discount).toFixed(2))
  })

  it('leaves what a form does not say as it was, and empties what it says is empty', async () => {
    await save({ id: 1, 'coupon[name]': '改名', 'goods_ids[]': [62] })
    expect(await view(1)).toMatchObject({ name: '改名', deduct: '20.00', enough: 100, revision: 2 })
    await save({ id: 1, 'coupon[enough]': '', 'goods_ids[]': '' })
    expect(await view(1)).toMatchObject({ name: '改名', enough: 0, goods_ids: null, revision: 3 })
  })

  it('keeps the one thing that is exchanged in fields of its own', async () => {
    const saved = await create({
      'coupon[use_type]': 8,
      'goods_id[]': 90,
      'goods_name[]': '手冲咖啡',
    })
    expect(saved).toMatchObject({ use_type: 8, goods_ids: ['90'], goods_names: ['手冲咖啡'] })
    expect(await save({ id: 2, 'coupon[status]': 0 })).toMatchObject({ result: 1 })
    expect(await view(2)).toMatchObject({ use_type: 8, status: 0, goods_ids: null })
  })

  it('counts for what members already hold, in both dialects', async () => {
    await save({ id: 1, 'coupon[name]': '减三十', 'coupon[deduct]': 30, 'coupon[use_week]': '1,2' })
    const held = await yun.get(ROUTES.detail, { id: 1 })
    expect(held.data).toMatchObject({ belongs_to_coupon: { name: '减三十', deduct: 30 } })
    const { data } = await api.call('/user/couponinfo', { id: 1 })
    expect(data).toMatchObject({ coupon_title: '减三十', deduction: '30.00', use_week: '1,2' })
    expect(await yun.post(ROUTES.writeOff, { id: 1 })).toMatchObject({ data: { code: 2004 } })
  })

  it('tells a terminal that follows the changes of every coupon of the template', async () => {
    const pull = async (after: string) =>
      (await api.call('/sync/coupons', { after })).data as { rows: { id: number }[]; next: string }
    const { next } = await pull('')
    expect((await pull(next)).rows).toEqual([])
    await save({ id: 3, 'coupon[name]': '改名' })
    expect((await pull(next)).rows).toMatchObject([{ id: 3, coupon_title: '改名' }])
  })
})

describe('two people at one template', () => {
  it('refuses who read an older one, says so, and saves nothing', async () => {
    const { revision } = await view(1)
    expect(await save({ id: 1, revision, 'coupon[name]': '第一个人' })).toMatchObject({ result: 1 })
    const late = await save({ id: 1, revision, 'coupon[name]': '第二个人' })
    expect(late).toMatchObject({ status: 200, result: 0, data: { code: 2030, revision: 2 } })
    expect(late.msg).toContain('「第一个人」')
    expect(await view(1)).toMatchObject({ name: '第一个人', revision: 2 })
    expect(await save({ id: 1, revision: 2, 'coupon[name]': '第二个人' })).toMatchObject({
      result: 1,
    })
  })

  it('accepts one of 20 who save at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        save({ id: 1, revision: 1, 'coupon[name]': `第 ${index} 个人` }),
      ),
    )
    expect(answers.filter(({ result }) => result === 1)).toHaveLength(1)
    for (const { data } of answers.filter(({ result }) => result === 0)) {
      expect(data).toEqual({ code: 2030, revision: 2 })
    }
  })
})

describe('looking at templates', () => {
  it('lists them by their order, then the newest, page by page', async () => {
    const ids = async (page: number) => {
      const { data } = await yun.get(ROUTES.list, { page, pagesize: 2 })
      return (data as Template[]).map(({ id }) => id)
    }
    expect([await ids(1), await ids(2), await ids(3)]).toEqual([[3, 2], [1], []])
  })

  it('gives a blank one with the levels, to begin with', async () => {
    const { data } = await yun.get(ROUTES.view)
    expect(data).toMatchObject({
      coupon: { id: 0, name: '', level_limit: -1, is_complex: 1, status: 1, revision: 0 },
      memberlevels: [
        { id: 1, level_name: '普通会员' },
        { id: 2, level_name: '金卡会员' },
      ],
      timestart: 0,
    })
  })

  it('shows what a member holds of a template that is no longer given out', async () => {
    await save({ id: 1, 'coupon[status]': 0 })
    const { data } = await yun.get(ROUTES.byStatus, { member_id: MEMBER })
    expect((data as Template[]).map(({ id }) => id)).toContain(1)
    expect(await yun.post(ROUTES.writeOff, { id: 1 })).toMatchObject({ result: 1 })
  })
})
