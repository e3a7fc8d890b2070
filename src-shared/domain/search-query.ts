import { folded } from './name-units'
import { plainText } from './plain-text'

/** What was typed so far, read as something that a member may be found by. */
export interface SearchQuery {
  /** Without spaces and signs, in small letters. */
  text: string
  /** Digits and nothing else: part of a phone number, a card or an id. */
  digits: string | null
  /** As it may be an id, in small letters. */
  id: string
  /** Letters of a keyboard and nothing else: pinyin, or a name in letters. */
  isLetters: boolean
}

const TYPED_MAX = 32
/** Phone numbers are searched from so many digits on: fewer are in nearly all of them. */
export const DIGITS_MIN = 3
/** Codes carry these, names and numbers do not: a code is read whole, when it has come to its end. */
const OF_A_CODE = /[{}=?:/\\<>"]/
const SIGNS = /[^\p{L}\p{N}]/gu
const GROUPED_DIGITS = /^\+?[\d\s()-]+$/

/** Reads what stands in the field; null where nobody can be found by it. Pure, never throws. */
export function readQuery(typed: string): SearchQuery | null {
  if (typed.length > TYPED_MAX * 4) return null
  const plain = plainText(typed)
  if (plain.length > TYPED_MAX || OF_A_CODE.test(plain)) return null
  const text = withoutSigns(plain)
  if (text === '') return null
  const digits = GROUPED_DIGITS.test(plain) ? withoutCountry(text) : null
  return {
    text,
    digits,
    id: digits ?? plain.replace(/\s/g, '').toLowerCase(),
    isLetters: /^[a-z]+$/.test(text),
  }
}

/** As names and numbers are compared: small letters and digits, without spaces and signs. */
export function withoutSigns(written: string): string {
  return folded(written).replace(SIGNS, '')
}

function withoutCountry(digits: string): string {
  return digits.replace(/^(?:00)?86(?=1\d{10}$)/, '')
}
