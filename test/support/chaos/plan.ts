import type { Random } from '../../../src-main/embedded-api/sample/random'
import type { Order } from './protocol'
import { seeded, seededUuid } from './seeded'

/** One step of one terminal. */
export type Step =
  | { kind: 'redeem'; order: Order; settle: boolean; killAfterUs: number | null }
  /** Takes back the sale made so many sales ago. */
  | { kind: 'void'; back: number }
  /** Closed and started anew. */
  | { kind: 'restart' }
  /** `hard`: no connection can be made; otherwise connections break the moment they stand. */
  | { kind: 'cut'; hard: boolean }
  /** So much simulated time passes for everybody. */
  | { kind: 'pass'; ms: number }
  | { kind: 'mend' }
  /** The terminal's clock is set wrong by so much; 0 = right. */
  | { kind: 'clock'; ms: number }

export interface PlanOptions {
  seed: number
  terminals: number
  /** Orders of all terminals together. */
  ops: number
  members: readonly string[]
  couponsPerMember: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** All hours that pass together stay within this: coupons are valid for a month. */
const LONGEST_TOTAL_MS = 20 * 24 * HOUR_MS
/** Terminals come by the same members at about the same time. */
const WINDOW = 12

/** What each terminal does, step by step; from the seed alone. */
export function planOf(options: PlanOptions): Step[][] {
  const { terminals, ops } = options
  return Array.from({ length: terminals }, (_, terminal) => {
    const orders = Math.floor(ops / terminals) + (terminal < ops % terminals ? 1 : 0)
    return stepsOf(seeded(options.seed, 'plan', terminal), orders, options)
  })
}

function stepsOf(random: Random, orders: number, options: PlanOptions): Step[] {
  const steps: Step[] = []
  const longestPass = Math.min(8 * HOUR_MS, LONGEST_TOTAL_MS / options.terminals / (orders / 40))
  let cutFor = 0
  let wrongFor = 0
  for (let done = 0; done < orders; done++) {
    if (cutFor > 0 && --cutFor === 0) {
      if (random.chance(0.5)) {
        steps.push({ kind: 'pass', ms: random.between(10 * MINUTE_MS, longestPass) })
      }
      steps.push({ kind: 'mend' })
    } else if (cutFor === 0 && random.chance(0.02)) {
      cutFor = random.between(3, 30)
      steps.push({ kind: 'cut', hard: random.chance(0.6) })
    }
    if (wrongFor > 0 && --wrongFor === 0) steps.push({ kind: 'clock', ms: 0 })
    else if (wrongFor === 0 && random.chance(0.01)) {
      wrongFor = random.between(5, 40)
      steps.push({ kind: 'clock', ms: random.between(-26 * HOUR_MS, 26 * HOUR_MS) })
    }
    if (random.chance(0.01)) steps.push({ kind: 'restart' })
    if (random.chance(0.08)) steps.push({ kind: 'void', back: random.between(0, 5) })
    const middle = (done / orders) * options.members.length
    steps.push({
      kind: 'redeem',
      order: orderOf(random, middle, options),
      settle: random.chance(0.1),
      killAfterUs: random.chance(0.03) ? Math.floor(random.next() ** 2 * 40_000) : null,
    })
  }
  return steps
}

function orderOf(random: Random, middle: number, options: PlanOptions): Order {
  const { members, couponsPerMember } = options
  const place = Math.floor(middle + random.between(0, WINDOW)) % members.length
  const take = random.weighted([
    [1, 6],
    [2, 3],
    [4, 1],
  ])
  return {
    saleId: seededUuid(random),
    memberId: members[place] ?? '',
    wishes: Array.from({ length: couponsPerMember * 2 }, () =>
      random.between(0, couponsPerMember - 1),
    ),
    take,
    billFen: random.chance(0.3) ? random.between(500, 30_000) : null,
    look: random.chance(0.03),
  }
}
