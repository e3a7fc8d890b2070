import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { MEMBER, type CouponFixture } from '../support/embedded-api-fixtures'
import { ROUTES, yunShop } from '../support/yun-shop-api'

const NOW = Date.parse('2030-05-15T10:00:00+08:00')
const named = (...pairs: [string, string][]) =>
  JSON.stringify(pairs.map(([id, name]) => ({ id, name })))
const of = (id: number, template: NonNullable<CouponFixture['template']>): CouponFixture => ({
  id,
  template,
})

// One held coupon per use type and method; the residue of other kinds must not be read.
const COUPONS: CouponFixture[] = [
  {
    ...of(1, { use_type: 0, enough_fen: 10_000, goods: named(['64', '旧商品']) }),
    deductionFen: 1_250,
  },
  of(2, { use_type: 1, categories: named(['7', '茶饮'], ['8', '']) }),
  of(3, { use_type: 2, goods: named(['62', '保温杯'], ['68', '竹餐具']) }),
  of(4, { use_type: 4, stores: named(['1', '测试店1']) }),
  of(5, { use_type: 5, stores: named(['2', '测试店2']) }),
  of(6, { use_type: 6, hotels: named(['31', '湖畔客栈']) }),
  of(7, { use_type: 7, hotels: named(['31', '湖畔客栈'], ['32', '山居']) }),
  { ...of(8, { use_type: 8, goods: named(['90', '手冲咖啡']) }), type: 2, deductionFen: 0 },
  of(9, { use_type: 9, goods: named(['62', '保温杯']), stores: named(['1', '测试店1']) }),
  of(10, { coupon_method: 2, discount_parts: 8_500, is_complex: 0, level_limit: 2 }),
  { ...of(11, {}), ends: 7 },
  { ...of(12, {}), ends: 8, useWeek: '1,2,3' },
  { ...of(13, {}), starts: -9, ends: -1 },
  { ...of(14, {}), usedOn: -3, ends: 2 },
  { ...of(15, {}), givenTo: MEMBER + 1 },
  { ...of(16, {}), givenTo: MEMBER + 1, starts: -9, ends: -1 },
  { ...of(17, {}), memberId: MEMBER + 1 },
  { ...of(18, { use_type: 3, suppliers: named(['5', '青禾农场']) }), starts: 2 },
  // Its last day is today.
  { ...of(19, { use_type: 5, stores: named(['2', '测试店2']) }), ends: 0 },
]

let api: InProcessApi
let yun: ReturnType<typeof yunShop>
beforeAll(async () => {
  api = await startEmbeddedApi({ coupons: COUPONS, clock: () => NOW })
  yun = yunShop(api)
})
afterAll(() => api.close())

interface Row {
  id: number
  used: number
  belongs_to_coupon: Record<string, unknown>
}
const idsOf = (rows: unknown) => (rows as Row[]).map(({ id }) => id)
const held = { member_id: MEMBER, pagesize: 100 }
const byStatus = (more = {}) => yun.get(ROUTES.byStatus, { ...held, ...more })
const sidebar = (more = {}) =>
  yun.post(ROUTES.sidebar, { ...held, client: 'work', type: 17, coupon_type: 0, ...more })
const sidebarRows = async (more = {}) => ((await sidebar(more)).data as { data: Row[] }).data
const OPEN = [19, 18, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]

