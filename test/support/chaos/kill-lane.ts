import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '../../../src-main/embedded-api/sample/random'
import { backupFolder, listBackups } from '../../../src-main/store/keeper/backup-files'
import { checkLedger } from '../../../src-main/store/keeper/check-ledger'
import { passOn, type Proxy } from '../fault-proxy'
import type { Acknowledged } from './checks'
import type { Fleet, TerminalProcess } from './fleet'
import type { Killer } from './killer'
import type { Aim, KillKind } from './kill-kinds'
import { differenceFrom, type OldLedger } from './old-ledger'
import type { Order, Request, Response } from './protocol'
import { seededUuid } from './seeded'
import type { SimTime } from './sim-time'

export interface Kill {
  kind: KillKind
  random: Random
  /** A member of its own, with coupons that nobody else wants. */
  memberId: string
}

export interface KillLaneOptions {
  terminal: number
  folder: string
  line: Proxy
  fleet: Fleet
  killer: Killer
  time: SimTime
  aim: Aim
  thread: string
  old: OldLedger
}

/** One counter whose process is killed again and again. */
export interface KillLane {
  acknowledged: Acknowledged[]
  /** What was found after the kills. */
  wrong: string[]
  /** Has a process work and kills it; true when it had not come to the end of its work. */
  kill(kill: Kill): Promise<boolean>
  /** A last process settles everything. */
  drain(): Promise<void>
  end(): Promise<void>
}

const WRITES = /auditelecoupon$/
const DRAIN_LIMIT_MS = 30_000

/** Sets a counter up. */
export function startKillLane(options: KillLaneOptions): KillLane {
  const { terminal, folder, line, fleet, killer, time, aim, old } = options
  const acknowledged: Acknowledged[] = []
  const wrong: string[] = []
  const checked = new Set<string>()
  /** Whose answer the cashier never saw: asked for once more. */
  let repeated: Order | null = null
  let process: TerminalProcess | null = null

  async function open(place: string, thread?: string): Promise<TerminalProcess> {
    process = await fleet.next()
    const at = { folder: place, timeFile: time.file, terminal }
    const response = await process.ask({ do: 'open', ...at, pulls: false, thread })
    if (response.kind !== 'done') wrong.push(`not opened: ${JSON.stringify(response)}`)
    return process
  }

  async function redeem(asked: TerminalProcess, order: Order): Promise<boolean> {
    const response = await asked.ask({ do: 'redeem', order })
    repeated = response.kind === 'killed' ? order : null
    if (response.kind === 'killed') return false
    note(response, order)
    return true
  }

  function note(response: Response, order: Order): void {
    if (response.kind === 'done' && response.sale) acknowledged.push(response.sale)
    // The line is as slow as the machine: tried once more, as a cashier would.
    else if (response.kind === 'problem' && response.problem.startsWith('api.')) repeated = order
    else wrong.push(`member ${order.memberId}: ${JSON.stringify(response)}`)
  }

  async function work(kind: KillKind, random: Random, asked: TerminalProcess, order: Order) {
    const afterUs = Math.floor(random.next() * aim.withinUs(kind))
    const strike = () => killer.strike(asked.pid, afterUs)
    const ask = async (request: Request) => (await asked.ask(request)).kind !== 'killed'
    if (kind === 'redeem') strike()
    const answerDropped = kind === 'settle' ? dropOneAnswer(line) : null
    const redeemed = await redeem(asked, order)
    if (kind === 'redeem') return redeemed
    if (kind === 'settle') await answerDropped
    strike()
    if (kind === 'back-up') return ask({ do: 'backUp' })
    return ask({ do: 'drain' })
  }

  function look(): void {
    const { damage, doubts } = checkLedger(join(folder, 'ledger.db'))
    wrong.push(...[...damage, ...doubts].map((it) => `terminal ${terminal}: ${it}`))
    for (const { name } of listBackups(folder)) {
      if (checked.has(name)) continue
      checked.add(name)
      const found = checkLedger(join(backupFolder(folder), name))
      wrong.push(...[...found.damage, ...found.doubts].map((it) => `${name}: ${it}`))
    }
  }

  async function killMigration(random: Random): Promise<boolean> {
    const place = `${folder}-old`
    mkdirSync(place, { recursive: true })
    cpSync(old.file, join(place, 'ledger.db'))
    process = await fleet.next()
    killer.strike(process.pid, Math.floor(random.next() * aim.withinUs('migration')))
    const at = { folder: place, timeFile: time.file, terminal }
    const response = await process.ask({ do: 'open', ...at, pulls: false })
    await process.ended
    wrong.push(...differenceFrom(old, join(place, 'ledger.db')))
    rmSync(place, { recursive: true })
    return response.kind === 'killed'
  }

  return {
    acknowledged,
    wrong,
    async kill({ kind, random, memberId }) {
      if (kind === 'migration') return killMigration(random)
      const asked = await open(folder, kind === 'back-up' ? options.thread : undefined)
      if (repeated) await redeem(asked, repeated)
      const over = await work(kind, random, asked, orderOf(random, memberId))
      await asked.ended
      line.handle = passOn
      look()
      return !over
    },
    async drain() {
      const asked = await open(folder)
      if (repeated) await redeem(asked, repeated)
      const limit = setTimeout(() => void asked.kill(), DRAIN_LIMIT_MS)
      await asked.ask({ do: 'drain' })
      await asked.ask({ do: 'close' })
      clearTimeout(limit)
      await asked.kill()
      look()
    },
    async end() {
      await process?.kill()
    },
  }
}

/** The server does what it is asked to do next, and nobody hears of it; resolves then. */
function dropOneAnswer(line: Proxy): Promise<void> {
  return new Promise((dropped) => {
    line.handle = async (passage) => {
      if (!WRITES.test(passage.path)) return passOn(passage)
      line.handle = passOn
      await passage.forward()
      passage.drop()
      dropped()
    }
  })
}

function orderOf(random: Random, memberId: string): Order {
  const take = random.between(1, 2)
  const saleId = seededUuid(random)
  return { saleId, memberId, wishes: [0, 1], take, billFen: null, look: false, ahead: [] }
}
