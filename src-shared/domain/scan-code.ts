import { isBillText } from './bill-text'
import { plainText } from './plain-text'

/** What a scanned or typed text asks for. */
export type ScanMeaning =
  | { kind: 'memberId'; id: string }
  | { kind: 'couponId'; id: string }
  | { kind: 'phone'; digits: string }
  | { kind: 'cardNumber'; number: string }
  /** Digits that may be a member id, the last four of a phone, a card or a coupon: ask for all. */
  | { kind: 'digits'; digits: string }
  | { kind: 'name'; text: string }

export type ScanReading =
  { ok: true; meaning: ScanMeaning } | { ok: false; problem: 'empty' | 'tooLong' | 'unreadable' }

/** A QR code holds at most 4,296 characters; what is longer did not come from one. */
export const SCAN_MAX_CHARACTERS = 4_300
const NAME_MAX_CHARACTERS = 64

// Which key of a `key=value`, URL or JSON code means what; the first that is present wins: a coupon says more than the
// member behind it.
const KEYS: readonly [
  names: readonly string[],
  kind: 'memberId' | 'couponId' | 'phone' | 'cardNumber',
][] = [
  [['mem_coupon_id', 'memcouponid', 'coupon'], 'couponId'],
  [['member_id', 'memberid', 'mid', 'uid', 'member'], 'memberId'],
  [['phone', 'mobile', 'tel'], 'phone'],
  [['card_no', 'cardno', 'card_number', 'card'], 'cardNumber'],
]
// Digits as people group them: "138 0013 8000", "138-0013-8000"; never with a sign before or after.
const GROUPED_DIGITS = /^\d+(?:[\s-]\d+)*$/
const SEPARATORS = /[\s-]/g
const CHINESE_PHONE = /^(?:\+|00)86[\s-]?(1(?:[\s-]?\d){10})$/

/**
 * Says what a text from the scan field means: a plain number, a name, or a code that carries a member, coupon,
 * phone or card as `key=value`, URL parameters or flat JSON. Pure; never throws; the same text always means the same.
 */
export function readScan(raw: string): ScanReading {
  if (raw.length > SCAN_MAX_CHARACTERS) return { ok: false, problem: 'tooLong' }
  const text = plainText(raw)
  if (text === '') return { ok: false, problem: 'empty' }
  // A bill is nobody's name, also where it comes to the wrong reader.
  if (isBillText(text)) return { ok: false, problem: 'unreadable' }
  const fields = fieldsOf(text)
  if (fields) return fromFields(fields)
  const phone = CHINESE_PHONE.exec(text)?.[1]
  if (phone !== undefined) return meaning({ kind: 'phone', digits: phone.replace(SEPARATORS, '') })
  if (GROUPED_DIGITS.test(text)) return fromDigits(text.replace(SEPARATORS, ''))
  if (text.length > NAME_MAX_CHARACTERS) return { ok: false, problem: 'unreadable' }
  if (/^[A-Za-z]{1,6}[-_]?\d{3,}$/.test(text)) return meaning({ kind: 'cardNumber', number: text })
  return meaning({ kind: 'name', text })
}

function meaning(found: ScanMeaning): ScanReading {
  return { ok: true, meaning: found }
}

function fromDigits(digits: string): ScanReading {
  if (digits.length > 32) return { ok: false, problem: 'unreadable' }
  return /^1\d{10}$/.test(digits)
    ? meaning({ kind: 'phone', digits })
    : meaning({ kind: 'digits', digits })
}

function fieldsOf(text: string): Map<string, string> | undefined {
  if (text.startsWith('{')) return fieldsOfJson(text)
  if (/^https?:\/\//i.test(text)) return fieldsOfUrl(text)
  if (/^[A-Za-z_]{1,32}=/.test(text)) return lowerKeys(new URLSearchParams(text))
  return undefined
}

function fieldsOfJson(text: string): Map<string, string> {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return new Map()
    return lowerKeys(
      Object.entries(parsed)
        .filter(([, value]) => typeof value === 'string' || Number.isSafeInteger(value))
        .map(([key, value]) => [key, String(value)]),
    )
  } catch {
    return new Map()
  }
}

function fieldsOfUrl(text: string): Map<string, string> {
  try {
    const url = new URL(text)
    // Single-page apps carry their parameters behind the hash.
    const afterHash = url.hash.includes('?') ? url.hash.slice(url.hash.indexOf('?')) : ''
    return lowerKeys([...new URLSearchParams(afterHash), ...url.searchParams])
  } catch {
    return new Map()
  }
}

function lowerKeys(entries: Iterable<[string, string]>): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [key, value] of entries) fields.set(key.trim().toLowerCase(), value.trim())
  return fields
}

function fromFields(fields: Map<string, string>): ScanReading {
  for (const [names, kind] of KEYS) {
    const value = names.map((name) => fields.get(name)).find((found) => found !== undefined)
    if (value === undefined) continue
    if (kind === 'cardNumber') {
      return /^[\w-]{1,64}$/.test(value)
        ? meaning({ kind, number: value })
        : { ok: false, problem: 'unreadable' }
    }
    // Only phones are written in groups: an id "1-2" or "-5" is nobody's id, and must not become another's.
    const digits = kind === 'phone' ? phoneDigits(value) : value
    if (!/^\d{1,20}$/.test(digits)) return { ok: false, problem: 'unreadable' }
    return meaning(kind === 'phone' ? { kind, digits } : { kind, id: String(BigInt(digits)) })
  }
  return { ok: false, problem: 'unreadable' }
}

/** The digits of a phone without the country code of China; a "+" may have become a space on its way. */
function phoneDigits(value: string): string {
  return value.replace(SEPARATORS, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
}
