import fc from 'fast-check'
import { HOTP, Secret } from 'otpauth'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import {
  cardBytes,
  cardCode,
  changingCode,
  CODE_STEP_MS,
  readMemberCode,
  type CardFacts,
} from '@shared/domain/member-code'

const memberIds = fc.integer({ min: 1, max: 999_999_999_999_999 }).map(String)
const digits = fc.integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, '0'))
const cards: fc.Arbitrary<CardFacts> = fc.record({
  keyId: fc.integer({ min: 0, max: 0xffff }),
  memberId: memberIds,
  serial: fc.integer({ min: 1, max: 0xffff_ffff }),
  issuedSeconds: fc.integer({ min: 0, max: 0xffff_ffff }),
})
const signatures = fc.uint8Array({ minLength: 64, maxLength: 64 })
/** The letters that lie on one key with QWERTY, QWERTZ and AZERTY. */
const SAFE = /^[BCDEFGHIJKLNOPRSTUVX]+$/

describe('a changing code', () => {
  it('is read as it was written, scanned or typed, large or small', () => {
    fc.assert(
      fc.property(memberIds, digits, (memberId, now) => {
        const { scanned, typed } = changingCode(memberId, now)
        const read = { kind: 'changing', memberId, digits: now }
        for (const text of [scanned, typed, scanned.toLowerCase(), typed.toLowerCase()]) {
          expect(readMemberCode(text)).toEqual(read)
        }
        expect(scanned).toMatch(SAFE)
      }),
    )
  })

  it('is read out in groups of four', () => {
    expect(changingCode('10001', '12345678').typed).toBe('HXT 10001 1234 5678')
  })

  it('fits into a small QR code', () => {
    expect(encode(changingCode('10001', '12345678').scanned, { ecc: 'M', border: 0 }).size).toBe(21)
  })

  it.each([
    ['HXT01234567890', 'an id that begins with 0'],
    ['HXT12345678', 'digits without an id: a card number may look so'],
    ['HXTBBBBBBBBBBBBX', 'a letter that is no digit'],
    ['HXT1234567890123456789012345', 'too many digits'],
  ])('%s is none: %s', (text) => {
    expect(readMemberCode(text)?.kind ?? 'broken').toBe('broken')
  })

  it('is broken when one of its letters is no digit, whatever the others are', () => {
    expect(readMemberCode('HXTCBBBBBBBBB')).toEqual({
      kind: 'changing',
      memberId: '10',
      digits: '00000000',
    })
    expect(readMemberCode('HXTCBBBBBBBBX')).toEqual({ kind: 'broken' })
  })
})

describe('a card code', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(cards, signatures, (facts, signature) => {
        const code = cardCode(facts, signature)
        const read = { kind: 'card', ...facts, signed: cardBytes(facts), signature }
        expect(readMemberCode(code)).toEqual(read)
        expect(readMemberCode(code.toLowerCase())).toEqual(read)
        expect(code).toMatch(SAFE)
        expect(encode(code, { ecc: 'M', border: 0 }).size).toBe(45)
      }),
    )
  })

  it('signs the bytes that the documentation names', () => {
    const facts = { keyId: 0xabcd, memberId: '10001', serial: 7, issuedSeconds: 1_700_000_000 }
    expect(Buffer.from(cardBytes(facts)).toString('hex')).toBe(
      '48584b' + 'abcd' + '00000000002711' + '00000007' + '6553f100',
    )
  })

  it('is broken when a letter is lost, doubled or another one', () => {
    const code = cardCode(
      { keyId: 1, memberId: '10001', serial: 1, issuedSeconds: 1 },
      new Uint8Array(64),
    )
    expect(readMemberCode(code.slice(0, -1))).toEqual({ kind: 'broken' })
    expect(readMemberCode(`${code}B`)).toEqual({ kind: 'broken' })
    expect(readMemberCode(code.slice(0, -2))).toEqual({ kind: 'broken' })
    expect(readMemberCode(`${code.slice(0, -1)}A`)).toBeNull()
  })

  it.each(['0', '1000000000000000'])('is broken where no member has such an id: %s', (memberId) => {
    const facts = { keyId: 1, memberId, serial: 1, issuedSeconds: 1 }
    expect(readMemberCode(cardCode(facts, new Uint8Array(64)))).toEqual({ kind: 'broken' })
  })
})

describe('any other text', () => {
  it('never makes it throw, and is a code only when it begins like one', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ maxLength: 400 }).map((rest) => `HXT${rest}`),
      fc.stringMatching(/^HXK[BCDFGHJKLNPRSTVX]{0,250}$/),
      fc.stringMatching(/^hxt[0-9bcdfghjklnprstvx -]{0,60}$/),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const code = readMemberCode(text)
        if (code) expect(text.replace(/[\s-]/g, '').toUpperCase()).toMatch(/^HX[TK]/)
        if (code?.kind === 'changing') expect(code.digits).toMatch(/^\d{8}$/)
      }),
    )
  })

  it.each([
    '10001',
    '13800000000',
    '林恬',
    'VIP001',
    'HXK001',
    'HXT2024001',
    '{"member_id":1}',
    'HXTCBBBBBBBBBÄ',
    `AHXK${'B'.repeat(20)}`,
    '',
  ])('%s means what it meant before', (text) => expect(readMemberCode(text)).toBeNull())

  it('is looked at only so far', () => {
    expect(readMemberCode(`HXK${'B'.repeat(100_000)}`)).toBeNull()
    expect(readMemberCode(`HXT${' '.repeat(100_000)}1`)).toBeNull()
    const code = 'HXTCBBBBBBBBB'
    expect(readMemberCode(code.padEnd(256))).toMatchObject({ memberId: '10' })
    expect(readMemberCode(code.padEnd(257))).toBeNull()
  })
})

describe('the library that makes the digits', () => {
  // RFC 6238, appendix B: the secrets are as long as the hash.
  const seed = (bytes: number) => Buffer.from('1234567890'.repeat(7).slice(0, bytes))
  const VECTORS: [seconds: number, sha1: string, sha256: string, sha512: string][] = [
    [59, '94287082', '46119246', '90693936'],
    [1_111_111_109, '07081804', '68084774', '25091201'],
    [1_111_111_111, '14050471', '67062674', '99943326'],
    [1_234_567_890, '89005924', '91819424', '93441116'],
    [2_000_000_000, '69279037', '90698825', '38618901'],
    [20_000_000_000, '65353130', '77737706', '47863826'],
  ]

  it.each(VECTORS)('agrees with RFC 6238 at %i s', (seconds, sha1, sha256, sha512) => {
    const counter = Math.floor((seconds * 1_000) / CODE_STEP_MS)
    const made = (algorithm: string, bytes: number) => {
      const secret = new Secret({ buffer: Uint8Array.from(seed(bytes)).buffer })
      return HOTP.generate({ secret, algorithm, digits: 8, counter })
    }
    expect([made('SHA1', 20), made('SHA256', 32), made('SHA512', 64)]).toEqual([
      sha1,
      sha256,
      sha512,
    ])
  })
})
