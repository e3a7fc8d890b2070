import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  timingSafeEqual,
} from 'node:crypto'
import type { Instant } from '@shared/domain/calendar'
import { cardBytes, cardCode, CODE_DIGITS, CODE_STEP_MS } from '@shared/domain/member-code'
import type { CardRow } from './store/code-rows'

/** The hash of the changing codes, as RFC 6238 and otpauth name it. */
export const CODE_HASH = 'SHA256'
/** A member id has 15 digits at most: 7 bytes. */
const ID_BYTES = 7
const PROOF_BYTES = 16
const LINK = /^[A-Za-z0-9_-]{31}$/

/**
 * The secret of one member's changing codes. Derived, not stored: a terminal then needs one key for a million members and the
 * few whose version is not 0, instead of a million secrets.
 */
export function memberSecret(master: Buffer, memberId: number, version: number): Buffer {
  return derive(master, 'totp', memberId, version)
}

/** The digits of a member's code at an instant (RFC 6238), and for how much longer they are the newest. */
export async function codeAt(
  secret: Buffer,
  at: Instant,
): Promise<{ digits: string; leftMs: number }> {
  const { HOTP, Secret } = await import('otpauth')
  const digits = HOTP.generate({
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    algorithm: CODE_HASH,
    digits: CODE_DIGITS,
    counter: Math.floor(at / CODE_STEP_MS),
  })
  return { digits, leftMs: CODE_STEP_MS - (at % CODE_STEP_MS) }
}

/** The last part of the address of a member's page: who, and a proof that only this API can make. */
export function linkOf(master: Buffer, memberId: number, version: number): string {
  const id = Buffer.alloc(8)
  id.writeBigUInt64BE(BigInt(memberId))
  const proof = derive(master, 'link', memberId, version).subarray(0, PROOF_BYTES)
  return Buffer.concat([id.subarray(8 - ID_BYTES), proof]).toString('base64url')
}

/** Whose page a link claims to be; null when it cannot be one. It says nothing before `isLinkOf` agrees. */
export function claimedMember(link: string): number | null {
  if (!LINK.test(link)) return null
  const id = Number(Buffer.from(link, 'base64url').readUIntBE(1, ID_BYTES - 1))
  return id > 0 ? id : null
}

/** True when this is the link that the member has now. */
export function isLinkOf(link: string, master: Buffer, memberId: number, version: number): boolean {
  const [given, right] = [Buffer.from(link), Buffer.from(linkOf(master, memberId, version))]
  return given.length === right.length && timingSafeEqual(given, right)
}

/** The public half of the key that signs cards, as it stands on the wire. */
export function cardKeyOf(key: Buffer): { id: number; publicKey: string } {
  const { x } = createPublicKey(privateKeyOf(key)).export({ format: 'jwk' })
  const raw = Buffer.from(x ?? '', 'base64url')
  return { id: createHash('sha256').update(raw).digest().readUInt16BE(0), publicKey: x ?? '' }
}

/** The code that is printed on a card. */
export function signedCard(key: Buffer, { memberId, serial, issuedAt }: CardRow): string {
  const facts = {
    keyId: cardKeyOf(key).id,
    memberId: String(memberId),
    serial,
    issuedSeconds: Math.floor(issuedAt / 1_000),
  }
  return cardCode(facts, sign(null, cardBytes(facts), privateKeyOf(key)))
}

function privateKeyOf(key: Buffer) {
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' })
}

function derive(master: Buffer, purpose: 'totp' | 'link', memberId: number, version: number) {
  return createHmac('sha256', master)
    .update(`coupon-counter ${purpose} ${memberId} ${version}`)
    .digest()
}
