import { createPublicKey, verify } from 'node:crypto'
import { TOTP, Secret } from 'otpauth'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changingCode, readMemberCode } from '@shared/domain/member-code'
import { memberSecret } from '../../src-main/embedded-api/member-codes'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { MEMBER, STAFF } from '../support/embedded-api-fixtures'

interface Material {
  master_key: string
  card_keys: [{ id: number; public_key: string }]
}
interface ShownCode {
  digits: string
  typed: string
  leftMs: number
}

const START = Date.parse('2026-11-22T04:00:00.000Z')
let now = START
let api: InProcessApi
beforeEach(async () => {
  now = START
  api = await startEmbeddedApi({ coupons: [{ id: 1 }], clock: () => now })
})
afterEach(() => api.close())

async function ask<T>(path: string, fields: Record<string, string | number> = {}): Promise<T> {
  const { code, info, data } = await api.call(path, fields)
  if (code !== 0) throw new Error(info)
  return data as T
}
const codeOf = async (path: string, fields = {}, token?: string | null) =>
  (await api.call(path, fields, token)).code
const linkFor = async () =>
  (await ask<{ path: string }>('/member/codelink', { member_id: MEMBER })).path
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(api.url + path, { headers })
const staffToken = async () =>
  (
    await ask<{ token: string }>('/user/login', {
      account: STAFF.account,
      password: STAFF.password,
    })
  ).token

/** The code that anybody with the material makes, by the library alone. */
function codeNow({ master_key }: Material, version: number): string {
  const secret = memberSecret(Buffer.from(master_key, 'base64url'), MEMBER, version)
  return new TOTP({
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    algorithm: 'SHA256',
    digits: 8,
    period: 30,
  }).generate({ timestamp: now })
}

describe('the changing code', () => {
  it('on the page is the one that a terminal with the material expects, and another one 30 s later', async () => {
    const material = await ask<Material>('/codes/material')
    const path = await linkFor()
    const seen: string[] = []
    for (now of [START, START + 29_999, START + 30_000]) {
      const shown = (await (await get(`${path}/code`)).json()) as ShownCode
      const { typed } = changingCode(String(MEMBER), codeNow(material, 0))
      expect(shown).toMatchObject({ typed, leftMs: 30_000 - ((now - START) % 30_000) })
      seen.push(shown.digits)
    }
    expect(seen[1]).toBe(seen[0])
    expect(seen[2]).not.toBe(seen[0])
  })

  it('is another one after the secret was renewed, and so is the link', async () => {
    const before = await linkFor()
    const { path } = await ask<{ path: string }>('/member/renewcode', { member_id: MEMBER })
    expect(path).not.toBe(before)
    expect((await get(`${before}/code`)).status).toBe(404)
    const shown = (await (await get(`${path}/code`)).json()) as ShownCode
    const material = await ask<Material>('/codes/material')
    const { typed } = changingCode(String(MEMBER), codeNow(material, 1))
    expect(shown.typed).toBe(typed)
    expect(await linkFor()).toBe(path)
  })

  it('is taken for used once, and every earlier one with it', async () => {
    const use = async (step: number) =>
      (await ask<{ first: boolean }>('/codes/use', { member_id: MEMBER, step })).first
    expect([await use(100), await use(100), await use(99), await use(101)]).toEqual([
      true,
      false,
      false,
      true,
    ])
    // A renewed secret does not make old steps new.
    await ask('/member/renewcode', { member_id: MEMBER })
    expect(await use(101)).toBe(false)
  })
})

