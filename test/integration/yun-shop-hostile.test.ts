import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { MEMBER } from '../support/embedded-api-fixtures'
import { ROUTES, YUN_PATH, yunShop, type YunAnswer } from '../support/yun-shop-api'

let api: InProcessApi
let yun: ReturnType<typeof yunShop>
beforeAll(async () => {
  api = await startEmbeddedApi({ coupons: [{ id: 1 }, { id: 2 }] })
  yun = yunShop(api)
})
afterAll(() => api.close())

const INJECTION = "1'; DROP TABLE coupon_template; --"
const HOSTILE = [
  'x'.repeat(10_000),
  '🎁',
  INJECTION,
  '-1',
  '1e9',
  '0x10',
  '1.5',
  'NaN',
  '１',
  'null',
  '\u0000',
  '9'.repeat(30),
]

async function raw(init: RequestInit & { query?: string }): Promise<YunAnswer> {
  const { query = `i=2&route=${ROUTES.edit}&id=1`, headers, ...rest } = init
  const response = await fetch(`${api.url}${YUN_PATH}?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}`, ...(headers as Record<string, string>) },
    ...rest,
  })
  return { ...((await response.json()) as YunAnswer), status: response.status }
}

const refused = (code: number) => ({
  status: 200,
  result: 0,
  msg: expect.stringMatching(/[\u4e00-\u9fff]/) as string,
  data: expect.objectContaining({ code }) as object,
})

describe('numbers that are none', () => {
  it.each(HOSTILE)('%j is refused, with the name of the parameter', async (value) => {
    const sidebar = { client: 'work', type: 17, member_id: MEMBER }
    for (const [method, route, name, others] of [
      ['get', ROUTES.byStatus, 'member_id', {}],
      ['get', ROUTES.byStatus, 'status_request', { member_id: MEMBER }],
      ['get', ROUTES.byStatus, 'pagesize', { member_id: MEMBER }],
      ['post', ROUTES.sidebar, 'coupon_type', sidebar],
      ['post', ROUTES.writeOff, 'id', {}],
      ['post', ROUTES.writeOff, 'shop_id', { id: 1 }],
      ['post', ROUTES.edit, 'revision', { id: 1 }],
      ['get', ROUTES.view, 'id', {}],
    ] as const) {
      const answer = await yun[method](route, { ...others, [name]: value })
      expect(answer).toEqual(refused(1001))
      expect(answer.msg).toContain(name)
      expect(answer.msg.length).toBeLessThan(100)
    }
  })

  it.each(['0', '101', '1000000000'])('%s rows a page are refused, not cut', async (pagesize) => {
    expect(await yun.get(ROUTES.list, { pagesize })).toEqual(refused(1001))
  })

  it.each(HOSTILE)('%j spoils no template', async (value) => {
    const before = await yun.get(ROUTES.view, { id: 1 })
    for (const field of ['status', 'use_type', 'deduct', 'discount', 'enough', 'total']) {
      // What is a plain amount may be saved as one.
      if (value === '1.5' && /deduct|discount|enough/.test(field)) continue
      if (value === '-1' && field === 'total') continue
      const answer = await yun.post(ROUTES.edit, { id: 1, [`coupon[${field}]`]: value })
      expect(answer, field).toEqual(refused(1001))
      expect(answer.msg.length).toBeLessThan(200)
    }
    for (const list of ['goods_ids[]', 'category_ids[]', 'time[start]']) {
      expect(await yun.post(ROUTES.edit, { id: 1, [list]: value }), list).toEqual(refused(1001))
    }
    expect(await yun.get(ROUTES.view, { id: 1 })).toEqual(before)
  })
})

describe('texts', () => {
  it.each(['🎁', INJECTION, '<script>alert(1)</script>', '"],[{"id":1}', '%_!'])(
    'keeps the name %j as it stands',
    async (name) => {
      const fields = { 'coupon[name]': name, 'coupon[deduct]': 1 }
      const lists = { 'coupon[use_type]': 2, 'goods_ids[]': 64, 'goods_names[]': name }
      const saved = await yun.post(ROUTES.edit, { ...fields, ...lists })
      const { data } = await yun.get(ROUTES.view, { id: (saved.data as { id: number }).id })
      expect(data).toMatchObject({ coupon: { name }, goods_names: [name] })
    },
  )

  it('refuses names and keywords with control characters, and lists without end', async () => {
    for (const name of ['\u0000', 'a\u0000b', 'a\nb']) {
      expect(await yun.post(ROUTES.edit, { id: 1, 'coupon[name]': name })).toEqual(refused(1001))
      const goods = { 'goods_ids[]': 1, 'goods_names[]': name }
      expect(await yun.post(ROUTES.edit, { id: 1, ...goods })).toEqual(refused(1001))
      expect(await yun.get(ROUTES.members, { keyword: name })).toEqual(refused(1001))
    }
    const ids = Array.from({ length: 501 }, (_, index) => index + 1)
    expect(await yun.post(ROUTES.edit, { id: 1, 'goods_ids[]': ids })).toEqual(refused(1001))
  })

  it.each(['请求', 'a b', INJECTION, 'x'.repeat(65)])('refuses the request id %j', async (id) => {
    const answer = await yun.post(ROUTES.writeOff, { id: 1, request_id: id })
    expect(answer).toEqual(refused(1001))
    expect((await yun.get(ROUTES.detail, { id: 1 })).data).toMatchObject({ used: 0 })
  })
})

