import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedApi } from '../embedded-api'
import { startProxy } from '../fault-proxy'
import { readApi, readBook } from './books'
import { judgeRun, type Verdict } from './checks'
import { startFleet } from './fleet'
import { KILL_KINDS, takeAim, type KillKind } from './kill-kinds'
import { startKillLane } from './kill-lane'
import { startKiller } from './killer'
import { versionOne } from './old-ledger'
import { provision } from './provision'
import { seeded } from './seeded'
import { startSimTime } from './sim-time'

export interface KillOptions {
  /** The bundled terminal program, and the bundled thread that keeps its ledger. */
  program: string
  thread: string
  seed: number
  kills: number
  keep?: boolean
}

/** `struck`: by kind, how many kills there were and how many came before the work was over. */
export interface KillReport extends Verdict {
  seed: number
  kills: number
  folder: string
  struck: Record<KillKind, { all: number; inside: number }>
  workedMs: number
}

const LANES = 4
/** Slow enough that a busy machine does not let everything time out. */
const SCALE = 10
const COUPONS_PER_MEMBER = 2
const FIRST_MEMBER = 30_001
const FIRST_COUPON = 200_001

/**
 * Kills terminals (`kill -9`) at random moments of what they do; after each kill looks at what lies on the disk, starts
 * the next on the same folder, and in the end compares all books. What is done follows from the seed; on which
 * instruction the kill falls, from the machine.
 */
export async function runKills(options: KillOptions): Promise<KillReport> {
  const { program, thread, seed, kills } = options
  const startedAt = Date.now()
  const folder = mkdtempSync(join(tmpdir(), 'coupon-kills-'))
  const time = startSimTime(join(folder, 'time'), SCALE)
  const data = join(folder, 'api.db')
  const coupons = Array.from({ length: kills * COUPONS_PER_MEMBER }, (_, index) => ({
    id: FIRST_COUPON + index,
    memberId: FIRST_MEMBER + Math.floor(index / COUPONS_PER_MEMBER),
    ends: 60,
  }))
  const api = await startEmbeddedApi({ data, coupons, clock: () => time.now() })
  const fleet = startFleet(program, LANES)
  const killer = startKiller()
  const aim = takeAim()
  const old = versionOne(join(folder, 'old'), seed)
  const struck: KillReport['struck'] = {
    redeem: { all: 0, inside: 0 },
    send: { all: 0, inside: 0 },
    settle: { all: 0, inside: 0 },
    'back-up': { all: 0, inside: 0 },
    migration: { all: 0, inside: 0 },
  }
  const plan = planOf(seed, kills)
  const lanes = await Promise.all(
    Array.from({ length: Math.min(LANES, kills) }, async (_, terminal) => {
      const place = join(folder, `terminal-${terminal}`)
      const line = await startProxy(api.url)
      provision(place, { baseUrl: line.url, token: api.token, terminal, shop: 1 })
      return {
        place,
        line,
        lane: startKillLane({
          terminal,
          folder: place,
          line,
          fleet,
          killer,
          time,
          aim,
          thread,
          old,
        }),
      }
    }),
  )
  try {
    await Promise.all(
      lanes.map(async ({ lane }) => {
        for (let kill = plan.pop(); kill; kill = plan.pop()) {
          const count = struck[kill.kind]
          const inside = await lane.kill(kill)
          count.all++
          aim.learn(kill.kind, inside)
          if (inside) count.inside++
        }
        await lane.drain()
      }),
    )
    await Promise.all(lanes.map(({ line }) => line.cut()))
    await api.close()
    const verdict = judgeRun({
      books: lanes.map(({ place }) => readBook(join(place, 'ledger.db'))),
      api: readApi(data),
      acknowledged: lanes.map(({ lane }) => lane.acknowledged),
      mayExpire: new Set(),
    })
    verdict.wrong.push(...lanes.flatMap(({ lane }) => lane.wrong))
    const workedMs = Date.now() - startedAt
    return { ...verdict, seed, kills, folder, struck, workedMs }
  } finally {
    await Promise.all(lanes.map(({ lane }) => lane.end()))
    await fleet.close()
    await killer.close()
    time.close()
    if (!options.keep) rmSync(folder, { recursive: true, force: true })
  }
}

function planOf(seed: number, kills: number) {
  return Array.from({ length: kills }, (_, index) => {
    const random = seeded(seed, 'kill', index)
    const kind = KILL_KINDS[(index + seed) % KILL_KINDS.length] ?? 'redeem'
    return { kind, random, memberId: String(FIRST_MEMBER + index) }
  })
}