describe('a member’s coupons by status (003)', () => {
  it.each([
    [1, OPEN],
    [2, [13]],
    [3, [14]],
  ])('status %i', async (status_request, expected) => {
    const answer = await byStatus({ status_request })
    expect(answer).toMatchObject({ status: 200, result: 1, msg: 'ok' })
    expect(idsOf(answer.data)).toEqual(expected)
    for (const { used } of answer.data as Row[]) expect(used).toBe(status_request === 3 ? 1 : 0)
    expect(idsOf(await sidebarRows({ status_request }))).toEqual(expected)
  })

  it('tells what the kind of a template means, and leaves the residue of other kinds in its fields', async () => {
    const { data } = await byStatus()
    const template = (id: number) => (data as Row[]).find((row) => row.id === id)
    expect(template(1)).toMatchObject({
      api_limit: '商城通用',
      belongs_to_coupon: {
        use_type: 0,
        deduct: 12.5,
        enough: 100,
        goods_ids: ['64'],
        storeids: null,
      },
    })
    expect(template(2)).toMatchObject({
      api_limit: '适用于下列分类: 茶饮,#8',
      belongs_to_coupon: { category_ids: ['7', '8'], categorynames: ['茶饮', ''] },
    })
    expect(template(9)).toMatchObject({ api_limit: '适用于下列商品和门店: 保温杯,测试店1' })
    expect(template(10)?.belongs_to_coupon).toMatchObject({
      coupon_method: 2,
      discount: 8.5,
      is_complex: 0,
      level_limit: 2,
    })
    expect(template(12)?.belongs_to_coupon).toMatchObject({
      use_week: '1,2,3',
      start: '2030-05-14',
      end: '2030-05-23',
    })
  })

  it('writes amounts, times and near expiry as document 002 does', async () => {
    const rows = await sidebarRows()
    const row = (id: number) => rows.find((one) => one.id === id)
    expect(row(1)).toMatchObject({
      get_time: '2030-05-13 10:00:00',
      time_start: '2030-05-14',
      time_end: '2030-06-14 23:59:59',
      belongs_to_coupon: {
        deduct: '12.50',
        discount: '0.00',
        enough: 100,
        coupon_type_name: '平台商品',
      },
    })
    expect(row(10)?.belongs_to_coupon).toMatchObject({ discount: '8.50' })
    expect([row(11), row(12)]).toMatchObject([{ near_expiration: 1 }, { near_expiration: 0 }])
  })

  it('answers ten rows a page, to the end without repeats or gaps', async () => {
    const first = await yun.get(ROUTES.byStatus, { member_id: MEMBER })
    expect(idsOf(first.data)).toEqual(OPEN.slice(0, 10))
    const seen: number[] = []
    for (let page = 1; ; page++) {
      const answer = await byStatus({ page, pagesize: 4 })
      if (answer.result === 0) break
      seen.push(...idsOf(answer.data))
    }
    expect(seen).toEqual(OPEN)
    expect(idsOf(await sidebarRows({ page: 2, pagesize: 4 }))).toEqual(OPEN.slice(4, 8))
  })

  it('says of a list without rows what the documents say', async () => {
    const nothing = { status: 200, result: 0, msg: '没有找到记录', data: [] }
    expect(await byStatus({ page: 9 })).toEqual(nothing)
    expect(await byStatus({ member_id: 999_999 })).toEqual(nothing)
    expect(await sidebar({ page: 9 })).toMatchObject({ result: 1, data: { data: [] } })
  })
})

describe('the filters of document 002', () => {
  it.each([
    [0, '全部', OPEN],
    [1, '平台', [12, 11, 10, 1]],
    [2, '门店', [19, 5, 4]],
    [3, '酒店', [7, 6]],
    [4, '指定商品', [3]],
    [5, '分类商品', [2]],
    [6, '兑换券', [8]],
    [7, '满减券', OPEN.filter((id) => id !== 8 && id !== 10)],
    [8, '折扣券', [10]],
    [9, '平台商品和门店', [9]],
    [10, '快过期', [19, 11]],
  ])('%i %s', async (coupon_type, name, expected) => {
    const { data } = await sidebar({ coupon_type })
    const { data: rows, search_array } = data as { data: Row[]; search_array: string[] }
    expect(idsOf(rows)).toEqual(expected)
    expect(search_array[coupon_type]).toBe(name)
  })

  it('are those of the whole shop and of what is unused when nothing is said', async () => {
    const { data } = await yun.post(ROUTES.sidebar, { client: 'work', type: 17, member_id: MEMBER })
    expect(idsOf((data as { data: Row[] }).data)).toEqual([12, 11, 10, 1])
  })

  it('show an expired coupon as no longer near its end', async () => {
    const rows = await sidebarRows({ status_request: 2 })
    expect(rows).toMatchObject([{ id: 13, near_expiration: 0 }])
  })
})

describe('the extensions that find', () => {
  it('one coupon, whoever holds it and whatever became of it', async () => {
    const detail = async (id: number) => (await yun.get(ROUTES.detail, { id })).data
    expect(await detail(14)).toMatchObject({
      member_id: MEMBER,
      used: 1,
      shop_id: 2,
      request_id: '',
    })
    expect(await detail(15)).toMatchObject({ used: 0, receive_id: MEMBER + 1 })
    expect((await detail(15)) as object).toHaveProperty('give_time', NOW / 1_000 - 86_400)
    expect(await detail(17)).toMatchObject({ member_id: MEMBER + 1, give_time: 0 })
    expect(await yun.get(ROUTES.detail, { id: 99 })).toMatchObject({
      status: 200,
      result: 0,
      data: { code: 1404 },
    })
  })

  it('members with their level, and shops', async () => {
    const found = await yun.get(ROUTES.members, { keyword: '0001' })
    expect(found.data).toEqual([
      {
        id: MEMBER,
        nickname: '测试会员10001',
        mobile: '19900000001',
        card_no: '886610001',
        level_id: 1,
        level_name: '普通会员',
      },
    ])
    expect(await yun.get(ROUTES.members, { keyword: '无此人' })).toMatchObject({
      result: 0,
      data: [],
    })
    expect(idsOf((await yun.get(ROUTES.members, { page: 2, pagesize: 1 })).data)).toEqual([10_002])
    const stores = await yun.get(ROUTES.stores)
    expect(idsOf(stores.data)).toEqual([1, 2, 3])
    expect((stores.data as object[])[0]).toEqual({
      id: 1,
      store_name: '测试店1',
      address: '测试路',
    })
  })
})
