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
 * Another coupon makes no set take off less, but for rounding and for exchanges that choose another line: the coupons that can be
 * done without are therefore left out one by one, what expires last first, and a set is looked into only as long as all
 * that is left could still reach the best one so far.
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
  const slack = slackOf(applicable)
  const harms = applicable.map((_, place) => harmsOthers(applicable, place))
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
    let together = total(places.filter((place) => !harms[place]))
    for (const place of places) if (harms[place]) together += alone[place] ?? 0
    return Math.min(apart, together + slack, inScope(places))
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

/** An exchange takes one unit off the line where that is worth most: what comes before it may make it choose another one. */
function maySway(applicable: readonly Applicable[], place: number): boolean {
  const item = applicable[place]
  if (!item || !isExchange(item)) return false
  return applicable.slice(0, place).some((other) => !isExchange(other) && shared(item, other) > 0)
}

/** Then what comes after it, and is for some of its lines only, may find less: by anything up to the worth of the exchange. */
function harmsOthers(applicable: readonly Applicable[], place: number): boolean {
  const item = applicable[place]
  if (!item || !maySway(applicable, place)) return false
  return applicable.slice(place + 1).some((other) => {
    const lines = shared(item, other)
    return lines > 0 && lines < item.lines.length
  })
}

const isExchange = ({ coupon }: Applicable) => coupon.terms.benefit.kind === 'exchange'
const shared = (one: Applicable, other: Applicable) =>
  one.lines.filter((line) => other.lines.includes(line)).length

/**
 * By how many fen rounding may make a larger set take off less: a fen each where percentages are for different lines, or
 * where an exchange takes what rounding has left of one line or another.
 */
function slackOf(applicable: readonly Applicable[]): Fen {
  const percentages = applicable.filter(({ coupon }) => coupon.terms.benefit.kind === 'percentage')
  const scopes = new Set(applicable.map(({ lines }) => lines.join()))
  const isRounded = percentages.length > 0 && scopes.size > 1
  return isRounded || applicable.some((_, place) => maySway(applicable, place))
    ? applicable.length
    : 0
}