describe('a card', () => {
  it('carries a signature that the key of the material verifies', async () => {
    const { card_keys } = await ask<Material>('/codes/material')
    const issued = await ask<{ code: string; serial: number }>('/member/issuecard', {
      member_id: MEMBER,
    })
    const card = readMemberCode(issued.code)
    expect(card).toMatchObject({
      kind: 'card',
      keyId: card_keys[0].id,
      memberId: String(MEMBER),
      serial: issued.serial,
      issuedSeconds: START / 1_000,
    })
    if (card?.kind !== 'card') throw new Error('no card')
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: card_keys[0].public_key }
    const key = createPublicKey({ key: jwk, format: 'jwk' })
    expect(verify(null, card.signed, key, card.signature)).toBe(true)
    expect(verify(null, Buffer.from(card.signed).fill(1, 5, 6), key, card.signature)).toBe(false)
  })

  it('is listed, revoked once and for good, and told to terminals', async () => {
    const issue = () => ask<{ serial: number }>('/member/issuecard', { member_id: MEMBER })
    const [first, second] = [await issue(), await issue()]
    now += 60_000
    const revoke = () => ask('/member/revokecard', { member_id: MEMBER, serial: first.serial })
    const revoked = await revoke()
    now += 60_000
    expect(await revoke()).toEqual(revoked)
    expect(await ask('/member/cards', { member_id: MEMBER })).toMatchObject([
      { serial: second.serial, revoke_date: 0 },
      { serial: first.serial, revoke_date: START / 1_000 + 60 },
    ])
    const { rows } = await ask<{ rows: object[] }>('/codes/changes')
    expect(rows).toEqual([{ kind: 'card', member_id: 0, version: 0, serial: first.serial }])
  })
})

describe('what has changed', () => {
  it('comes in pages, each thing in its order, and later only what is new', async () => {
    for (let i = 0; i < 5; i++) await ask('/member/renewcode', { member_id: MEMBER })
    const versions: number[] = []
    let after = ''
    for (let more = true; more;) {
      const page = await ask<{ rows: { version: number }[]; next: string; more: boolean }>(
        '/codes/changes',
        { limit: 2, after },
      )
      versions.push(...page.rows.map(({ version }) => version))
      ;({ next: after, more } = page)
    }
    expect(versions).toEqual([1, 2, 3, 4, 5])
    expect(await ask('/codes/changes', { after })).toEqual({ rows: [], next: after, more: false })
    await ask('/member/renewcode', { member_id: MEMBER })
    expect((await ask<{ rows: unknown[] }>('/codes/changes', { after })).rows).toHaveLength(1)
  })

  it('of another database is refused', async () => {
    const { next } = await ask<{ next: string }>('/codes/changes')
    const other = `${'0'.repeat(12)}.0`
    expect(await codeOf('/codes/changes', { after: other })).toBe(1410)
    expect(await codeOf('/codes/changes', { after: next.replace(/\d+$/, '99') })).toBe(1410)
  })
})

describe('who may have what', () => {
  it('nothing without a token, and the keys only with the token of a terminal', async () => {
    const calls = ['/codes/material', '/codes/changes', '/codes/use', '/member/codelink']
    for (const path of [...calls, '/member/renewcode', '/member/issuecard', '/member/cards']) {
      expect(await codeOf(path, { member_id: MEMBER, step: 1 }, null)).toBe(1401)
    }
    const token = await staffToken()
    expect(await codeOf('/codes/material', {}, token)).toBe(1413)
    expect(await codeOf('/codes/use', { member_id: MEMBER, step: 1 }, token)).toBe(1413)
    expect(await codeOf('/member/codelink', { member_id: MEMBER }, token)).toBe(0)
  })

  it('nobody who is no member, and no card of somebody else', async () => {
    for (const path of ['/member/codelink', '/member/renewcode', '/member/issuecard']) {
      expect(await codeOf(path, { member_id: 424_242 })).toBe(1411)
    }
    expect(await codeOf('/codes/use', { member_id: 424_242, step: 1 })).toBe(1411)
    const { serial } = await ask<{ serial: number }>('/member/issuecard', { member_id: MEMBER })
    expect(await codeOf('/member/revokecard', { member_id: 424_242, serial })).toBe(1412)
  })

  it.each([{}, { member_id: 'x' }, { member_id: -1 }, { member_id: '1e3' }, { member_id: "1'--" }])(
    'nobody for %j',
    async (fields) => expect(await codeOf('/member/issuecard', fields)).toBe(1001),
  )
})

it('keeps its keys over a restart', async () => {
  const before = await ask<Material>('/codes/material')
  const twice = await Promise.all([ask('/codes/material'), ask('/codes/material')])
  expect(twice).toEqual([before, before])
})
