import type { Benefit, CouponTerms } from './coupon-terms-schema'
import type { Fen } from './money'

// Without the library that checks shapes: the screens work discounts out before they need it.
export type { Benefit, CouponTerms, Named, Scope } from './coupon-terms-schema'
export type BenefitKind = Benefit['kind']

/** Terms without any condition: all that document 000 tells of a coupon is what it gives. */
export function plainTerms(benefit: Benefit): CouponTerms {
  return {
    benefit,
    scope: { kind: 'everything' },
    enoughFen: 0,
    combinable: true,
    level: null,
  }
}

/** What has to be spent on what is in scope, in fen. Goods that are exchanged have no least spend on themselves. */
export function leastSpendOf({ benefit, enoughFen }: CouponTerms): Fen {
  return benefit.kind === 'exchange' ? 0 : enoughFen
}

/**
 * True where only a bill tells what it takes off, or whether it may be used at all: a part of the price, or a least
 * spend. What is worth a fixed amount, or goods, is redeemed without one too.
 */
export function needsBill(terms: CouponTerms): boolean {
  return terms.benefit.kind === 'percentage' || leastSpendOf(terms) > 0
}

/** What a sale hands over for it: money off the bill, a fixed amount or a part of it, or goods. */
export function givesOf({ benefit }: Pick<CouponTerms, 'benefit'>): 'cash' | 'exchange' {
  return benefit.kind === 'exchange' ? 'exchange' : 'cash'
}

/** What is printed on a coupon as its value, in fen; 0 where only a bill can tell. */
export function faceFenOf({ benefit }: Pick<CouponTerms, 'benefit'>): Fen {
  return benefit.kind === 'cash' ? benefit.amountFen : 0
}
