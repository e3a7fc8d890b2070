import type { Redemption } from '@shared/domain/redemption'
import type { Clock, CouponGateway, Ledger, OpenRedemption } from '../counter/ports'
import type { Log } from '../log'
import { problemCode, settle } from './settle'

const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 60_000
const MEMBERS_AT_ONCE = 4

/** Brings what the ledger holds to the back end, in the background, until everything is settled. */
export interface Outbox {
  /** Starts a round now instead of at the next turn. Resolves when that round is over. */
  kick(): Promise<void>
  /** Stops after the answers under way. */
  stop(): Promise<void>
}

export interface OutboxOptions {
  connectionId: string
  ledger: Ledger
  gateway: CouponGateway
  clock: Clock
  log: Log
  changed(redemption: Redemption): void
}

/** Makes the outbox of one connection. It does nothing until it is kicked for the first time. */
export function createOutbox(options: OutboxOptions): Outbox {
  let stopped = false
  let round: Promise<void> | null = null
  let again = false
  let timer: NodeJS.Timeout | undefined
  let wait = FIRST_WAIT_MS

  async function runRounds(): Promise<void> {
    do {
      again = false
      const everythingSettled = await runRound(options, () => stopped)
      clearTimeout(timer)
      if (everythingSettled) wait = FIRST_WAIT_MS
      else if (!stopped) {
        timer = setTimeout(() => void kick(), wait * (0.75 + Math.random() / 2))
        timer.unref()
        wait = Math.min(wait * 2, LONGEST_WAIT_MS)
      }
    } while (again && !stopped)
  }

  function kick(): Promise<void> {
    if (stopped) return Promise.resolve()
    if (round) {
      again = true
      return round
    }
    round = runRounds()
      .catch((error: unknown) => {
        options.log.error('outbox.roundFailed', { error: String(error) })
      })
      .finally(() => {
        round = null
      })
    return round
  }

  return {
    kick,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await round
    },
  }
}

/** One pass over what is open: members side by side, one member's redemptions in their order. */
async function runRound(options: OutboxOptions, stopped: () => boolean): Promise<boolean> {
  const queues = [...byMember(options.ledger.open(options.connectionId)).values()]
  let waiting = 0
  async function work(): Promise<void> {
    for (let queue = queues.shift(); queue && !stopped(); queue = queues.shift()) {
      for (const open of queue) {
        if (stopped()) return
        if ((await settleOne(open, options)) === 'waits') waiting++
      }
    }
  }
  await Promise.all(Array.from({ length: MEMBERS_AT_ONCE }, work))
  return waiting === 0
}

async function settleOne(
  open: OpenRedemption,
  options: OutboxOptions,
): Promise<'settled' | 'waits'> {
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
