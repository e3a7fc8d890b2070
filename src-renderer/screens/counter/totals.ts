import type { MemberCoupon } from '@shared/domain/coupon'
import { parseYuan, type Fen } from '@shared/domain/money'

/** What the cashier typed as the bill: nothing, an amount, or a mistake with the key of its sentence. */
export type BillReading =
  | { ok: true; fen: Fen | null }
  | { ok: false; mistake: 'notANumber' | 'tooFine' | 'negative' | 'tooLarge' }

/** The contract's limit for a bill, in fen. */
const BILL_MAX_FEN = 100_000_000_00

/** Reads the bill field exactly to the fen; an empty field is no bill, more than two decimals a mistake. */
export function readBill(text: string): BillReading {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
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

/** What the ticked coupons take off, in the order in which they were ticked, never more than the bill. */
export function totalsOf(coupons: readonly MemberCoupon[], billFen: Fen | null): Totals {
  let left = billFen ?? Number.MAX_SAFE_INTEGER
  let capped = false
  const lines = coupons.map((coupon) => {
    const offFen = Math.min(coupon.deductionFen, left)
    if (offFen < coupon.deductionFen) capped = true
    left -= offFen
    return { coupon, offFen }
  })
  const offFen = lines.reduce((sum, line) => sum + line.offFen, 0)
  return { lines, offFen, payFen: billFen === null ? null : billFen - offFen, capped }
}

/** Yuan for the big figure of a coupon: whole amounts without decimals ("10", "8.50"). */
export function faceYuan(fen: Fen): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}
