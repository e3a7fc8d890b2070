import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linkOf, memberSecret } from '../../src-main/embedded-api/member-codes'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { MEMBER } from '../support/embedded-api-fixtures'

let now = Date.parse('2026-11-22T04:00:00.000Z')
let api: InProcessApi
beforeEach(async () => {
  api = await startEmbeddedApi({ coupons: [{ id: 1 }], clock: () => now })
})
afterEach(() => api.close())

const ask = async <T>(path: string, fields: Record<string, string | number> = {}): Promise<T> =>
  (await api.call(path, fields)).data as T
const linkFor = async () =>
  (await ask<{ path: string }>('/member/codelink', { member_id: MEMBER })).path
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(api.url + path, { headers })

describe("the member's page", () => {
  it('shows the code without anything else of the member, keeps nothing and loads nothing from elsewhere', async () => {
    const answer = await get(await linkFor())
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(html).toContain('<html lang="zh-CN">')
    expect(html).not.toMatch(/https?:\/\//)
    const [member] = await ask<{ nickname: string; mobile: string; card_no: string }[]>(
      '/member/getlist',
      { keyword: MEMBER },
    )
    for (const secret of [member?.nickname, member?.mobile, member?.card_no]) {
      if (secret) expect(html).not.toContain(secret)
    }
    const { master_key } = await ask<{ master_key: string }>('/codes/material')
    const secret = memberSecret(Buffer.from(master_key, 'base64url'), MEMBER, 0)
    for (const form of ['base64url', 'base64', 'hex'] as const) {
      expect(html).not.toContain(secret.toString(form))
    }
  })

  it.each([
    ['en-GB,en;q=0.9', 'en'],
    ['zh-TW', 'zh-CN'],
    ['fr,en;q=0.5,zh;q=0.4', 'en'],
    ['en;q=0.3,zh;q=0.8', 'zh-CN'],
    ['en;q=0', 'zh-CN'],
    ['', 'zh-CN'],
  ])('to a browser that wants %s speaks %s', async (accepted, language) => {
    const path = await linkFor()
    for (const page of [path, `/member/${'A'.repeat(31)}`]) {
      const html = await (await get(page, { 'accept-language': accepted })).text()
      expect(html).toContain(`<html lang="${language}">`)
    }
  })

  it('knows no link but the right one', async () => {
    const link = (await linkFor()).replace('/member/', '')
    const other = linkOf(Buffer.alloc(32), MEMBER, 0)
    const wrong = [
      other,
      link.slice(0, -1),
      `${link}A`,
      `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`,
      `%00${link}`,
      encodeURIComponent('<script>'),
      '..%2f..%2fetc',
    ]
    for (const text of wrong) {
      const answer = await get(`/member/${text}`)
      expect(answer.status).toBe(404)
      expect(await answer.text()).not.toMatch(/<script>|HXT/)
    }
  })

  it('never fails, whatever stands in the address', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        async (text) => {
          // "." and ".." are gone before they are sent.
          const { status } = await get(`/member/x${encodeURIComponent(text)}`)
          expect([404, 429]).toContain(status)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is refused when it is asked too often, and comes back', async () => {
    const path = await linkFor()
    const many = await Promise.all(Array.from({ length: 61 }, () => get(`${path}/code`)))
    expect(many.map(({ status }) => status).filter((status) => status !== 200)).toEqual([429])
    const wrong = await Promise.all(Array.from({ length: 61 }, () => get('/member/wrong')))
    expect(wrong.map(({ status }) => status).filter((status) => status !== 404)).toEqual([429])
    now += 60_000
    expect((await get(path)).status).toBe(200)
  })

  it('leaves the calls beside it as they are', async () => {
    const answer = await get('/member/getlist')
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
  })
})
