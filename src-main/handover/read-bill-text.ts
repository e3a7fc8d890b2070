import { BILL_TEXT_MAX_CHARACTERS, splitBillText } from '@shared/domain/bill-text'
import { ProblemError } from '@shared/ipc/result'
import { checkBill, type CheckedBill } from './check-bill'
import { textOf } from './utf8'

/** Reads a scanned or pasted `BILL:…` (docs/bill.md). Throws `ProblemError` `bill.*`. */
export function readBillText(raw: string): CheckedBill {
  if (raw.length > BILL_TEXT_MAX_CHARACTERS) throw new ProblemError({ code: 'bill.textTooLong' })
  const content = splitBillText(raw)
  switch (content.kind) {
    case 'total':
      return checkBill(JSON.stringify({ total: content.yuan }))
    case 'encoded':
      return checkBill(decode(content.base64))
    case 'unreadable':
      throw new ProblemError({ code: 'bill.textUnreadable' })
  }
}

/** A scanner that swallowed or changed a character leaves what is no text, or no JSON: one sentence for both. */
function decode(base64: string): string {
  try {
    const text = textOf(Buffer.from(base64, 'base64'))
    JSON.parse(text)
    return text
  } catch {
    throw new ProblemError({ code: 'bill.textUnreadable' })
  }
}
