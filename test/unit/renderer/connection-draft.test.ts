import {
  checkDraft,
  draftOf,
  isMoved,
  toDraft,
  type DraftFields,
} from '@renderer/components/connection-draft'
import { connectionDraftSchema } from '@shared/ipc/contract'
import { describe, expect, it } from 'vitest'

const good: DraftFields = {
  ...draftOf(null),
  baseUrl: 'https://coupon.example.com',
  token: 'abc.DEF-123',
}

describe('the connection form', () => {
  it.each([
    'https://coupon.example.com',
    'http://192.168.1.9:8080',
    ' https://coupon.example.com/shop/ ',
    'HTTPS://Coupon.Example.com',
    'http://localhost:3000',
  ])('takes the address %s', (baseUrl) => {
    expect(checkDraft({ ...good, baseUrl }, false)).toEqual({})
  })

  it.each([
    ['', 'baseUrl'],
    ['coupon.example.com', 'baseUrl'],
    ['ftp://coupon.example.com', 'baseUrl'],
    ['https://', 'baseUrl'],
    ['https://coupon example.com', 'baseUrl'],
    ['javascript:alert(1)', 'baseUrl'],
    [`https://x.example/${'a'.repeat(500)}`, 'baseUrl'],
    ['https://coupon.example.com?token=1', 'baseUrlExtra'],
    ['https://coupon.example.com/#/api', 'baseUrlExtra'],
  ])('says what is wrong with the address %j', (baseUrl, error) => {
    expect(checkDraft({ ...good, baseUrl }, false)).toEqual({ baseUrl: error })
  })

  it.each(['api', '/a b', '/a?b', '/a#b'])('refuses the path prefix %j', (pathPrefix) => {
    expect(checkDraft({ ...good, pathPrefix }, false)).toEqual({ pathPrefix: 'pathPrefix' })
  })

  it('wants a name only where the token travels under one', () => {
    for (const tokenTransport of ['header', 'form'] as const) {
      expect(checkDraft({ ...good, tokenTransport, tokenName: '9 x' }, false)).toEqual({
        tokenName: 'tokenName',
      })
    }
    expect(checkDraft({ ...good, tokenTransport: 'bearer', tokenName: '9 x' }, false)).toEqual({})
  })

  it('wants a token unless one is stored or none is used', () => {
    expect(checkDraft({ ...good, token: ' ' }, false)).toEqual({ token: 'tokenMissing' })
    expect(checkDraft({ ...good, token: '' }, true)).toEqual({})
    expect(checkDraft({ ...good, token: '', tokenTransport: 'none' }, false)).toEqual({})
    expect(checkDraft({ ...good, token: '令牌' }, true)).toEqual({ token: 'tokenCharacters' })
    expect(checkDraft({ ...good, token: 'a b' }, true)).toEqual({ token: 'tokenCharacters' })
  })

  it.each(['0', '61', '', 'ten', '-1', '1e9'])('refuses the time limit %j', (timeoutSeconds) => {
    expect(checkDraft({ ...good, timeoutSeconds }, false)).toEqual({
      timeoutSeconds: 'timeoutSeconds',
    })
  })

  it('refuses a time zone that does not exist', () => {
    expect(checkDraft({ ...good, timeZone: 'Mars/Olympus' }, false)).toEqual({
      timeZone: 'timeZone',
    })
  })

  it('hands over only what the contract takes', () => {
    const hasty: DraftFields = {
      ...good,
      baseUrl: ' https://coupon.example.com ',
      pathPrefix: ' /index.php/api/ ',
      tokenTransport: 'bearer',
      tokenName: '9 x',
      timeoutSeconds: '2.5',
    }
    expect(checkDraft(hasty, false)).toEqual({})
    expect(connectionDraftSchema.parse(toDraft(hasty))).toEqual({
      dialect: 'auditelecoupon',
      baseUrl: 'https://coupon.example.com',
      pathPrefix: '/index.php/api',
      tokenTransport: 'bearer',
      tokenName: 'token',
      token: 'abc.DEF-123',
      timeZone: 'Asia/Shanghai',
      timeoutMs: 2500,
      sameBackEnd: false,
    })
  })

  it('keeps the stored token when the field was left empty, and the rest as stored', () => {
    const stored = toDraft({ ...good, tokenTransport: 'form', tokenName: 'access_token' })
    const { token: _token, sameBackEnd: _same, ...connection } = stored
    const draft = toDraft(draftOf(connection), connection)
    expect(draft).toEqual({ ...connection, token: null, sameBackEnd: false })
  })
})

describe('a stored connection under another address', () => {
  const { token: _token, sameBackEnd: _same, ...stored } = toDraft(good)
  const moved = (change: Partial<DraftFields>): DraftFields => ({ ...draftOf(stored), ...change })

  it.each([
    ['https://coupon.example.com/', '', false],
    [' HTTPS://Coupon.example.com ', '/', false],
    ['https://coupon.example.com', '/api', true],
    ['https://coupon.example.com/api', '', true],
    ['https://coupon.example.com:8443', '', true],
    ['http://coupon.example.com', '', true],
  ])('%j with %j is another: %s', (baseUrl, pathPrefix, other) => {
    expect(isMoved(moved({ baseUrl, pathPrefix }), stored)).toBe(other)
    expect(isMoved(moved({ baseUrl, pathPrefix }), null)).toBe(false)
  })

  it('wants the token again for another host, and only there', () => {
    const check = (change: Partial<DraftFields>) => checkDraft(moved(change), true, stored)
    expect(check({ baseUrl: 'https://new.example.com' })).toEqual({ token: 'tokenNeeded' })
    expect(check({ baseUrl: 'http://coupon.example.com' })).toEqual({ token: 'tokenNeeded' })
    expect(check({ baseUrl: 'https://new.example.com', token: 'abc' })).toEqual({})
    expect(check({ baseUrl: 'https://new.example.com', tokenTransport: 'none' })).toEqual({})
    expect(check({ pathPrefix: '/api' })).toEqual({})
  })

  it('takes the waiting entries along only where the address really is another', () => {
    const same = moved({ sameBackEnd: true })
    expect(toDraft(same, stored).sameBackEnd).toBe(false)
    expect(toDraft({ ...same, pathPrefix: '/api' }, stored).sameBackEnd).toBe(true)
  })
})
