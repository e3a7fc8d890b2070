import type { Bill } from './bill'
import { faceFenOf, leastSpendOf, type BenefitKind } from './coupon-terms'
import {
  allOf,
  calculatorFor,
  DISCOUNT_ORDER,
  type Discount,
  type Discountable,
  type DiscountCalculator,
} from './discount'
import { searchBest } from './combination-search'
import type { Fen } from './money'
import { clashIn, mostOfOneTemplate, type Clash, type StackingRules } from './stacking'

/** What the shop decides about several coupons on one bill. */
export interface CombinationRules extends StackingRules {
  order: readonly BenefitKind[]
}

export { SEARCHED_WHOLE } from './combination-search'

export const COMBINATION_RULES: CombinationRules = { order: DISCOUNT_ORDER, onePerBill: false }

export interface BestSet {
  /** In the order in which they are taken off; each takes something off. */
  discounts: Discount[]
  offFen: Fen
  /** False when the search was given up: there may be a set that takes off more, by `shortFenAtMost` at most. */
  exact: boolean
  shortFenAtMost: Fen
}

/**
 * The first stacking rule that coupons used together would break; null when they may be. Without a bill nothing is said
 * about least spend.
 */
export function clashOf(
  coupons: readonly Discountable[],
  bill: Bill | null,
  rules: CombinationRules = COMBINATION_RULES,
): Clash | null {
  if (bill !== null) return clashIn(calculatorFor(coupons, bill, rules.order).applicable, rules)
  const enough = Number.POSITIVE_INFINITY
  return clashIn(
    coupons.map((coupon) => ({ coupon, lines: [], inScopeFen: enough })),
    rules,
  )
}

/** Coupons used together: what each takes off, in the order in which they are taken off, and what speaks against it. */
export interface Together<C extends Discountable> {
  discounts: { coupon: C; offFen: Fen }[]
  clash: Clash | null
}

/** `discountsOf` and `clashOf` in one: what they have in common is worked out once. */
export function togetherOn<C extends Discountable>(
  bill: Bill | null,
  coupons: readonly C[],
  rules: CombinationRules = COMBINATION_RULES,
): Together<C> {
  if (bill === null) {
    const discounts = coupons.map((coupon) => ({ coupon, offFen: faceFenOf(coupon.terms) }))
    return { discounts, clash: clashOf(coupons, null, rules) }
  }
  const calculator = calculatorFor(coupons, bill, rules.order)
  return { discounts: allOf(calculator), clash: clashIn(calculator.applicable, rules) }
}

/** Those for which the bill is large enough, as far as least spend goes. */
export function usableOn(bill: Bill, coupons: readonly Discountable[]): Discountable[] {
  return calculatorFor(coupons, bill)
    .applicable.filter(({ coupon, inScopeFen }) => leastSpendOf(coupon.terms) <= inScopeFen)
    .map(({ coupon }) => coupon)
}

/**
 * The set of coupons that takes most off the bill without breaking a stacking rule. Of sets that take off the same, the
 * one that can do without the coupons that expire last: those are kept for another day, and none is used up for nothing.
 * The coupons must each be usable on this bill.
 */
export function bestSet(
  coupons: readonly Discountable[],
  bill: Bill,
  rules: CombinationRules = COMBINATION_RULES,
): BestSet {
  const worthwhile = useful(calculatorFor(coupons, bill, rules.order), rules)
  const calculator = calculatorFor(worthwhile, bill, rules.order)
  const { places, exact, boundFen } = searchBest(calculator, rules)
  const offs = calculator.each(places)
  const offFen = offs.reduce((sum, off) => sum + off, 0)
  return {
    discounts: places.flatMap((place, at) => {
      const item = calculator.applicable[place]
      return item ? [{ couponId: item.coupon.id, offFen: offs[at] ?? 0 }] : []
    }),
    offFen,
    exact,
    shortFenAtMost: exact ? 0 : boundFen - offFen,
  }
}

/**
 * Leaves out what no best set contains: what takes nothing off, what the bill is too small for, and of coupons that
 * differ in nothing but their last day those that expire after as many as the bill can bear.
 */
function useful<C extends Discountable>(
  { applicable, total }: DiscountCalculator<C>,
  { onePerBill }: CombinationRules,
): C[] {
  const alike = new Map<string, number>()
  return applicable.flatMap((item, place) => {
    const { coupon, inScopeFen } = item
    if (leastSpendOf(coupon.terms) > inScopeFen || total([place]) === 0) return []
    // Alike coupons follow one another by their last day.
    const key = JSON.stringify([coupon.templateId, coupon.terms])
    const before = alike.get(key) ?? 0
    alike.set(key, before + 1)
    return before < (onePerBill ? 1 : mostOfOneTemplate(item)) ? [coupon] : []
  })
}
