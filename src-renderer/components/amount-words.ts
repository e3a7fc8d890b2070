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
