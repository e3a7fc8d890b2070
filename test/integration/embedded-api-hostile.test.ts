import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedApi, type Answer, type InProcessApi } from '../support/embedded-api'
import { MEMBER } from '../support/embedded-api-fixtures'

let api: InProcessApi
beforeAll(async () => {
  api = await startEmbeddedApi({ coupons: [{ id: 1 }, { id: 2 }] })
})
afterAll(() => api.close())

const INJECTION = "1'; DROP TABLE member_coupon; --"
const HOSTILE = [
  'x'.repeat(10_000),
  '🎁',
  INJECTION,
  '-1',
  '0',
  '1e9',
  '0x10',
  '1.5',
  'NaN',
  '１',
  'null',
  '\u0000',
  '9'.repeat(30),
]

async function raw(init: RequestInit & { path?: string }): Promise<Answer & { status: number }> {
  const { path = '/user/couponinfo', headers, ...rest } = init
  const response = await fetch(api.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}`, ...(headers as Record<string, string>) },
    ...rest,
  })
  const answer = (await response.json()) as Answer
  return { ...answer, status: response.status }
}

describe('numbers that are none', () => {
  it.each(HOSTILE)('%j is refused, with the name of the parameter', async (value) => {
    for (const [path, name, others] of [
      ['/user/couponinfo', 'id', {}],
      ['/user/auditelecoupon', 'mem_coupon_id', {}],
      ['/user/auditelecouponlist', 'page', { member_id: MEMBER }],
      ['/user/auditelecouponlist', 'limit', { member_id: MEMBER }],
      ['/auditelecoupon/getlist', 'begin', {}],
    ] as const) {
      const answer = await api.call(path, { ...others, [name]: value })
      expect(answer).toMatchObject({ code: 1001, data: null })
      expect(answer.info).toContain(name)
      expect(answer.info.length).toBeLessThan(100)
    }
  })

  it.each([
    ['limit', 1_000_000_000],
    ['limit', 101],
    ['page', -1],
    ['page', 1e15],
  ])('refuses %s %d', async (name, value) => {
    const fields = { member_id: MEMBER, [name]: value }
    expect(await api.call('/user/auditelecouponlist', fields)).toMatchObject({ code: 1001 })
  })

  it.each(['2030-02-29', '2030-5-1', '20300501', 'tomorrow'])(
    'refuses the day %s',
    async (begin) => {
      expect(await api.call('/auditelecoupon/getlist', { begin })).toMatchObject({ code: 1001 })
    },
  )

  it('refuses a range that ends before it begins', async () => {
    const range = { begin: '2030-05-02', end: '2030-05-01' }
    expect(await api.call('/auditelecoupon/getlist', range)).toMatchObject({ code: 1001 })
  })
})

describe('texts', () => {
  it.each(['🎁', INJECTION, '张%三', '!', '\ud800', '９９'])(
    'searches for %j as it stands',
    async (keyword) => {
      expect(await api.call('/member/getlist', { keyword })).toEqual({
        code: 0,
        info: '成功',
        data: [],
      })
    },
  )

  it('refuses texts and request ids that are too long or strange', async () => {
    expect(await api.call('/member/getlist', { keyword: 'x'.repeat(10_000) })).toMatchObject({
      code: 1001,
    })
    for (const keyword of ['\u0000', '张\u0000', 'a\nb']) {
      expect(await api.call('/member/getlist', { keyword })).toMatchObject({ code: 1001 })
    }
    for (const request_id of ['x'.repeat(65), '请求', 'a b', INJECTION]) {
      const answer = await api.call('/user/auditelecoupon', { mem_coupon_id: 1, request_id })
      expect(answer).toMatchObject({ code: 1001 })
    }
  })

  it('keeps a reason as it was written', async () => {
    await api.call('/user/auditelecoupon', { mem_coupon_id: 2 })
    const undone = await api.call('/user/undoauditelecoupon', {
      mem_coupon_id: 2,
      reason: `🎁${INJECTION}`,
    })
    expect(undone).toMatchObject({ code: 0, data: { undo_reason: `🎁${INJECTION}` } })
  })
})

describe('requests that are none', () => {
  const json = { 'content-type': 'application/json' }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  it.each([
    ['broken JSON', { headers: json, body: '{"id":' }, 400, 1002],
    ['poisoned JSON', { headers: json, body: '{"__proto__":{"id":1}}' }, 400, 1002],
    ['a JSON list', { headers: json, body: '[1]' }, 200, 1001],
    ['a JSON text', { headers: json, body: '"1"' }, 200, 1001],
    ['JSON null', { headers: json, body: 'null' }, 200, 1001],
    ['an object for a number', { headers: json, body: '{"id":{"$gt":0}}' }, 200, 1001],
    ['true for a number', { headers: json, body: '{"id":true}' }, 200, 1001],
    ['a parameter twice', { headers: form, body: 'id=1&id=2' }, 200, 1001],
    ['nothing', {}, 200, 1001],
    [
      'another media type',
      { headers: { 'content-type': 'text/xml' }, body: '<id>1</id>' },
      415,
      1004,
    ],
    ['plain text', { headers: { 'content-type': 'text/plain' }, body: 'id=1' }, 415, 1004],
    ['a megabyte', { headers: form, body: `id=${'1'.repeat(1_000_000)}` }, 413, 1003],
    ['an unknown call', { path: '/user/nothing' }, 404, 1005],
    ['a path to the files', { path: '/docs/..%2f..%2fpackage.json' }, 404, 1005],
    ['a malformed path', { path: '/%zz' }, 400, 1002],
    ['another method', { method: 'PUT' }, 405, 1006],
  ])('%s gets the envelope', async (_name, init: RequestInit & { path?: string }, status, code) => {
    const answer = await raw(init)
    expect(answer).toEqual({
      status,
      code,
      info: expect.stringMatching(/[\u4e00-\u9fff]/),
      data: null,
    })
  })

  it('takes JSON with numbers as well as forms', async () => {
    expect(await raw({ headers: json, body: '{"id":1}' })).toMatchObject({ code: 0 })
    expect(await raw({ headers: json, body: '{"id":"1"}' })).toMatchObject({ code: 0 })
  })

  it('survives a body that is cut off', async () => {
    await new Promise<void>((done) => {
      const headers = { ...form, 'content-length': 100 }
      const cut = request(`${api.url}/user/couponinfo`, { method: 'POST', headers })
      cut.on('error', () => done())
      cut.write('id=1', () => cut.destroy())
    })
    expect(await api.call('/user/couponinfo', { id: 1 })).toMatchObject({ code: 0 })
  })
})

describe('what goes wrong inside', () => {
  it('is said without a word about the inside', async () => {
    const broken = await startEmbeddedApi({ coupons: [{ id: 1 }] })
    broken.running.store.close = async () => {}
    broken.store.shops = () => Promise.reject(new Error('SELECT secret FROM /etc/passwd'))
    const response = await fetch(`${broken.url}/auditelecoupon/getshoplist`, {
      method: 'POST',
      headers: { 'x-token': broken.token },
    })
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(JSON.parse(text)).toEqual({ code: 5000, info: expect.any(String), data: null })
    expect(text).not.toMatch(/secret|at \w|stack/)
    await broken.close()
  })
})
