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
  /** Redemptions that all terminals together are to write. */
  ops: number
  members: readonly string[]
  couponsPerMember: number
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** All hours that pass together stay within this: coupons are valid for longer. */
const LONGEST_TOTAL_MS = 20 * 24 * HOUR_MS
/** Terminals come by the same members at about the same time. */
const WINDOW = 8
/** So many members ahead they are looked up: when their turn comes, what is on the screen is old. */
const AHEAD = 30
/** What an order comes to on average, with those that come to nothing. */
const ENTRIES_PER_ORDER = 1.3
/** A plan goes on beyond that, in case that more orders come to nothing; but not for ever. */
const LONGEST = 5
const KILLS = { percent: 0.5, least: 8, mostPercent: 4 }

/** What each terminal does, step by step, for as long as its share is not written; from the seed alone. */
export function planOf(options: PlanOptions): Iterable<Step>[] {
  const orders = Math.ceil(options.ops / options.terminals / ENTRIES_PER_ORDER)
  return Array.from({ length: options.terminals }, (_, terminal) =>
    stepsOf(seeded(options.seed, 'plan', terminal), orders, options),
  )
}

function* stepsOf(random: Random, orders: number, options: PlanOptions): Iterable<Step> {
  const { terminals, members } = options
  const { percent, least, mostPercent } = KILLS
  const killPercent = Math.min(mostPercent, Math.max(percent, (100 * least) / terminals / orders))
  let mayPassMs = LONGEST_TOTAL_MS / terminals
  let cutFor = 0
  let wrongFor = 0
  let looked = 0
  for (let done = 0; done < orders * LONGEST; done++) {
    if (cutFor > 0 && --cutFor === 0) {
      if (random.chance(0.5)) {
        const ms = Math.min(random.between(10 * MINUTE_MS, 8 * HOUR_MS), mayPassMs)
        mayPassMs -= ms
        yield { kind: 'pass', ms }
      }
      yield { kind: 'mend' }
    } else if (cutFor === 0 && random.chance(0.015)) {
      cutFor = random.between(3, 30)
      yield { kind: 'cut', hard: random.chance(0.6) }
    }
    if (wrongFor > 0 && --wrongFor === 0) yield { kind: 'clock', ms: 0 }
    else if (wrongFor === 0 && random.chance(0.01)) {
      wrongFor = random.between(5, 40)
      yield { kind: 'clock', ms: random.between(-26 * HOUR_MS, 26 * HOUR_MS) }
    }
    if (random.chance(0.003)) yield { kind: 'restart' }
    if (random.chance(0.25)) yield { kind: 'void', back: random.between(0, 5) }
    const middle = Math.floor((done / orders) * members.length)
    const order = orderOf(random, middle, options)
    const upTo = middle + WINDOW + AHEAD
    const ahead = Array.from({ length: upTo - looked }, (_, at) => at + looked)
    looked = upTo
    yield {
      kind: 'redeem',
      order: { ...order, ahead: ahead.map((at) => members[at % members.length] ?? '') },
      settle: random.chance(0.05),
      killAfterUs: random.chance(killPercent / 100)
        ? Math.floor(random.next() ** 2 * 40_000)
        : null,
    }
  }
}

function orderOf(random: Random, middle: number, options: PlanOptions): Omit<Order, 'ahead'> {
  const { members, couponsPerMember } = options
  const place = (middle + random.between(0, WINDOW)) % members.length
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
    look: random.chance(0.02),
  }
}
