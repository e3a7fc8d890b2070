import type { Bill } from '@shared/domain/bill'
import type { MemberCoupon } from '@shared/domain/coupon'
import { faceFenOf, type BenefitKind } from '@shared/domain/coupon-terms'
import { DISCOUNT_ORDER, discountsOf } from '@shared/domain/discount'
import { BILL_MAX_FEN } from '@shared/domain/line-amount'
import { parseYuan, type Fen } from '@shared/domain/money'
import { withoutThousands } from '@renderer/components/typed-numbers'

/** What the cashier typed as the bill: nothing, an amount, or a mistake with the key of its sentence. */
export type BillReading =
  | { ok: true; fen: Fen | null }
  | { ok: false; mistake: 'notANumber' | 'tooFine' | 'negative' | 'tooLarge' }

/** Reads the bill field exactly to the fen; an empty field is no bill, more than two decimals a mistake. */
export function readBill(text: string): BillReading {
  const plain = withoutThousands(text.normalize('NFKC').replace(/\s/g, ''))
    .replace(/^[¥￥]/, '')
    .replace(/元$/, '')
    .replace(/\.$/, '')
    .replace(/^\./, '0.')
  if (plain === '') return { ok: true, fen: null }
  if (/^[-−]/.test(plain)) return { ok: false, mistake: 'negative' }
  if (/^\d+$/.test(plain) && plain.length > 10) return { ok: false, mistake: 'tooLarge' }
  if (/^\d+\.\d{3,}$/.test(plain)) return { ok: false, mistake: 'tooFine' }
  const fen = parseYuan(plain)
  if (fen === undefined) return { ok: false, mistake: 'notANumber' }
  return fen > BILL_MAX_FEN ? { ok: false, mistake: 'tooLarge' } : { ok: true, fen }
}

export interface Totals {
  lines: { coupon: MemberCoupon; offFen: Fen }[]
  offFen: Fen
  payFen: Fen | null
  /** True when the coupons are worth more than the bill, so that a part is lost. */
  capped: boolean
}

/** What the ticked coupons take off, in the order in which they are taken off, never more than the bill. */
export function totalsOf(
  coupons: readonly MemberCoupon[],
  bill: Bill | null,
  order: readonly BenefitKind[] = DISCOUNT_ORDER,
): Totals {
  const lines = discountsOf(coupons, bill, order).flatMap((discount) => {
    const coupon = coupons.find(({ id }) => id === discount.couponId)
    return coupon ? [{ coupon, offFen: discount.offFen }] : []
  })
  const capped = lines.some(({ coupon, offFen }) => offFen < faceFenOf(coupon.terms))
  const offFen = lines.reduce((sum, line) => sum + line.offFen, 0)
  return { lines, offFen, payFen: bill && bill.totalFen - offFen, capped }
}
