import { randomUUID } from 'node:crypto'
import type { PrintJob } from '@shared/domain/print-job'
import type { READY_TEMPLATES } from '@shared/domain/print-settings'
import type { Printer, PrintSettings } from '@shared/domain/print-settings-schema'
import type { Receipt } from '@shared/domain/receipt'
import type { Redemption } from '@shared/domain/redemption'
import type { ReceiptLanguage } from '@shared/words/receipts'
import type { StoredSale } from '../../src-main/counter/ports'

/** When all of these receipts were written. */
export const SOLD_AT = Date.parse('2026-03-04T02:00:00Z')

type Line = Receipt['lines'][number]

/** A line of a receipt: some yuan off. */
export const aLine = (part: Partial<Line> = {}): Line => ({
  couponId: '501',
  title: '立减券',
  kind: 'cash',
  faceFen: 1_000,
  discountFen: 1_000,
  ...part,
})

/** So many lines, each of a coupon of its own. */
export const lines = (count: number, part: Partial<Line> = {}): Line[] =>
  Array.from({ length: count }, (_, at) => aLine({ couponId: String(501 + at), ...part }))

/** A receipt of invented people. The sums go by its lines. */
export function aReceipt(part: Partial<Receipt> = {}): Receipt {
  const sold = part.lines ?? lines(1)
  const discountFen = sold.reduce((sum, line) => sum + line.discountFen, 0)
  const billFen = part.billFen === undefined ? 26_800 : part.billFen
  return {
    version: 1,
    number: '20260304-K7Q-0012',
    shop: { id: '1', name: '东门店', address: '东门街 8 号' },
    cashier: { number: '02', name: '周知夏' },
    member: { id: '10001', name: '林小满', phone: '199 **** 2046' },
    at: SOLD_AT,
    day: '2026-03-04',
    time: '10:00:00',
    lines: sold,
    billFen,
    billNumber: null,
    billLines: [],
    discountFen,
    payFen: billFen === null ? null : billFen - discountFen,
    training: false,
    offline: false,
    rules: 1,
    ...part,
  }
}

/** A sale with this receipt, its coupons in this state, or each in its own. */
export function aStoredSale(
  receipt: Receipt,
  states: Redemption['state'] | readonly Redemption['state'][] = 'accepted',
): StoredSale {
  const saleId = randomUUID()
  const redemptions = receipt.lines.map(
    ({ couponId, title, kind, discountFen }, at): Redemption => {
      const state = typeof states === 'string' ? states : (states[at] ?? 'accepted')
      const how = { state, seq: at + 1, stateAt: receipt.at, cause: { code: 'recorded' } } as const
      return { requestId: randomUUID(), saleId, couponId, title, kind, discountFen, ...how }
    },
  )
  return { saleId, connectionId: 'training', receipt, redemptions }
}

/** One paper to be printed, and what somebody must be able to read on it. */
export interface PaperCase {
  name: string
  sale: StoredSale
  template: (typeof READY_TEMPLATES)[number]
  printer: Partial<Printer>
  says: readonly string[]
  job?: Partial<PrintJob>
  settings?: Partial<PrintSettings>
  language?: ReceiptLanguage
}
