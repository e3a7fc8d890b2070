import { fromLetters, LETTERS, toLetters } from './code-letters'

/**
 * The two codes that this project's own coupon API makes for a member, as they stand in a QR code (docs/coupon-api.md,
 * "Member codes"). This file knows how they are written, not whether they are true: that needs the keys.
 */
const CHANGING = 'HXT'
const CARD = 'HXK'

/** How long a changing code is good, in ms: the step of RFC 6238 that most programs use. */
export const CODE_STEP_MS = 30_000
/**
 * Eight digits of HMAC-SHA-256: nobody's app has to make them but our own page, so nothing holds us to six and SHA-1. Three
 * steps are good at a time, so one guess in 33 million hits; with six digits it would be one in 333,000.
 */
export const CODE_DIGITS = 8

/** No id of this API is longer (docs/coupon-api.md: ids have 1 to 15 digits). */
const MEMBER_ID = /^[1-9]\d{0,14}$/
const MEMBER_BYTES = 7
const PAYLOAD_BYTES = 2 + MEMBER_BYTES + 4 + 4
/** Of Ed25519. */
const SIGNATURE_BYTES = 64

/** The changing code: who, and the digits of the moment. */
export interface ChangingCode {
  kind: 'changing'
  memberId: string
  digits: string
}

/** What is printed on a card, and signed. */
export interface CardFacts {
  /** Which of the API's keys signed it, 0–65,535. */
  keyId: number
  memberId: string
  /** The card's own number, 1–4,294,967,295. */
  serial: number
  /** Whole seconds since 1970. */
  issuedSeconds: number
}

export interface CardCode extends CardFacts {
  kind: 'card'
  /** What the signature is over. */
  signed: Uint8Array
  signature: Uint8Array
}

/** `broken`: begins and looks like one of the two, but is none: read or typed wrong. */
export type MemberCode = ChangingCode | CardCode | { kind: 'broken' }

/** True for an id that these codes can carry. */
export const canHaveCode = (memberId: string): boolean => MEMBER_ID.test(memberId)

/** Writes the changing code of a member. `typed` is the same with digits, as people read it out. */
export function changingCode(memberId: string, digits: string): { scanned: string; typed: string } {
  const letters = [...memberId, ...digits].map((digit) => LETTERS[Number(digit)]).join('')
  const grouped = digits.replace(/(\d{4})(?=\d)/g, '$1 ')
  return { scanned: CHANGING + letters, typed: `${CHANGING} ${memberId} ${grouped}` }
}

/** The bytes that a card's signature is over: the prefix, so that a signature is good for nothing else, and the facts. */
export function cardBytes({ keyId, memberId, serial, issuedSeconds }: CardFacts): Uint8Array {
  const bytes = new Uint8Array(CARD.length + PAYLOAD_BYTES)
  bytes.set([...CARD].map((letter) => letter.charCodeAt(0)))
  const view = new DataView(bytes.buffer)
  const member = BigInt(memberId)
  view.setUint16(3, keyId)
  view.setUint8(5, Number(member >> 48n))
  view.setUint16(6, Number((member >> 32n) & 0xffffn))
  view.setUint32(8, Number(member & 0xffffffffn))
  view.setUint32(12, serial)
  view.setUint32(16, issuedSeconds)
  return bytes
}

/** Writes the code of a card: 165 letters, a QR code of 45 × 45 with middle error correction. */
export function cardCode(facts: CardFacts, signature: Uint8Array): string {
  const payload = cardBytes(facts).subarray(CARD.length)
  return CARD + toLetters(payload) + toLetters(signature)
}

/**
 * Reads a scanned or typed text as one of the two codes; null where it is neither, so that it means what it meant before there
 * were codes. Never throws, looks at no more than a card's length, and the same code is read from one writing alone, but for
 * capitals, spaces and hyphens, and digits in place of the changing code's letters.
 */
export function readMemberCode(text: string): MemberCode | null {
  if (text.length > MOST_CHARACTERS) return null
  const written = text.replace(/[\s-]/g, '').toUpperCase()
  if (/^HXT[0-9BCDFGHJKLNPRSTVX]{9,}$/.test(written)) return readChanging(written)
  if (/^HXK[BCDFGHJKLNPRSTVX]{20,}$/.test(written)) return readCard(written)
  return null
}

/** A card's code in groups of four, with some to spare. */
const MOST_CHARACTERS = 256

function readChanging(written: string): MemberCode {
  const digits = [...written.slice(CHANGING.length)]
    .map((sign) => (/\d/.test(sign) ? sign : String(LETTERS.indexOf(sign))))
    .join('')
  const memberId = digits.slice(0, -CODE_DIGITS)
  // A letter that stands for more than nine makes the text longer than it was written.
  const isWhole = digits.length === written.length - CHANGING.length
  if (!isWhole || !canHaveCode(memberId)) return { kind: 'broken' }
  return { kind: 'changing', memberId, digits: digits.slice(-CODE_DIGITS) }
}

function readCard(written: string): MemberCode {
  const bytes = fromLetters(written.slice(CARD.length))
  if (bytes.length !== PAYLOAD_BYTES + SIGNATURE_BYTES) return { kind: 'broken' }
  const view = new DataView(bytes.buffer)
  const high = (BigInt(view.getUint8(2)) << 48n) | (BigInt(view.getUint16(3)) << 32n)
  const facts: CardFacts = {
    keyId: view.getUint16(0),
    memberId: String(high | BigInt(view.getUint32(5))),
    serial: view.getUint32(9),
    issuedSeconds: view.getUint32(13),
  }
  if (!canHaveCode(facts.memberId)) return { kind: 'broken' }
  return { kind: 'card', ...facts, signed: cardBytes(facts), signature: bytes.slice(PAYLOAD_BYTES) }
}
