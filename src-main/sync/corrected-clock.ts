import type { Instant } from '@shared/domain/calendar'
import type { Status } from '@shared/domain/view'
import type { Clock } from '../counter/ports'
import type { SteadyClock } from './steady-clock'

/** From here on a wrong clock is told: dates on receipts and coupons' validity hang on it. */
const TOLERANCE_MS = 5 * 60_000
/** The HTTP `Date` header counts whole seconds: on average the server's clock is half a second further. */
const HALF_A_SECOND_MS = 500
/** The header's rounding and the answer's way: less than this is no offset, and no reason to change a known one. */
const NOISE_MS = 3_000

/** What is remembered of a server's time over a restart. */
export interface ServerTime {
  /** The server's clock when it was last heard of. */
  at: Instant
  /** How far it was ahead of this computer's. */
  aheadMs: number
}

/**
 * The time as the server tells it, carried on by a clock that nobody can set: what is done to this computer's clock
 * while the program runs moves nothing.
 */
export interface CorrectedClock extends Clock {
  readonly state: Status['clock']
  /** A server told its time just now. */
  heard(serverTime: Instant): void
  /** The server's time by now; null when no server has told it since the start. */
  remember(): ServerTime | null
  /** Another server from now on, with what is remembered of it. */
  restart(remembered: ServerTime | null): void
}

/** Makes the clock of a terminal that has heard of no server yet. */
export function createCorrectedClock(local: () => Instant, steady: SteadyClock): CorrectedClock {
  /** A moment that is believed, by both clocks; null while there is only this computer's clock. */
  let anchor: { at: Instant; steady: number } | null = null
  let heard = false
  let memory: { known: ServerTime; since: number } | null = null

  /** The time cannot be earlier than what the server last told. */
  const floor = (): Instant =>
    memory ? Math.round(memory.known.at + steady() - memory.since) : Number.NEGATIVE_INFINITY

  function now(): Instant {
    if (!anchor) believeLocalClock()
    return anchor ? Math.round(anchor.at + steady() - anchor.steady) : Math.max(local(), floor())
  }

  /** After a start without a line: believed as long as it does not contradict what the server last told. */
  function believeLocalClock(): void {
    if (!memory) return
    const { at, aheadMs } = memory.known
    // The clock may have been set right since: of two times that are possible the earlier one is less of a leap.
    const possible = [local(), local() + aheadMs].filter((time) => time >= at - TOLERANCE_MS)
    if (possible.length > 0) anchor = { at: Math.max(Math.min(...possible), at), steady: steady() }
  }

  return {
    now,
    get state(): Status['clock'] {
      const offsetMs = Math.round(now() - local())
      if (!anchor) return { state: memory ? 'jumpedBack' : 'untrusted', offsetMs }
      return { state: Math.abs(offsetMs) > TOLERANCE_MS ? 'wrong' : 'trusted', offsetMs }
    },
    heard(serverTime) {
      const told = serverTime + HALF_A_SECOND_MS
      const believed = anchor ? now() : local()
      // A known time stays while it fits: corrected time must not jump to and fro with every answer.
      const at = Math.abs(told - believed) < NOISE_MS ? believed : told
      anchor = { at, steady: steady() }
      heard = true
    },
    remember: () => (heard ? { at: now(), aheadMs: Math.round(now() - local()) } : null),
    restart(remembered) {
      anchor = null
      heard = false
      memory = remembered && { known: remembered, since: steady() }
    },
  }
}
