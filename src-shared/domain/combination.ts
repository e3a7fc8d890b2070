import type { Bill } from './bill'
import { leastSpendOf, type BenefitKind } from './coupon-terms'
import {
  byExpiry,
  calculatorFor,
  DISCOUNT_ORDER,
  type Applicable,
  type Discount,
  type Discountable,
  type DiscountCalculator,
} from './discount'
import type { Fen } from './money'
import { clashIn, mostOfOneTemplate, type Clash, type StackingRules } from './stacking'

/** What the shop decides about several coupons on one bill. */
export interface CombinationRules extends StackingRules {
  order: readonly BenefitKind[]
}

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
 * Twelve coupons are always searched to the end, twenty unless percentages on different lines meet with several terms of
 * one template; with more of them the search is given up soon. A look takes some µs, and the cashier waits.
 */
export const SEARCHED_WHOLE = 20
const LOOKS_MAX = { few: 5_000, many: 1_000 }

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

/** Those for which the bill is large enough, as far as least spend goes. */
export function usableOn(bill: Bill, coupons: readonly Discountable[]): Discountable[] {
  return calculatorFor(coupons, bill)
    .applicable.filter(({ coupon, inScopeFen }) => leastSpendOf(coupon.terms) <= inScopeFen)
    .map(({ coupon }) => coupon)
}

const NONE: BestSet = { discounts: [], offFen: 0, exact: true, shortFenAtMost: 0 }

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
  if (worthwhile.length === 0) return NONE
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

interface Found {
  places: number[]
  exact: boolean
  /** What no set takes off more than. */
  boundFen: Fen
}

/**
 * Another coupon never makes a set take off less, but for the rounding of percentages: the coupons that can be done
 * without are therefore left out one by one, what expires last first, and a set is looked into only as long as all that
 * is left could still reach the best one so far.
 */
function searchBest<C extends Discountable>(
  { applicable, total }: DiscountCalculator<C>,
  rules: CombinationRules,
): Found {
  const lastFirst = applicable
    .map((_, place) => place)
    .sort((a, b) => byExpiry(couponAt(applicable, b), couponAt(applicable, a)))
  const looksMax = applicable.length > SEARCHED_WHOLE ? LOOKS_MAX.many : LOOKS_MAX.few
  const slack = slackOf(applicable)
  const alone = applicable.map((_, place) => total([place]))
  const isIn = applicable.map(() => true)
  const placesIn = () => isIn.flatMap((yes, place) => (yes ? [place] : []))
  const bound = () => {
    const places = placesIn()
    return Math.min(total(places) + slack, sumOfAlone(applicable, alone, places))
  }
  const start = greedy(applicable, alone, rules)
  let best: { places: number[]; offFen: Fen } = { places: start, offFen: total(start) - 1 }
  const boundFen = bound()
  let looks = 0

  // `atMost`: what the coupons that are still in take off together at most.
  function look(depth: number, atMost: Fen): void {
    if (atMost <= best.offFen || looks > looksMax) return
    const place = lastFirst[depth]
    if (place === undefined) {
      const places = placesIn()
      const offFen = total(places)
      if (offFen > best.offFen) best = { places, offFen }
      return
    }
    looks++
    isIn[place] = false
    look(depth + 1, bound())
    isIn[place] = true
    const decided = lastFirst.slice(0, depth + 1).filter((at) => isIn[at])
    const items = decided.flatMap((at) => applicable[at] ?? [])
    if (clashIn(items, rules) === null) look(depth + 1, atMost)
  }
  look(0, boundFen)
  return { places: best.places, exact: looks <= looksMax, boundFen }
}

/** A set to begin with: what gives most alone first, as long as no rule is broken. */
function greedy(
  applicable: readonly Applicable[],
  alone: readonly Fen[],
  rules: CombinationRules,
): number[] {
  const places: number[] = []
  for (const place of applicable
    .map((_, at) => at)
    .sort((a, b) => (alone[b] ?? 0) - (alone[a] ?? 0) || a - b)) {
    const items = [...places, place].flatMap((at) => applicable[at] ?? [])
    if (clashIn(items, rules) === null) places.push(place)
  }
  return places.sort((a, b) => a - b)
}

/** No coupon takes off more beside others than alone, and of a template that does not combine one counts. */
function sumOfAlone(
  applicable: readonly Applicable[],
  alone: readonly Fen[],
  places: readonly number[],
): Fen {
  const single = new Map<string, Fen>()
  let sum = 0
  for (const place of places) {
    const coupon = applicable[place]?.coupon
    const off = alone[place] ?? 0
    if (!coupon || coupon.terms.combinable) sum += off
    else single.set(coupon.templateId, Math.max(single.get(coupon.templateId) ?? 0, off))
  }
  for (const off of single.values()) sum += off
  return sum
}

/** By how many fen rounding may make a larger set take off less: none where all percentages are for the same lines. */
function slackOf(applicable: readonly Applicable[]): Fen {
  const percentages = applicable.filter(({ coupon }) => coupon.terms.benefit.kind === 'percentage')
  const scopes = new Set(applicable.map(({ lines }) => lines.join()))
  return percentages.length > 0 && scopes.size > 1 ? applicable.length : 0
}

function couponAt<C extends Discountable>(
  applicable: readonly Applicable<C>[],
  place: number,
): Discountable {
  const item = applicable[place]
  if (!item) throw new Error('no coupon there')
  return item.coupon
}
