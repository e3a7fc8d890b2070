import { leastSpendOf } from './coupon-terms'
import type { Applicable, Discountable } from './discount'

/** What may be used together, beyond what each coupon says of itself. */
export interface StackingRules {
  /** The shop takes one coupon per bill, whatever the coupons say. */
  onePerBill: boolean
}

/** Why coupons that are each usable cannot be used together. */
export type Clash =
  | { code: 'onePerBill' }
  /** `is_complex` 0: one of this template per bill. */
  | { code: 'onePerTemplate'; templateId: string }
  /** Several of one template need the sum of what each needs. */
  | { code: 'notEnoughForAll'; templateId: string; missingFen: number }

/**
 * (read) "each needing its own `enough`": two coupons "100 off… from 100 on" need 200 in their scope. What coupons of
 * different templates need is judged for each alone.
 */
function clashOfTemplate(templateId: string, items: readonly Applicable[]): Clash | null {
  if (items.length < 2) return null
  if (items.some(({ coupon }) => !coupon.terms.combinable)) {
    return { code: 'onePerTemplate', templateId }
  }
  const needed = items.reduce((sum, { coupon }) => sum + leastSpendOf(coupon.terms), 0)
  const missingFen = needed - Math.min(...items.map(({ inScopeFen }) => inScopeFen))
  return missingFen > 0 ? { code: 'notEnoughForAll', templateId, missingFen } : null
}

/** The first rule that a set breaks; null when its coupons may be used together. */
export function clashIn<C extends Discountable>(
  items: readonly Applicable<C>[],
  { onePerBill }: StackingRules,
): Clash | null {
  if (onePerBill && items.length > 1) return { code: 'onePerBill' }
  const byTemplate = new Map<string, Applicable[]>()
  for (const item of items) {
    const { templateId } = item.coupon
    byTemplate.set(templateId, [...(byTemplate.get(templateId) ?? []), item])
  }
  for (const [templateId, group] of byTemplate) {
    const clash = clashOfTemplate(templateId, group)
    if (clash) return clash
  }
  return null
}

/** How many coupons with these terms, of one template, a bill can bear. */
export function mostOfOneTemplate({ coupon, inScopeFen }: Applicable): number {
  if (!coupon.terms.combinable) return 1
  const enoughFen = leastSpendOf(coupon.terms)
  return enoughFen === 0 ? Number.POSITIVE_INFINITY : Math.floor(inScopeFen / enoughFen)
}
