import type { Random } from './random'

/**
 * When a sample coupon was got and may be used, in days counted from today (0 = today, −1 = yesterday), and what
 * has happened to it.
 */
export interface CouponPlan {
  templateId: number
  received: number
  starts: number
  ends: number
  /** Redeemed that many days from today (always negative). */
  used?: number
  /** Given away that many days from today. */
  given?: number
}

export type CouponState = 'usable' | 'nearExpiry' | 'used' | 'expired' | 'notYetValid' | 'given'

const SHARES: readonly (readonly [CouponState, number])[] = [
  ['usable', 36],
  ['nearExpiry', 10],
  ['used', 26],
  ['expired', 14],
  ['notYetValid', 8],
  ['given', 3],
]

/** Draws what state a coupon is in. */
export function drawState(random: Random): CouponState {
  return random.weighted(SHARES)
}

/** Draws the days of a coupon that is in this state today. */
export function planCoupon(state: CouponState, templateId: number, random: Random): CouponPlan {
  const plan = { templateId, ...daysOf(state, random) }
  return { ...plan, received: Math.min(plan.starts, 0) - random.between(1, 6) }
}

function daysOf(state: CouponState, random: Random): Omit<CouponPlan, 'templateId' | 'received'> {
  switch (state) {
    case 'usable':
      return { starts: -random.between(0, 25), ends: random.between(8, 90) }
    case 'nearExpiry':
      return { starts: -random.between(10, 60), ends: random.between(0, 6) }
    case 'used': {
      const used = -random.between(1, 30)
      return { starts: used - random.between(0, 20), ends: used + random.between(0, 60), used }
    }
    case 'expired': {
      const ends = -random.between(1, 60)
      return { starts: ends - random.between(6, 40), ends }
    }
    case 'notYetValid': {
      const starts = random.between(1, 20)
      return { starts, ends: starts + random.between(6, 60) }
    }
    case 'given':
      return {
        starts: -random.between(12, 30),
        ends: random.between(5, 60),
        given: -random.between(1, 10),
      }
  }
}
