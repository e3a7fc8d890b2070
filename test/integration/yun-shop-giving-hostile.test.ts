import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { MEMBER } from '../support/embedded-api-fixtures'
import { ROUTES, YUN_PATH, yunShop, type YunAnswer } from '../support/yun-shop-api'

let api: InProcessApi
let yun: ReturnType<typeof yunShop>
beforeAll(async () => {
  api = await startEmbeddedApi({ coupons: [{ id: 1 }] })
  yun = yunShop(api)
})
afterAll(() => api.close())

const refused = {
  status: 200,
  result: 0,
  msg: expect.stringMatching(/[\u4e00-\u9fff]/) as string,
  data: { code: 1001 },
}
const INJECTION = "1' OR 1=1; DROP TABLE member; --"

async function json(body: unknown, route: string = ROUTES.giveCheck): Promise<YunAnswer> {
  const headers = { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' }
  const response = await fetch(`${api.url}${YUN_PATH}?i=2&route=${route}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return { ...((await response.json()) as YunAnswer), status: response.status }
}

describe('receivers that make no sense', () => {
  it.each<[string, object]>([
    ['none', {}],
    ['an empty list', { 'receivers[]': '' }],
    ['empty lines alone', { 'receivers[]': ['', '  '] }],
    ['a list and a level', { 'receivers[]': [MEMBER], level_id: 1 }],
    ['an unknown level', { level_id: 77 }],
    ['level 0', { level_id: 0 }],
    ['level -2', { level_id: -2 }],
    ['a level that is no number', { level_id: '1e3' }],
    ['5,001 entries', { 'receivers[]': Array.from({ length: 5_001 }, (_, index) => index) }],
    ['an endless entry', { 'receivers[]': ['x'.repeat(65)] }],
    ['a control character', { 'receivers[]': ['1\u0000'] }],
  ])('%s is refused, and nothing is given', async (_name, fields) => {
    for (const route of [ROUTES.giveCheck, ROUTES.give]) {
      const answer = await yun.post(route, { id: 1, request_id: 'x', ...fields })
      expect(answer).toEqual(refused)
      expect(answer.msg).toMatch(/receivers|level_id/)
    }
  })

  it.each<[string, unknown]>([
    ['an object', { a: 1 }],
    ['lists in it', [[1]]],
    ['objects in it', [{ id: 1 }]],
    ['nothing in it', [null]],
    ['truth in it', [true]],
    ['a fraction in it', [1.5]],
  ])('a JSON list with %s is refused', async (_name, receivers) => {
    expect(await json({ id: 1, receivers })).toEqual(refused)
  })

  it.each([
    INJECTION,
    '%',
    '_',
    '🎁',
    '<script>',
    '-1',
    '0',
    '1e9',
    '１',
    '00010001',
    '9'.repeat(64),
  ])('nobody is called %j', async (entry) => {
    const { data } = await yun.post(ROUTES.giveCheck, { id: 1, 'receivers[]': entry })
    expect(data).toEqual({ members: 0, without: [{ entry, reason: 'unknown' }], without_count: 1 })
  })

  it('takes JSON, numbered keys in their order, and numbers', async () => {
    const expected = { members: 1, without: [{ entry: 'nobody', reason: 'unknown' }] }
    expect((await json({ id: '1', receivers: [MEMBER, 'nobody'] })).data).toMatchObject(expected)
    const numbered = { id: 1, 'receivers[1]': MEMBER, 'receivers[0]': 'nobody' }
    expect((await yun.post(ROUTES.giveCheck, numbered)).data).toMatchObject(expected)
  })

  it('takes the longest list that there may be, as a form with numbered keys', async () => {
    const list = Array.from({ length: 5_000 }, (_, index) => [
      `receivers[${index}]`,
      `${index}`.padStart(64, 'x'),
    ])
    const answer = await yun.post(ROUTES.giveCheck, { id: 1, ...Object.fromEntries(list) })
    expect(answer).toMatchObject({ result: 1, data: { members: 0, without_count: 5_000 } })
  })

  it('refuses a body beyond all lists', async () => {
    const answer = await yun.post(ROUTES.giveCheck, { id: 1, 'receivers[]': 'x'.repeat(600_000) })
    expect(answer).toMatchObject({ status: 200, result: 0, data: { code: 1003 } })
  })
})

describe('request ids', () => {
  it.each([undefined, '', '请求', 'a b', INJECTION, 'x'.repeat(65)])('%j is none', async (id) => {
    const fields = id === undefined ? {} : { request_id: id }
    expect(await yun.post(ROUTES.give, { id: 1, 'receivers[]': MEMBER, ...fields })).toEqual(
      refused,
    )
    expect(await yun.post(ROUTES.recall, { id: 1, ...fields })).toEqual(refused)
  })
})

it.each(['', '0', '-1', 'x', INJECTION])('template %j is none', async (id) => {
  for (const route of [ROUTES.giveCheck, ROUTES.give, ROUTES.recall]) {
    const fields = { 'receivers[]': MEMBER, request_id: 'x' }
    expect(await yun.post(route, { id, ...fields })).toEqual(refused)
  }
})

it('after all this the member holds the one coupon', async () => {
  const { data } = await yun.get(ROUTES.view, { id: 1 })
  expect((data as { coupon: object }).coupon).toMatchObject({ given_num: 1, unused_num: 1 })
})
