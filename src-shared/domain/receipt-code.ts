import { fromDayNumber, isDay, toDayNumber } from './calendar'
import { fromLetters, toLetters } from './code-letters'

/**
 * The code of a receipt that a member keeps: its number, signed by the terminal that wrote it. This file knows how it is
 * written, not whether it is true: that needs the terminal's key.
 */
const PREFIX = 'HXR'
/** Eighty bits: nobody guesses one, and the picture stays coarse. */
export const SIGNATURE_BYTES = 10
const TERMINAL_AT = 3
const TERMINAL_LENGTH = 3
const NUMBER_AT = TERMINAL_AT + TERMINAL_LENGTH
const PAYLOAD_BYTES = NUMBER_AT + 3
const MOST_CHARACTERS = 128
/** Day of the shop, terminal, and how many receipts it had written that day: "20261123-A2B-0007". */
const NUMBER = /^(\d{4})(\d{2})(\d{2})-([2-9A-HJ-NP-Z]{3})-(\d{4,7})$/

/** `broken`: begins and looks like such a code, but is none: read or typed wrong. */
export type ReceiptCode =
  { kind: 'receipt'; number: string; signature: Uint8Array } | { kind: 'broken' }

/** True for a text that is written as receipt numbers are. */
export const isReceiptNumber = (text: string): boolean => NUMBER.test(text)

/** The code of a receipt: 41 letters. Null for a number that no ledger of this program gives. */
export function receiptCode(number: string, signature: Uint8Array): string | null {
  const match = NUMBER.exec(number)
  if (!match || signature.length !== SIGNATURE_BYTES) return null
  const [, year, month, date, terminal = '', count] = match
  const day = `${year}-${month}-${date}`
  // The code would name another day in place of one that does not exist, or is before the first it can count.
  if (!isDay(day) || toDayNumber(day) < 0) return null
  const bytes = new Uint8Array(PAYLOAD_BYTES)
  putNumber(bytes, 0, toDayNumber(day))
  for (const [at, sign] of [...terminal].entries()) bytes[TERMINAL_AT + at] = sign.charCodeAt(0)
  putNumber(bytes, NUMBER_AT, Number(count))
  return PREFIX + toLetters(bytes) + toLetters(signature)
}

/** Reads a scanned or typed text as such a code; null where it is none. Never throws. */
export function readReceiptCode(text: string): ReceiptCode | null {
  if (text.length > MOST_CHARACTERS) return null
  const written = text.replace(/[\s-]/g, '').toUpperCase()
  if (!/^HXR[BCDFGHJKLNPRSTVX]{20,}$/.test(written)) return null
  const bytes = fromLetters(written.slice(PREFIX.length))
  if (bytes.length !== PAYLOAD_BYTES + SIGNATURE_BYTES) return { kind: 'broken' }
  const day = fromDayNumber(numberAt(bytes, 0)).replaceAll('-', '')
  const terminal = String.fromCharCode(...bytes.slice(TERMINAL_AT, NUMBER_AT))
  const count = String(numberAt(bytes, NUMBER_AT)).padStart(4, '0')
  const number = `${day}-${terminal}-${count}`
  if (!NUMBER.test(number)) return { kind: 'broken' }
  return { kind: 'receipt', number, signature: bytes.slice(PAYLOAD_BYTES) }
}

function putNumber(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = (value >> 16) & 255
  bytes[at + 1] = (value >> 8) & 255
  bytes[at + 2] = value & 255
}

const numberAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
