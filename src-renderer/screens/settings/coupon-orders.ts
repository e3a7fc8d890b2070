import { billOf } from '@shared/domain/bill'
import { bestSet, type CombinationRules } from '@shared/domain/combination'
import { plainTerms, type Benefit, type BenefitKind } from '@shared/domain/coupon-terms'
import { DISCOUNT_ORDER, type Discountable } from '@shared/domain/discount'
import type { Fen } from '@shared/domain/money'

/** Every order in which the kinds of coupons can be taken off, the usual one first. */
export const COUPON_ORDERS: readonly (readonly BenefitKind[])[] = permutations(DISCOUNT_ORDER)

function permutations(kinds: readonly BenefitKind[]): BenefitKind[][] {
  if (kinds.length === 0) return [[]]
  return kinds.flatMap((first) =>
    permutations(kinds.filter((kind) => kind !== first)).map((rest) => [first, ...rest]),
  )
}

const sample = (id: string, benefit: Benefit): Discountable => ({
  id,
  templateId: id,
  terms: plainTerms(benefit),
  endsOn: null,
})
const SAMPLES = [
  sample('1', { kind: 'cash', amountFen: 10_00 }),
  sample('2', { kind: 'percentage', payParts: 9000 }),
]

/** What 10 yuan and 10 % take off a bill of 100 yuan under these rules: the example beside them. */
export function exampleOffFen(rules: CombinationRules): Fen {
  return bestSet(SAMPLES, billOf(100_00), rules).offFen
}
