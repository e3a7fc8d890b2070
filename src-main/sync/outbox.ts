import type { OpenRedemption } from '../counter/ports'
import type { Log } from '../log'
import { problemCode, settle, type SettleTools, type Settling } from './settle'

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000
const MEMBERS_AT_ONCE = 4

/** Brings what the ledger holds to the back end, in the background, until everything is settled. */
export interface Outbox {
  /** Tries everything open now instead of at the next turn. Resolves when what is under way is over. */
  kick(): Promise<void>
  /** The line is back: tries now, unless something is under way (which has its own next turn). */
  wake(): void
  /** Stops after the answers under way. */
  stop(): Promise<void>
}

export interface OutboxOptions extends SettleTools {
  connectionId: string
  log: Log
}

/**
 * Makes the outbox of one connection. It does nothing until it is kicked for the first time. A kick claims the members
 * that no other pass has in hand, so that a new sale never waits behind an old one that gets no answer.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const passes = new Set<Promise<void>>()
  const claimed = new Set<string>()
  const wanted = new Set<string>()
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let wait = FIRST_WAIT_MS

  async function kick(): Promise<void> {
    if (!stopped) {
      const pass = runPass().catch((error: unknown) => {
        options.log.error('outbox.passFailed', { error: String(error) })
        planNext(false)
      })
      passes.add(pass)
      void pass.then(() => passes.delete(pass))
    }
    await quiet()
  }

  /** Waits for what is under way, and for what that starts when it ends. */
  async function quiet(): Promise<void> {
    while (passes.size > 0) await Promise.all(passes)
  }

  /** One pass over what is open: members side by side, one member's redemptions in their order. */
  async function runPass(): Promise<void> {
    const queues = claim()
    let waiting = 0
    async function work(): Promise<void> {
      for (let next = queues.shift(); next; next = queues.shift()) {
        const [member, queue] = next
        for (const open of queue) {
          if (!stopped && (await settleOne(open, options)) === 'waits') waiting++
        }
        release(member)
      }
    }
    await Promise.all(Array.from({ length: MEMBERS_AT_ONCE }, work))
    planNext(waiting === 0)
  }

  function claim(): [member: string, queue: OpenRedemption[]][] {
    const queues = [...byMember(options.ledger.open(options.connectionId))]
    return queues.filter(([member]) => {
      if (claimed.has(member)) {
        wanted.add(member)
        return false
      }
      claimed.add(member)
      return true
    })
  }

  function release(member: string): void {
    claimed.delete(member)
    // Somebody asked for this member meanwhile: there may be more than this pass knew of.
    if (wanted.delete(member)) void kick()
  }

  function planNext(settled: boolean): void {
    if (settled) wait = FIRST_WAIT_MS
    else if (!stopped && !timer) {
      const jittered = wait * (0.75 + Math.random() / 2)
      timer = setTimeout(() => {
        timer = undefined
        void kick()
      }, jittered)
      timer.unref()
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
  }

  return {
    kick,
    wake() {
      if (passes.size === 0) void kick()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await quiet()
    },
  }
}

async function settleOne(open: OpenRedemption, options: OutboxOptions): Promise<Settling> {
  try {
    return await settle(open, options)
  } catch (error) {
    options.log.error('outbox.settleFailed', {
      request: open.requestId,
      problem: problemCode(error),
      error: String(error),
    })
    return 'waits'
  }
}

function byMember(open: readonly OpenRedemption[]): Map<string, OpenRedemption[]> {
  const queues = new Map<string, OpenRedemption[]>()
  for (const entry of open) {
    const queue = queues.get(entry.memberId)
    if (queue) queue.push(entry)
    else queues.set(entry.memberId, [entry])
  }
  return queues
}
