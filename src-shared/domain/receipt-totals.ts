import type { Fen } from './money'
import type { Receipt } from './receipt'
import type { Redemption } from './redemption'

/** The sums of a receipt as they stand: what each coupon that still counts takes off, and what is left to pay. */
export interface StandingTotals {
  /** By coupon id, those that do not count: refused by the back end, or taken back. */
  gone: ReadonlyMap<string, 'refused' | 'voided'>
  /** By coupon id; a coupon that does not count has none. */
  offFen: ReadonlyMap<string, Fen>
  discountFen: Fen
  payFen: Fen | null
}

/**
 * The sums of a receipt without the coupons that were refused or taken back meanwhile: a member must never read
 * a price that such a coupon still lowers, nor lose what a later coupon can now take off the bill
 * in its place. The frozen receipt itself stays as it was.
 */
export function standingTotals(
  receipt: Receipt,
  redemptions: readonly Pick<Redemption, 'couponId' | 'state'>[],
): StandingTotals {
  const gone = new Map<string, 'refused' | 'voided'>()
  for (const { couponId, state } of redemptions) {
    if (state === 'refused' || state === 'voided') gone.set(couponId, state)
  }
  let left = receipt.billFen ?? Number.MAX_SAFE_INTEGER
  const offFen = new Map<string, Fen>()
  for (const line of receipt.lines) {
    if (gone.has(line.couponId)) continue
    // A part of the price, and goods on the bill, have no face value: what they took off they take off still.
    // With lines it may be for some of the goods only, and how much of those is left the receipt does not tell.
    const byLines = receipt.billLines.length > 0
    const worth = byLines ? line.discountFen : Math.max(line.faceFen, line.discountFen)
    const off = gone.size === 0 ? line.discountFen : Math.min(worth, left)
    left -= off
    offFen.set(line.couponId, off)
  }
  // While all count, the frozen sums are the answer, to the fen.
  if (gone.size === 0) {
    return { gone, offFen, discountFen: receipt.discountFen, payFen: receipt.payFen }
  }
  const discountFen = [...offFen.values()].reduce((sum, off) => sum + off, 0)
  const payFen = receipt.billFen === null ? null : receipt.billFen - discountFen
  return { gone, offFen, discountFen, payFen }
}

/** What a receipt says across its foot: that not all of it is as it was written, or not known yet. */
export type ReceiptStamp =
  'stampUnknown' | 'stampUndoing' | 'stampOffline' | 'stampVoided' | 'stampRefused'

/** The stamp of a receipt as its redemptions stand; `submitting` while an answer is still expected. */
export function receiptStamp(
  receipt: Receipt,
  redemptions: readonly Pick<Redemption, 'couponId' | 'state'>[],
  submitting = false,
): ReceiptStamp | null {
  const has = (...states: Redemption['state'][]) =>
    redemptions.some(({ state }) => states.includes(state))
  if (submitting || has('unknown', 'parked', 'sending')) return 'stampUnknown'
  if (has('undoing')) return 'stampUndoing'
  if (has('pending')) return 'stampOffline'
  const { gone } = standingTotals(receipt, redemptions)
  if (gone.size < receipt.lines.length) return null
  return [...gone.values()].every((how) => how === 'voided') ? 'stampVoided' : 'stampRefused'
}
