import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  isReceiptNumber,
  readReceiptCode,
  receiptCode,
  SIGNATURE_BYTES,
} from '@shared/domain/receipt-code'
import type { FindResult } from '@shared/domain/view'
import { ProblemError } from '@shared/ipc/result'
import type { Ledger } from './ports'

/** What the ledger knows of its receipts' numbers. */
export interface ReceiptBook {
  /** The sale with this receipt number; null where this ledger has none. */
  saleIdOf(number: string): string | null
  /** With what this ledger signs (the first), and with what those signed that it was put together from. */
  receiptKeys(): string[]
}

type Books = Pick<Ledger, 'sale'> & ReceiptBook

const signatureOf = (number: string, key: string): Buffer =>
  createHmac('sha256', key).update(`receipt ${number}`).digest().subarray(0, SIGNATURE_BYTES)

/** The code of a sale's receipt, for the member to keep. Throws `receipt.gone` where this ledger has no such sale. */
export function codeOfReceipt(saleId: string, books: Books): string {
  const number = books.sale(saleId)?.receipt.number
  const [key] = books.receiptKeys()
  const code = number && key ? receiptCode(number, signatureOf(number, key)) : null
  if (code === null) throw new ProblemError({ code: 'receipt.gone' })
  return code
}

/**
 * Looks a receipt up by its code, or by its number as it stands on the paper; null where the text is neither, or such a
 * number that this ledger does not have. Throws `ProblemError` `receipt.*` for a code that is not good.
 */
export function findReceipt(text: string, books: Books): (FindResult & { kind: 'receipt' }) | null {
  const code = readReceiptCode(text)
  if (code?.kind === 'broken') throw new ProblemError({ code: 'receipt.unreadable' })
  const plain = text.trim().toUpperCase()
  if (!code && !isReceiptNumber(plain)) return null
  const number = code?.number ?? plain
  const saleId = books.saleIdOf(number)
  const sale = saleId === null ? null : books.sale(saleId)
  if (!sale) {
    if (code) throw new ProblemError({ code: 'receipt.notHere', number })
    return null
  }
  if (!code) return { kind: 'receipt', sale, signed: false }
  const isOurs = books
    .receiptKeys()
    .some((key) => timingSafeEqual(signatureOf(number, key), code.signature))
  if (!isOurs) throw new ProblemError({ code: 'receipt.forged' })
  return { kind: 'receipt', sale, signed: true }
}
