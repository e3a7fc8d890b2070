/** What a scanned or typed text asks for. */
export type ScanMeaning =
  | { kind: 'memberId'; id: string }
  | { kind: 'couponId'; id: string }
  | { kind: 'phone'; digits: string }
  | { kind: 'cardNumber'; number: string }
  /** Digits that may be a member id, the last four of a phone, a card or a coupon: ask for all. */
  | { kind: 'digits'; digits: string }
  | { kind: 'name'; text: string }
  /** A vendor's own code that only the back end can read: its search gets the whole code. */
  | { kind: 'askBackEnd'; text: string }

/** Why a text leads nowhere. */
export type ScanProblem = 'empty' | 'tooLong' | 'unreadable'
export type ScanReading = { ok: true; meaning: ScanMeaning } | { ok: false; problem: ScanProblem }

/** A QR code holds at most 4,296 characters; what is longer did not come from one. */
export const SCAN_MAX_CHARACTERS = 4_300
const NAME_MAX_CHARACTERS = 64

// Digits as people group them: "138 0013 8000", "138-0013-8000"; never with a sign before or after.
const GROUPED_DIGITS = /^\d+(?:[\s-]\d+)*$/
const SEPARATORS = /[\s-]/g
const CHINESE_PHONE = /^(?:\+|00)86[\s-]?(1(?:[\s-]?\d){10})$/

/** What a text means that no rule has caught: a number, a card, or else a name to search for. Takes `plainText`. */
export function readTyped(text: string): ScanReading {
  const phone = CHINESE_PHONE.exec(text)?.[1]
  if (phone !== undefined) return meaning({ kind: 'phone', digits: phone.replace(SEPARATORS, '') })
  if (GROUPED_DIGITS.test(text)) return fromDigits(text.replace(SEPARATORS, ''))
  if (text.length > NAME_MAX_CHARACTERS) return { ok: false, problem: 'unreadable' }
  if (/^[A-Za-z]{1,6}[-_]?\d{3,}$/.test(text)) return meaning({ kind: 'cardNumber', number: text })
  return meaning({ kind: 'name', text })
}

function fromDigits(digits: string): ScanReading {
  if (digits.length > 32) return { ok: false, problem: 'unreadable' }
  return /^1\d{10}$/.test(digits)
    ? meaning({ kind: 'phone', digits })
    : meaning({ kind: 'digits', digits })
}

function meaning(found: ScanMeaning): ScanReading {
  return { ok: true, meaning: found }
}
