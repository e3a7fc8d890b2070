import { leastSpendOf } from './coupon-terms'
import type { Applicable } from './discount'
import type { Fen } from './money'
import type { StackingRules } from './stacking'

/** What was taken of one template so far. */
interface Taken {
  count: number
  /** One that does not combine is among them. */
  single: boolean
  needFen: Fen
  /** The least amount in scope of those that are taken. */
  scopeFen: Fen
}

const NOTHING: Taken = {
  count: 0,
  single: false,
  needFen: 0,
  scopeFen: Number.POSITIVE_INFINITY,
}

/**
 * Coupons taken one after the other and given back in turn, by the same rules as `clashIn`, which a search asks tens of
 * thousands of times: here each step costs no more than the one coupon.
 */
export class TemplateStack {
  readonly #templateOf: number[]
  readonly #needs: Fen[]
  readonly #taken: Taken[] = []
  /** By template: its places that need nothing or are single, and those that need something, what gives most for it first. */
  readonly #places: number[][]
  readonly #before: { template: number; taken: Taken }[] = []

  constructor(
    private readonly applicable: readonly Applicable[],
    private readonly alone: readonly Fen[],
    private readonly rules: StackingRules,
  ) {
    const templates = [...new Set(applicable.map(({ coupon }) => coupon.templateId))]
    this.#templateOf = applicable.map(({ coupon }) => templates.indexOf(coupon.templateId))
    this.#needs = applicable.map(({ coupon }) => leastSpendOf(coupon.terms))
    const worth = (place: number): number => (alone[place] ?? 0) / (this.#needs[place] ?? 0)
    this.#places = templates.map((_, template) =>
      applicable
        .map((_item, place) => place)
        .filter((place) => this.#templateOf[place] === template)
        // Those that need nothing are each worth "infinitely" much: their difference is no number.
        .sort((a, b) => (worth(a) === worth(b) ? 0 : worth(b) - worth(a))),
    )
  }

  /** Takes one more; false where a rule forbids it beside those that are taken, which changes nothing. */
  take(place: number): boolean {
    const template = this.#templateOf[place] ?? 0
    const before = this.#taken[template] ?? NOTHING
    const item = this.applicable[place]
    if (!item || (this.rules.onePerBill && this.#before.length > 0)) return false
    const taken = {
      count: before.count + 1,
      single: before.single || !item.coupon.terms.combinable,
      needFen: before.needFen + (this.#needs[place] ?? 0),
      scopeFen: Math.min(before.scopeFen, item.inScopeFen),
    }
    if (taken.count > 1 && (taken.single || taken.needFen > taken.scopeFen)) return false
    this.#before.push({ template, taken: before })
    this.#taken[template] = taken
    return true
  }

  /** Gives back what was taken last. */
  giveBack(): void {
    const last = this.#before.pop()
    if (last) this.#taken[last.template] = last.taken
  }

  /**
   * What the coupons that are in take off at most: no coupon takes off more beside others than alone, and of a template no
   * more count than the bill is large enough for.
   */
  atMost(isIn: readonly boolean[]): Fen {
    let sum = 0
    let most = 0
    for (const places of this.#places) {
      const off = this.#ofTemplate(places, isIn)
      sum += off
      most = Math.max(most, off)
    }
    return this.rules.onePerBill ? most : sum
  }

  #ofTemplate(places: readonly number[], isIn: readonly boolean[]): Fen {
    let scopeFen = 0
    let single = 0
    for (const place of places) {
      const item = this.applicable[place]
      if (!item || !isIn[place]) continue
      scopeFen = Math.max(scopeFen, item.inScopeFen)
      if (!item.coupon.terms.combinable) single = Math.max(single, this.alone[place] ?? 0)
    }
    // As if parts of coupons could be used: never less than what whole ones give.
    let left = scopeFen
    let several = 0
    for (const place of places) {
      if (!isIn[place] || !this.applicable[place]?.coupon.terms.combinable) continue
      const off = this.alone[place] ?? 0
      const need = this.#needs[place] ?? 0
      if (need <= left) several += off
      else return Math.max(single, several + Math.ceil((off * left) / need))
      left -= need
    }
    return Math.max(single, several)
  }
}
