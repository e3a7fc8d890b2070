import type { Bill, BillLine } from './bill'
import { bestSet, COMBINATION_RULES, usableOn, type CombinationRules } from './combination'
import { leastSpendOf } from './coupon-terms'
import { byExpiry, calculatorFor, type Applicable, type Discountable } from './discount'
import type { Fen } from './money'
import { mostOfOneTemplate } from './stacking'

/** A coupon that a little more on the bill would bring into the best set. */
export interface Better {
  couponId: string
  /** What would have to be bought besides, of what the coupon is for. */
  missingFen: Fen
  /** What the best set would then take off beyond what it would without this coupon. */
  gainFen: Fen
}

/** Of so many that are nearest it is looked whether they gain anything: a cashier waits. */
const LOOKED_AT = 3

/**
 * The coupon for which least is missing and that would gain something: "add 32 to use …". The coupons may each be
 * usable but for the bill. Null where no larger bill brings in another coupon.
 */
export function nearestBetter(
  coupons: readonly Discountable[],
  bill: Bill,
  rules: CombinationRules = COMBINATION_RULES,
): Better | null {
  const wants = calculatorFor(coupons, bill, rules.order)
    .applicable.flatMap((item, _, all) => wantOf(item, all))
    .sort((a, b) => a.missingFen - b.missingFen || byExpiry(a.coupon, b.coupon))
  for (const { coupon, missingFen } of wants.slice(0, LOOKED_AT)) {
    const grown = growBy(missingFen, coupon, bill)
    const able = usableOn(grown, coupons)
    const others = able.filter(({ id }) => id !== coupon.id)
    const gainFen = bestSet(able, grown, rules).offFen - bestSet(others, grown, rules).offFen
    if (gainFen > 0) return { couponId: coupon.id, missingFen, gainFen }
  }
  return null
}

/** What is missing for a coupon, or for it beside those of its kind that the bill bears already. */
function wantOf(item: Applicable, all: readonly Applicable[]) {
  const { coupon, inScopeFen } = item
  const enoughFen = leastSpendOf(coupon.terms)
  if (inScopeFen < enoughFen) return [{ coupon, missingFen: enoughFen - inScopeFen }]
  const borne = mostOfOneTemplate(item)
  const earlier = all.filter(
    (other) => other.coupon.templateId === coupon.templateId && byExpiry(other.coupon, coupon) < 0,
  ).length
  // The first one that the bill does not bear; of what needs nothing it bears any number.
  if (!coupon.terms.combinable || earlier !== borne) return []
  return [{ coupon, missingFen: enoughFen * (borne + 1) - inScopeFen }]
}

/** The bill with so much more of what the coupon is for. */
function growBy(missingFen: Fen, { terms }: Discountable, bill: Bill): Bill {
  const totalFen = bill.totalFen + missingFen
  if (bill.lines.length === 0) return { totalFen, lines: [] }
  const { scope } = terms
  const line: BillLine = {
    goodsId: 'goods' in scope ? (scope.goods[0]?.id ?? null) : null,
    categoryId: scope.kind === 'categories' ? (scope.categories[0]?.id ?? null) : null,
    supplierId: scope.kind === 'supplier' ? (scope.suppliers[0]?.id ?? null) : null,
    title: null,
    quantity: 1,
    priceFen: missingFen,
  }
  return { totalFen, lines: [...bill.lines, line] }
}
