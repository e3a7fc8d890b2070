import type { Bill } from './bill'
import type { Day } from './calendar'
import { faceFenOf, type BenefitKind, type CouponTerms } from './coupon-terms'
import { amountOf } from './line-amount'
import { WHOLE_PRICE, type Fen } from './money'
import { covers } from './scope'

/**
 * Which rules worked a discount out: goes into the ledger and on the receipt, and grows by one whenever the same
 * coupons on the same bill would give another amount.
 */
export const RULES_VERSION = 1

/** In which order the kinds are taken off; the shop may choose another. */
export const DISCOUNT_ORDER: readonly BenefitKind[] = ['exchange', 'cash', 'percentage']

/** What working out a discount needs of a coupon. */
export interface Discountable {
  id: string
  templateId: string
  terms: CouponTerms
  /** Last day on which it may be used; null = no end. */
  endsOn: Day | null
}

export interface Discount {
  couponId: string
  /** What it takes off, whole fen: never more than what was left of what it is for. */
  offFen: Fen
}

/** A bill made ready: what each line comes to, and of which unit. */
interface Ready {
  amounts: Fen[]
  unitPrices: Fen[]
  units: number[]
}

/** A coupon made ready for one bill: which of its lines it is for. */
export interface Applicable<C extends Discountable = Discountable> {
  coupon: C
  lines: number[]
  inScopeFen: Fen
}

/** Works out what sets of the same coupons take off the same bill. */
export interface DiscountCalculator<C extends Discountable = Discountable> {
  /** In the order in which they are taken off. */
  applicable: Applicable<C>[]
  /** What each takes off when exactly these (ascending places in `applicable`) are used together. */
  each(places: readonly number[]): Fen[]
  total(places: readonly number[]): Fen
  /** What they are for, all of it: no set of them takes off more. */
  inScope(places: readonly number[]): Fen
}

/**
 * What each coupon takes off a bill when all of them are used together, in the order in which they are taken off: by
 * kind, then what is for less of the bill first, then what gives more, then what expires first. Each takes from the
 * amount in its scope that the earlier ones left, rounded half up to the fen (per coupon), and never more than that
 * amount. Least spend and stacking are not judged here. Without a bill each is worth what is printed on it.
 */
export function discountsOf(
  coupons: readonly Discountable[],
  bill: Bill | null,
  order: readonly BenefitKind[] = DISCOUNT_ORDER,
): Discount[] {
  if (bill === null) {
    return coupons.map(({ id, terms }) => ({ couponId: id, offFen: faceFenOf(terms) }))
  }
  return allOf(calculatorFor(coupons, bill, order)).map(({ coupon, offFen }) => ({
    couponId: coupon.id,
    offFen,
  }))
}

/** What each takes off when all coupons of a calculator are used together. */
export function allOf<C extends Discountable>({
  applicable,
  each,
}: DiscountCalculator<C>): { coupon: C; offFen: Fen }[] {
  const offs = each(applicable.map((_, place) => place))
  return applicable.map(({ coupon }, place) => ({ coupon, offFen: offs[place] ?? 0 }))
}

/** Makes ready what many sets of the same coupons have in common; `coupons` and `bill` must not change meanwhile. */
export function calculatorFor<C extends Discountable>(
  coupons: readonly C[],
  bill: Bill,
  order: readonly BenefitKind[] = DISCOUNT_ORDER,
): DiscountCalculator<C> {
  const ready = readyOf(bill)
  const applicable = coupons
    .map((coupon) => applicableTo(coupon, bill, ready))
    .sort((a, b) => byApplication(a, b, order))
  const left = [...ready.amounts]
  const units: number[] = []
  const apply = (places: readonly number[], heard: (off: Fen) => void): void => {
    for (let line = 0; line < left.length; line++) {
      left[line] = ready.amounts[line] ?? 0
      units[line] = ready.units[line] ?? 0
    }
    for (const place of places) {
      const item = applicable[place]
      if (item) heard(takeOff(item, left, units, ready.unitPrices))
    }
  }
  return {
    applicable,
    each(places) {
      const offs: Fen[] = []
      apply(places, (off) => offs.push(off))
      return offs
    },
    total(places) {
      let total = 0
      apply(places, (off) => (total += off))
      return total
    },
    inScope(places) {
      left.fill(0)
      for (const place of places) {
        for (const line of applicable[place]?.lines ?? []) left[line] = ready.amounts[line] ?? 0
      }
      return left.reduce((sum, amount) => sum + amount, 0)
    },
  }
}

