import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedApi } from '../embedded-api'
import type { CouponFixture } from '../embedded-api-fixtures'
import { startDocumentOnly } from '../document-only-back-end'
import { startProxy } from '../fault-proxy'
import { readApi, readBook, withOwners } from './books'
import { judgeRun, type Verdict } from './checks'
import { faultyLine, type Fault } from './faults'
import { startFleet } from './fleet'
import { startKiller } from './killer'
import { planOf } from './plan'
import { provision, STRICT_POLICY } from './provision'
import { seeded } from './seeded'
import { startSimTime } from './sim-time'
import { startStation, type StationCounts } from './station'

export interface ChaosOptions {
  /** The bundled terminal program. */
  program: string
  seed: number
  /** How many redemptions are written, at all terminals together. */
  ops: number
  terminals?: number
  coupons?: number
  /** Keeps the folder for a look afterwards. */
  keep?: boolean
}

export interface ChaosReport extends Verdict {
  seed: number
  ops: number
  folder: string
  faults: Record<string, number>
  counts: StationCounts
  /** Real milliseconds until the last order was given, and until nothing was open any more. */
  workedMs: number
  drainedMs: number
}

const SCALE = 50
const COUPONS_PER_MEMBER = 10
const FAULT_PERCENT = { writes: 25, reads: 5, views: 90 }
/** This one copies everything while it works. */
const PULLING = 0
/**
 * This one's back end keeps no requests. By the documents alone nobody can tell which terminal of a shop redeemed, so
 * it has a shop of its own.
 */
const DOCUMENTS_ONLY = 4
/** At this one the manager is asked often. */
const STRICT = 1
const OWN_SHOP = 3
const UNDO_MINUTES = 60
const FIRST_COUPON = 100_001
const FIRST_MEMBER = 20_001

/**
 * Runs terminals against one API over lines full of faults, then with good lines until nothing is open, and compares
 * all books. What is done and which faults there are follows from `seed` and `ops` alone.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { program, seed, ops, terminals = 5 } = options
  // Few enough that several terminals want the same.
  const coupons = options.coupons ?? Math.min(2_000, Math.max(50, Math.floor(ops / 5)))
  const startedAt = Date.now()
  const folder = mkdtempSync(join(tmpdir(), 'coupon-chaos-'))
  const time = startSimTime(join(folder, 'time'), SCALE)
  const fixtures = couponsOf(seed, coupons)
  const data = join(folder, 'api.db')
  const api = await startEmbeddedApi({
    data,
    coupons: fixtures,
    clock: () => time.now(),
    undoMinutes: UNDO_MINUTES,
  })
  const documents = await startDocumentOnly(api, { shopId: OWN_SHOP })
  const fleet = startFleet(program, 3)
  const killer = startKiller()
  const faults: Record<string, number> = {}
  const count = (fault: Fault | string) => void (faults[fault] = (faults[fault] ?? 0) + 1)
  const members = [...new Set(fixtures.map(({ memberId }) => String(memberId)))]
  const plan = planOf({ seed, terminals, ops, members, couponsPerMember: COUPONS_PER_MEMBER })
  const counts: StationCounts = { redeemed: 0, written: 0, turnedAway: {}, voided: 0, broken: [] }

  const stations = await Promise.all(
    plan.map(async (steps, terminal) => {
      const onlyDocuments = terminal === DOCUMENTS_ONLY
      const backEnd = onlyDocuments ? documents : api
      const line = await startProxy(backEnd.url)
      const faulty = faultyLine({
        seed,
        line: `terminal ${terminal}`,
        percent: FAULT_PERCENT,
        keepsRequests: !onlyDocuments,
        time,
        count,
      })
      line.handle = (passage) => faulty.handle(passage)
      const place = join(folder, `terminal-${terminal}`)
      const shop = onlyDocuments ? OWN_SHOP : (terminal % 2) + 1
      const desk = { baseUrl: line.url, token: backEnd.token, terminal, shop }
      provision(place, desk, terminal === STRICT ? STRICT_POLICY : undefined)
      const station = startStation({
        terminal,
        folder: place,
        line,
        faulty,
        fleet,
        killer,
        time,
        count,
        counts,
        pulls: terminal === PULLING,
        ops,
      })
      return { station, steps, place, line }
    }),
  )
  try {
    await Promise.all(stations.map(({ station, steps }) => station.work(steps)))
    const workedMs = Date.now() - startedAt
    await Promise.all(stations.map(({ station }) => station.drain()))
    const drainedMs = Date.now() - startedAt
    await Promise.all(stations.map(({ line }) => line.cut()))
    await documents.close()
    await api.close()
    const books = stations.map(({ place }) => readBook(join(place, 'ledger.db')))
    const verdict = judgeRun({
      books,
      api: withOwners(readApi(data), books[DOCUMENTS_ONLY]),
      acknowledged: stations.map(({ station }) => station.acknowledged),
      mayExpire: new Set(fixtures.filter(({ ends }) => ends === 0).map(({ id }) => String(id))),
    })
    verdict.wrong.push(...counts.broken)
    if (verdict.entries < ops) verdict.wrong.push(`only ${verdict.entries} of ${ops} written`)
    return { ...verdict, seed, ops, folder, faults, counts, workedMs, drainedMs }
  } finally {
    await Promise.all(stations.map(({ station }) => station.end()))
    await fleet.close()
    await killer.close()
    time.close()
    if (!options.keep) rmSync(folder, { recursive: true, force: true })
  }
}

/** Coupons of invented members, ten each; some end today, so that they are refused when they come late. */
function couponsOf(seed: number, coupons: number): CouponFixture[] {
  const random = seeded(seed, 'coupons')
  return Array.from({ length: coupons }, (_, index) => ({
    id: FIRST_COUPON + index,
    memberId: FIRST_MEMBER + Math.floor(index / COUPONS_PER_MEMBER),
    deductionFen: random.between(1, 60) * 100,
    type: random.chance(0.8) ? 1 : 2,
    ends: random.chance(0.05) ? 0 : 60,
  }))
}
