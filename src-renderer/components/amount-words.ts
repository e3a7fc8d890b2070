import type { BenefitKind } from '@shared/domain/coupon-terms'
import { formatYuan, type Fen } from '@shared/domain/money'
import type { Redemption } from '@shared/domain/redemption'

/** What a coupon takes off, as every list writes it: an amount, or the word for goods that cost nothing on the bill. */
export function amountWords(
  say: (key: string) => string,
  kind: Redemption['kind'],
  offFen: Fen,
): string {
  return kind === 'exchange' && offFen === 0 ? say('counter.bill.exchange') : formatYuan(-offFen)
}

/** In which order the kinds of coupons are taken off a bill: "兑换券 → 代金券 → 折扣券". */
export function orderWords(say: (key: string) => string, order: readonly BenefitKind[]): string {
  return order.map((kind) => say(`counter.coupon.${kind}`)).join(' → ')
}
