import type { Receipt } from '@shared/domain/receipt'
import type { Redemption } from '@shared/domain/redemption'

/**
 * The sums of a receipt without the coupons that were refused meanwhile: a member must never read
 * a price that a refused coupon still lowers. The frozen receipt itself stays as it was.
 */
export function standingTotals(
  receipt: Receipt,
  redemptions: readonly Pick<Redemption, 'couponId' | 'state'>[],
): { refused: ReadonlySet<string>; discountFen: number; payFen: number | null } {
  const refused = new Set(
    redemptions.filter(({ state }) => state === 'refused').map(({ couponId }) => couponId),
  )
  if (refused.size === 0) {
    return { refused, discountFen: receipt.discountFen, payFen: receipt.payFen }
  }
  const discountFen = receipt.lines
    .filter(({ couponId }) => !refused.has(couponId))
    .reduce((sum, line) => sum + line.discountFen, 0)
  return {
    refused,
    discountFen,
    payFen: receipt.billFen === null ? null : Math.max(0, receipt.billFen - discountFen),
  }
}
