import { byExpiry, type Applicable, type DiscountCalculator, type Discountable } from './discount'
import type { Fen } from './money'
import { TemplateStack } from './template-stack'
import type { StackingRules } from './stacking'

/**
 * Twelve coupons are always searched to the end, twenty unless percentages on different lines meet with several terms of
 * one template; with more of them the search is given up soon. A look takes a µs or two, and the cashier waits.
 */
export const SEARCHED_WHOLE = 20
const LOOKS_MAX = { few: 5_000, many: 1_000 }

/** The places of the best set among the coupons of a calculator. */
export interface Found {
  places: number[]
  /** False when the search was given up. */
  exact: boolean
  /** What no set takes off more than. */
  boundFen: Fen
}

/**
 * Another coupon hardly ever makes a set take off less (`slackOf`): the coupons that can be done
 * without are therefore left out one by one, what expires last first, and a set is looked into only as long as all that
 * is left could still reach the best one so far.
 */
export function searchBest<C extends Discountable>(
  { applicable, total, inScope }: DiscountCalculator<C>,
  rules: StackingRules,
): Found {
  const lastFirst = applicable
    .map(({ coupon }, place) => ({ coupon, place }))
    .sort((a, b) => byExpiry(b.coupon, a.coupon))
    .map(({ place }) => place)
  const looksMax = applicable.length > SEARCHED_WHOLE ? LOOKS_MAX.many : LOOKS_MAX.few
  const alone = applicable.map((_, place) => total([place]))
  const slack = slackOf(applicable, alone)
  const stack = new TemplateStack(applicable, alone, rules)
  const isIn = applicable.map(() => true)
  const placesIn = (): number[] => {
    const places: number[] = []
    for (let place = 0; place < isIn.length; place++) if (isIn[place]) places.push(place)
    return places
  }
  const start = greedy(applicable, alone, rules)
  let best: { places: number[]; offFen: Fen } = { places: start, offFen: total(start) - 1 }
  /** What the coupons that are still in take off at most; told roughly where that is enough to look no further. */
  const atMost = (): Fen => {
    const apart = stack.atMost(isIn)
    if (apart <= best.offFen) return apart
    const places = placesIn()
    return Math.min(apart, total(places) + slack, inScope(places))
  }
  const boundFen = atMost()
  let looks = 0

  function look(depth: number, most: Fen): void {
    if (most <= best.offFen || looks > looksMax) return
    const place = lastFirst[depth]
    if (place === undefined) {
      const places = placesIn()
      const offFen = total(places)
      if (offFen > best.offFen) best = { places, offFen }
      return
    }
    looks++
    isIn[place] = false
    look(depth + 1, atMost())
    isIn[place] = true
    if (!stack.take(place)) return
    look(depth + 1, most)
    stack.giveBack()
  }
  look(0, boundFen)
  return { places: best.places, exact: looks <= looksMax, boundFen }
}

/** A set to begin with: what gives most alone first, as long as no rule is broken. */
function greedy(
  applicable: readonly Applicable[],
  alone: readonly Fen[],
  rules: StackingRules,
): number[] {
  const stack = new TemplateStack(applicable, alone, rules)
  return applicable
    .map((_, place) => place)
    .sort((a, b) => (alone[b] ?? 0) - (alone[a] ?? 0) || a - b)
    .filter((place) => stack.take(place))
    .sort((a, b) => a - b)
}

/**
 * By how many fen a larger set may take off less: by rounding where percentages are for different lines; by all that an
 * exchange takes where something comes before it, as it may then choose another line, which other coupons are for.
 */
function slackOf(applicable: readonly Applicable[], alone: readonly Fen[]): Fen {
  const kindOf = ({ coupon }: Applicable) => coupon.terms.benefit.kind
  const swayed = applicable.reduce(
    (sum, item, place) =>
      place > 0 && kindOf(item) === 'exchange' && item.lines.length > 1
        ? sum + (alone[place] ?? 0)
        : sum,
    0,
  )
  const percentages = applicable.filter((item) => kindOf(item) === 'percentage')
  const scopes = new Set(applicable.map(({ lines }) => lines.join()))
  return swayed + (percentages.length > 0 && scopes.size > 1 ? applicable.length : 0)
}
