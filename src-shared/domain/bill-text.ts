import { plainText } from './plain-text'

/** Longer than a bill of a thousand lines needs, and short enough for one call to the main process. */
export const BILL_TEXT_MAX_CHARACTERS = 90_000

const MARK = /^BILL:/i
/** Enough to see the mark behind a little that is invisible. */
const MARK_SOUGHT_IN = 64
const AMOUNT = /^¥?(\d[\d.]*)$/
const BASE64 = /^[\w+/-]+={0,2}$/

/** What stands behind the mark of a scanned or pasted bill: yuan, or base64 of the bill as JSON (docs/bill.md). */
export type BillText =
  { kind: 'total'; yuan: string } | { kind: 'encoded'; base64: string } | { kind: 'unreadable' }

/** True for a text that carries a bill, readable or not; no member and no coupon is looked for by such a text. */
export const isBillText = (raw: string): boolean =>
  MARK.test(plainText(raw.slice(0, MARK_SOUGHT_IN)))

/** Takes a `BILL:…` apart. A base64 of digits alone would be no JSON, so digits are always an amount. */
export function splitBillText(raw: string): BillText {
  // A long code may come in several lines, or with blanks where a mail program broke it.
  const text = plainText(raw)
  if (!MARK.test(text)) return { kind: 'unreadable' }
  const content = text.replace(MARK, '').replace(/\s/g, '')
  const yuan = AMOUNT.exec(content)?.[1]
  if (yuan !== undefined) return { kind: 'total', yuan }
  return BASE64.test(content) ? { kind: 'encoded', base64: content } : { kind: 'unreadable' }
}
