import type { Proxy } from '../fault-proxy'
import type { Acknowledged } from './checks'
import type { FaultyLine } from './faults'
import type { Fleet, TerminalProcess } from './fleet'
import type { Killer } from './killer'
import type { Step } from './plan'
import type { Request, Response } from './protocol'
import type { SimTime } from './sim-time'

/** What came of the orders. */
export interface StationCounts {
  redeemed: number
  /** Redemptions of the orders that were recorded. */
  written: number
  /** Orders that the terminal itself turned away, by why. */
  turnedAway: Record<string, number>
  voided: number
  broken: string[]
}

export interface StationOptions {
  terminal: number
  folder: string
  line: Proxy
  faulty: FaultyLine
  fleet: Fleet
  killer: Killer
  time: SimTime
  count(fault: string): void
  counts: StationCounts
  /** Copies everything from the back end by the way. */
  pulls: boolean
  /** So many redemptions are to be written at all counters together. */
  ops: number
}

/** One counter: a data folder, a line, and whichever process has it open. */
export interface Station {
  /** What the terminal told its cashier, before whatever happened then. */
  acknowledged: Acknowledged[]
  work(steps: Iterable<Step>): Promise<void>
  /** A good line and a right clock, until nothing is open; then closed. */
  drain(): Promise<void>
  end(): Promise<void>
}

const DRAIN_LIMIT_MS = 60_000
/** Simulated: enough for the line to do its worst to most of them. */
const BETWEEN_ORDERS_MS = 3_000

/** Sets a counter up; its process starts with the first step. */
export function startStation(options: StationOptions): Station {
  const { terminal, folder, line, faulty, fleet, killer, time, count, counts } = options
  const acknowledged: Acknowledged[] = []
  const sold: string[] = []
  const { handle } = line
  let process: TerminalProcess | null = null

  async function opened(): Promise<TerminalProcess> {
    if (process) return process
    process = await fleet.next()
    const response = await process.ask({
      do: 'open',
      folder,
      timeFile: time.file,
      terminal,
      pulls: options.pulls,
    })
    if (response.kind !== 'done') throw new Error(`not opened: ${JSON.stringify(response)}`)
    return process
  }

  async function ask(request: Request): Promise<Response | { kind: 'killed' }> {
    const asked = await opened()
    const response = await asked.ask(request)
    if (response.kind === 'killed') process = null
    return response
  }

  function note(response: Response | { kind: 'killed' }, doing: string): void {
    if (response.kind === 'broken')
      counts.broken.push(`terminal ${terminal}, ${doing}: ${response.error}`)
    if (response.kind === 'killed')
      counts.broken.push(`terminal ${terminal}, ${doing}: ended by itself`)
    if (response.kind !== 'problem') return
    counts.turnedAway[response.problem] = (counts.turnedAway[response.problem] ?? 0) + 1
  }

  /** True when it came to something. */
  async function redeem({
    order,
    settle,
    killAfterUs,
  }: Extract<Step, { kind: 'redeem' }>): Promise<boolean> {
    const asked = await opened()
    if (killAfterUs !== null) {
      count('kill -9')
      killer.strike(asked.pid, killAfterUs)
    }
    const response = await ask({ do: 'redeem', order })
    if (response.kind === 'done' && response.sale) {
      counts.redeemed++
      counts.written += response.sale.couponIds.length
      acknowledged.push(response.sale)
      sold.push(response.sale.saleId)
    } else if (response.kind !== 'killed' || killAfterUs === null) note(response, 'redeem')
    if (killAfterUs === null) {
      if (settle) note(await ask({ do: 'settle' }), 'settle')
      return response.kind === 'done'
    }
    await asked.ended
    process = null
    return true
  }

  async function step(it: Step): Promise<void> {
    switch (it.kind) {
      case 'redeem':
        if (await redeem(it)) await time.pass(BETWEEN_ORDERS_MS)
        return
      case 'void': {
        const saleId = sold[sold.length - 1 - it.back]
        if (!saleId) return
        const response = await ask({ do: 'void', saleId })
        if (response.kind === 'done') counts.voided++
        return note(response, 'void')
      }
      case 'restart':
        count('restart')
        note(await ask({ do: 'close' }), 'close')
        await process?.kill()
        process = null
        return
      case 'cut':
        count(it.hard ? 'line cut' : 'line that breaks everything')
        if (it.hard) return line.cut()
        line.handle = (passage) => passage.drop()
        return
      case 'mend':
        line.handle = handle
        return line.mend()
      case 'pass':
        return time.skip(it.ms)
      case 'clock':
        if (it.ms !== 0) count('clock jump')
        return time.putWrong(terminal, it.ms)
    }
  }

  return {
    acknowledged,
    async work(steps) {
      for (const it of steps) {
        if (counts.written >= options.ops) return
        await step(it)
      }
    },
    async drain() {
      time.putWrong(terminal, 0)
      line.handle = handle
      await line.mend()
      faulty.calm()
      const limit = setTimeout(() => void process?.kill(), DRAIN_LIMIT_MS)
      note(await ask({ do: 'drain' }), 'drain')
      note(await ask({ do: 'close' }), 'close')
      clearTimeout(limit)
      await process?.kill()
      process = null
    },
    async end() {
      await process?.kill()
      process = null
    },
  }
}
