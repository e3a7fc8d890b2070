import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { MEMBER } from '../support/embedded-api-fixtures'
import { ROUTES, yunShop } from '../support/yun-shop-api'
import { BY_STATUS_SAMPLE, NOTHING_SAMPLE, SIDEBAR_SAMPLE } from './samples/yun-shop'
import { VIEW_SAMPLE } from './samples/yun-shop-view'

// What document and answer may differ in, documented in docs/coupon-api.md: a template without a range of days has
// no dates, where the documents show residue; a row need not say that it cannot be unfolded.
const LOOSER: Record<string, string[]> = { time_start: ['null'], time_end: ['null'] }

type Tree = { [key: string]: Tree } | Set<string>

/** Per key the types that a sample shows; what is null in every row says nothing of its type. */
function shapeOf(samples: unknown[]): Tree {
  const objects = samples.filter(isObject)
  if (objects.length === 0) return new Set(samples.map(typeName))
  const keys = new Set(objects.flatMap((one) => Object.keys(one)))
  return Object.fromEntries(
    [...keys].map((key) => {
      const values = objects.filter((one) => key in one).map((one) => one[key])
      const inner = values.filter(isList).flat()
      return [key, inner.some(isObject) ? shapeOf(inner) : shapeOf(values)]
    }),
  )
}

function problems(shape: Tree, answers: unknown[], path = ''): string[] {
  if (shape instanceof Set) {
    const key = path.split('.').at(-1) ?? ''
    const allowed = new Set([...shape, ...(LOOSER[key] ?? [])])
    if (shape.size === 1 && shape.has('null')) return []
    return answers
      .map(typeName)
      .filter((name) => !allowed.has(name))
      .map((name) => `${path}: ${name}`)
  }
  return answers.flatMap((answer) =>
    Object.entries(shape).flatMap(([key, inner]) => {
      if (!isObject(answer) || !(key in answer)) return [`${path}.${key}: missing`]
      const value = answer[key]
      return problems(
        inner,
        isList(value) && !(inner instanceof Set) ? value : [value],
        `${path}.${key}`,
      )
    }),
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is unknown[] => Array.isArray(value)
// A list of lists is not among the samples; an empty one may be null and the other way round, as rows of 003 show.
const typeName = (value: unknown): string => {
  if (value === null) return 'null'
  return isList(value) ? 'list' : typeof value
}

const named = (...ids: string[]) => JSON.stringify(ids.map((id) => ({ id, name: `示例 ${id}` })))
const RANGE = { time_limit: 1, time_start_day: 22_000, time_end_day: 22_030 }

let api: InProcessApi
let yun: ReturnType<typeof yunShop>
beforeAll(async () => {
  api = await startEmbeddedApi({
    coupons: [
      {
        id: 142,
        title: '立减100元',
        deductionFen: 10_000,
        template: { ...RANGE, enough_fen: 100_000 },
      },
      { id: 145, template: { ...RANGE, use_type: 2, goods: named('62', '68', '192', '207') } },
      { id: 5, template: { use_type: 4, stores: named('1') } },
      { id: 6, usedOn: -2 },
    ],
  })
  yun = yunShop(api)
})
afterAll(() => api.close())

const held = { member_id: MEMBER }
const sidebar = { ...held, client: 'work', type: 17, coupon_type: 0 }

describe('the comparison itself', () => {
  it('sees a key that is missing and a value of another type, at any depth', () => {
    const shape = shapeOf([{ a: 1, b: { c: 'x' }, d: [{ e: null }, { e: 2 }] }])
    expect(problems(shape, [{ a: 1, b: { c: 'y' }, d: [{ e: 3 }] }])).toEqual([])
    expect(problems(shape, [{ a: '1', b: {}, d: [{ e: 'x' }] }])).toEqual([
      '.a: string',
      '.b.c: missing',
      '.d.e: string',
    ])
  })
})

describe('the routes of documents 001 to 003 have every key of the samples, of the same type', () => {
  it('003, by status', async () => {
    for (const status_request of [1, 3]) {
      const answer = await yun.get(ROUTES.byStatus, { ...held, status_request })
      expect(problems(shapeOf([JSON.parse(BY_STATUS_SAMPLE)]), [answer])).toEqual([])
    }
    const { data } = await yun.get(ROUTES.byStatus, held)
    expect(data).toMatchObject([
      { id: 145, belongs_to_coupon: { goods_ids: ['62', '68', '192', '207'] } },
      { id: 142, belongs_to_coupon: { name: '立减100元', deduct: 100, enough: 1_000 } },
      { id: 5 },
    ])
  })

  it('003, without a row: word for word', async () => {
    const { status, ...answer } = await yun.get(ROUTES.byStatus, { ...held, status_request: 2 })
    expect([status, answer]).toEqual([200, JSON.parse(NOTHING_SAMPLE)])
  })

  it('002, the sidebar', async () => {
    for (const status_request of [1, 3]) {
      const answer = await yun.post(ROUTES.sidebar, { ...sidebar, status_request })
      expect(problems(shapeOf([SIDEBAR_SAMPLE]), [answer])).toEqual([])
    }
    const { data } = await yun.post(ROUTES.sidebar, sidebar)
    const { search_array } = data as typeof SIDEBAR_SAMPLE.data
    expect(search_array).toEqual(SIDEBAR_SAMPLE.data.search_array)
  })

  it('001, the view', async () => {
    for (const id of [142, 145, 5]) {
      const answer = await yun.get(ROUTES.view, { id })
      expect(problems(shapeOf([VIEW_SAMPLE]), [answer])).toEqual([])
      expect(answer.data).toMatchObject({ coupon: { id, uniacid: 2, level_limit: -1 } })
    }
    const { data } = await yun.get(ROUTES.view, { id: 142 })
    expect(data).toMatchObject({
      coupon: {
        time_start: '2030-03-27 00:00:00',
        time_end: '2030-04-26 23:59:59',
        deduct: '100.00',
      },
      timestart: Date.parse('2030-03-27T00:00:00+08:00') / 1_000,
      timeend: Date.parse('2030-04-26T23:59:59+08:00') / 1_000,
      memberlevels: [{ level_name: '普通会员' }, { level_name: '金卡会员' }],
    })
  })

  it('001, the view again after the sample was saved through the edit route', async () => {
    const { coupon } = VIEW_SAMPLE.data
    const saved = await yun.post(ROUTES.edit, {
      ...Object.fromEntries(
        Object.entries(coupon)
          .filter(
            ([key, value]) => value !== null && !['id', 'time_start', 'time_end'].includes(key),
          )
          .map(([key, value]) => [`coupon[${key}]`, String(value)]),
      ),
      'time[start]': coupon.time_start,
      'time[end]': coupon.time_end,
      'category_ids[]': '',
    })
    expect(saved).toMatchObject({ result: 1, data: { revision: 1 } })
    const { data } = await yun.get(ROUTES.view, { id: (saved.data as { id: number }).id })
    const documented = [
      'name',
      'get_type',
      'level_limit',
      'get_max',
      'use_type',
      'enough',
      'time_limit',
    ]
    const more = [
      'time_days',
      'time_start',
      'coupon_method',
      'discount',
      'deduct',
      'total',
      'status',
      'is_complex',
    ]
    for (const key of [...documented, ...more] as (keyof typeof coupon)[]) {
      expect((data as typeof VIEW_SAMPLE.data).coupon[key], key).toEqual(coupon[key])
    }
    expect(data).toMatchObject({ timestart: VIEW_SAMPLE.data.timestart })
  })
})