describe('requests that are none', () => {
  const json = { 'content-type': 'application/json' }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const route = `route=${ROUTES.edit}`

  it.each<[string, RequestInit & { query?: string }, number]>([
    ['no query', { query: '' }, 1001],
    ['no account', { query: route }, 1001],
    ['an account that is none', { query: `i=x&${route}` }, 1001],
    ['no route', { query: 'i=2' }, 1001],
    ['an unknown route', { query: 'i=2&route=coupon.coupon.nothing' }, 1005],
    ['a route of the language', { query: 'i=2&route=__proto__' }, 1005],
    ['two routes', { query: `i=2&${route}&${route}` }, 1001],
    ['an endless route', { query: `i=2&route=${'x'.repeat(5_000)}` }, 1001],
    ['a reading route by POST', { query: `i=2&route=${ROUTES.view}` }, 1006],
    ['a writing route by GET', { method: 'GET' }, 1006],
    ['another method', { method: 'PUT' }, 1006],
    ['a method that deletes', { method: 'DELETE' }, 1006],
    ['broken JSON', { headers: json, body: '{"id":' }, 1002],
    ['poisoned JSON', { headers: json, body: '{"__proto__":{"id":1}}' }, 1002],
    ['a JSON list', { headers: json, body: '[1]' }, 1001],
    ['a JSON text', { headers: json, body: '"1"' }, 1001],
    ['an object for a number', { headers: json, body: '{"id":{"$gt":0}}' }, 1001],
    ['a list for a coupon', { headers: json, body: '{"coupon":[1]}' }, 1001],
    ['objects for names', { headers: json, body: '{"coupon":{"name":{"a":1}}}' }, 1001],
    ['objects for ids', { headers: json, body: '{"goods_ids":[{"a":1},[2]]}' }, 1001],
    ['a parameter twice', { headers: form, body: 'coupon[name]=a&coupon[name]=b' }, 1001],
    ['a field that is a list', { headers: form, body: 'coupon[name]=a&coupon[]=b' }, 1001],
    ['a field that is a text', { headers: form, body: 'coupon=a&coupon[name]=b' }, 1001],
    ['a list that is a text too', { headers: form, body: 'goods_ids[]=1&goods_ids=2' }, 1001],
    ['brackets in brackets', { headers: form, body: 'coupon[name][a]=b' }, 1001],
    ['open brackets', { headers: form, body: 'coupon[name=b' }, 1001],
    ['another coupon in the form', { headers: form, body: 'id=2&coupon[name]=b' }, 1001],
    ['another media type', { headers: { 'content-type': 'text/xml' }, body: '<a/>' }, 1004],
    ['a megabyte', { headers: form, body: `coupon[name]=${'1'.repeat(1_000_000)}` }, 1003],
  ])('%s gets the envelope', async (_name, init, code) => {
    expect(await raw(init)).toEqual(refused(code))
  })

  it('pollutes nothing', async () => {
    const body = 'coupon[__proto__]=1&coupon[constructor]=1&__proto__[polluted]=1&coupon[name]=净'
    expect(await raw({ headers: form, body })).toMatchObject({ result: 1 })
    expect({}).not.toHaveProperty('polluted')
  })

  it('survives a body that is cut off', async () => {
    await new Promise<void>((done) => {
      const headers = { ...form, 'content-length': 100 }
      const url = `${api.url}${YUN_PATH}?i=2&${route}`
      const cut = request(url, { method: 'POST', headers })
      cut.on('error', () => done())
      cut.write('id=1', () => cut.destroy())
    })
    expect(await yun.get(ROUTES.view, { id: 1 })).toMatchObject({ result: 1 })
  })

  it.each(Object.values(ROUTES))('%s wants a token', async (one) => {
    for (const method of ['GET', 'POST']) {
      const answer = await raw({
        method,
        query: `i=2&route=${one}`,
        headers: { authorization: '' },
      })
      expect(answer).toEqual(refused(1401))
    }
  })
})

describe('what goes wrong inside', () => {
  it('is said without a word about the inside', async () => {
    const broken = await startEmbeddedApi({ coupons: [{ id: 1 }] })
    broken.store.shops = () => Promise.reject(new Error('SELECT secret FROM /etc/passwd'))
    const answer = await yunShop(broken).get(ROUTES.stores)
    expect(answer).toEqual(refused(5000))
    expect(JSON.stringify(answer)).not.toMatch(/secret|at \w|stack/)
    await broken.close()
  })
})
