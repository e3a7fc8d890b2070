import type { Fen } from '@shared/domain/money'
import type { Receipt } from '@shared/domain/receipt'
import type { Redemption } from '@shared/domain/redemption'

/** The sums of a receipt as they stand: what each coupon that was not refused takes off, and what is left to pay. */
export interface StandingTotals {
  refused: ReadonlySet<string>
  /** By coupon id; a refused coupon has none. */
  offFen: ReadonlyMap<string, Fen>
  discountFen: Fen
  payFen: Fen | null
}

/**
 * The sums of a receipt without the coupons that were refused meanwhile: a member must never read
 * a price that a refused coupon still lowers, nor lose what a later coupon can now take off the bill
 * in its place. The frozen receipt itself stays as it was.
 */
export function standingTotals(
  receipt: Receipt,
  redemptions: readonly Pick<Redemption, 'couponId' | 'state'>[],
): StandingTotals {
  const refused = new Set(
    redemptions.filter(({ state }) => state === 'refused').map(({ couponId }) => couponId),
  )
  let left = receipt.billFen ?? Number.MAX_SAFE_INTEGER
  const offFen = new Map<string, Fen>()
  for (const line of receipt.lines) {
    if (refused.has(line.couponId)) continue
    const off = refused.size === 0 ? line.discountFen : Math.min(line.faceFen, left)
    left -= off
    offFen.set(line.couponId, off)
  }
  // Without a refusal the frozen sums are the answer, to the fen.
  if (refused.size === 0) {
    return { refused, offFen, discountFen: receipt.discountFen, payFen: receipt.payFen }
  }
  const discountFen = [...offFen.values()].reduce((sum, off) => sum + off, 0)
  const payFen = receipt.billFen === null ? null : receipt.billFen - discountFen
  return { refused, offFen, discountFen, payFen }
}