function readyOf(bill: Bill): Ready {
  // A bare total is one line that every scope may mean, and of which no unit is known.
  if (bill.lines.length === 0) return { amounts: [bill.totalFen], unitPrices: [0], units: [0] }
  return {
    amounts: bill.lines.map(amountOf),
    unitPrices: bill.lines.map(({ priceFen }) => priceFen),
    units: bill.lines.map(({ quantity }) => quantity),
  }
}

function applicableTo<C extends Discountable>(
  coupon: C,
  bill: Bill,
  { amounts }: Ready,
): Applicable<C> {
  const lines =
    bill.lines.length === 0
      ? [0]
      : bill.lines.flatMap((line, at) => (covers(coupon.terms, line) ? [at] : []))
  return { coupon, lines, inScopeFen: lines.reduce((sum, at) => sum + (amounts[at] ?? 0), 0) }
}

/** One order for all sets, so that the same coupons give the same amounts however they were ticked. */
function byApplication(a: Applicable, b: Applicable, order: readonly BenefitKind[]): number {
  const kind = ({ coupon }: Applicable) => order.indexOf(coupon.terms.benefit.kind)
  return (
    kind(a) - kind(b) ||
    a.inScopeFen - b.inScopeFen ||
    valueOf(b) - valueOf(a) ||
    byLines(a.lines, b.lines) ||
    byExpiry(a.coupon, b.coupon)
  )
}

/** The larger, the more it gives; only to be compared within a kind. */
function valueOf({ coupon }: Applicable): number {
  const { benefit } = coupon.terms
  if (benefit.kind === 'cash') return benefit.amountFen
  return benefit.kind === 'percentage' ? WHOLE_PRICE - benefit.payParts : 0
}

/** By the first line in which they differ: what is for the same lines stands together. */
function byLines(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((line, place) => line !== b[place])
  const [left, right] = [a[at], b[at]]
  return left === undefined || right === undefined ? a.length - b.length : left - right
}

/** What expires first comes first, then the smaller number. */
export function byExpiry(a: Discountable, b: Discountable): number {
  const left = a.endsOn ?? '9999-12-31'
  const right = b.endsOn ?? '9999-12-31'
  if (left !== right) return left < right ? -1 : 1
  // Shorter numbers are smaller; a collator would take longer than the whole discount.
  return a.id.length - b.id.length || (a.id < b.id ? -1 : 1)
}

function takeOff(item: Applicable, left: Fen[], units: number[], unitPrices: Fen[]): Fen {
  const { benefit } = item.coupon.terms
  if (benefit.kind === 'exchange') return takeUnit(item, left, units, unitPrices)
  let inScope = 0
  for (const line of item.lines) inScope += left[line] ?? 0
  const off =
    benefit.kind === 'cash'
      ? Math.min(benefit.amountFen, inScope)
      : partOf(inScope, WHOLE_PRICE - benefit.payParts)
  spread(off, inScope, item.lines, left)
  return off
}

/** `parts` of 10,000 of an amount; half a fen counts as one. */
function partOf(amount: Fen, parts: number): Fen {
  return Math.floor((amount * parts + WHOLE_PRICE / 2) / WHOLE_PRICE)
}

/** The dearest unit that is left of the goods, at what is left of its line. */
function takeUnit({ lines }: Applicable, left: Fen[], units: number[], unitPrices: Fen[]): Fen {
  let best = -1
  let bestOff = 0
  for (const line of lines) {
    const off = Math.min(unitPrices[line] ?? 0, left[line] ?? 0)
    if ((units[line] ?? 0) >= 1 && off > bestOff) {
      best = line
      bestOff = off
    }
  }
  if (best < 0) return 0
  left[best] = (left[best] ?? 0) - bestOff
  units[best] = (units[best] ?? 0) - 1
  return bestOff
}

/** Takes an amount from lines in proportion to what is left of them, to the fen. */
function spread(off: Fen, inScope: Fen, lines: readonly number[], left: Fen[]): void {
  if (off === 0) return
  let before = 0
  let taken = 0
  for (const line of lines) {
    before += left[line] ?? 0
    const upTo = before === inScope ? off : Math.floor(before * (off / inScope))
    left[line] = (left[line] ?? 0) - (upTo - taken)
    taken = upTo
  }
}
