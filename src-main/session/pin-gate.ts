import { ProblemError, type Problem } from '@shared/ipc/result'
import type { SteadyClock } from '../sync/steady-clock'
import { pinMatches } from './pin-hash'

/** So many misses are free; each further one costs a wait, twice as long as the one before. */
export const FREE_MISSES = 5
const FIRST_WAIT_MS = 60_000
export const LONGEST_WAIT_MS = 3_600_000

export interface PinGateParts {
  /** Wrong PINs since the last right one: on the disk, so that a restart does not forget them. */
  misses(): number
  /** On the disk when it returns. */
  keep(misses: number): void
  wrong(triesLeft: number): Problem
  locked(seconds: number): Problem
  steady: SteadyClock
}

/** Stands before one PIN and counts who comes with a wrong one. */
export interface PinGate {
  /**
   * Resolves with the right PIN. Throws `ProblemError` of `wrong` or `locked`; while it is locked nothing is looked at.
   * Several at once come one after the other: many wrong ones must not be one miss.
   */
  check(pin: string, hash: () => string): Promise<void>
  /** There is another PIN: what was missed before does not count. */
  open(): void
}

/** Makes a gate. A wait that was not over when the program ended begins anew. */
export function createPinGate({ misses, keep, wrong, locked, steady }: PinGateParts): PinGate {
  let lockedUntil = steady() + waitAfter(misses())
  let turn: Promise<unknown> = Promise.resolve()

  function refuseWhileLocked(): void {
    const left = lockedUntil - steady()
    if (left > 0) throw new ProblemError(locked(Math.ceil(left / 1_000)))
  }

  async function check(pin: string, hash: () => string): Promise<void> {
    refuseWhileLocked()
    // Counted before it is looked at: ending the program in between must not give another try.
    const tried = misses() + 1
    keep(tried)
    if (await pinMatches(pin, hash())) return keep(0)
    lockedUntil = steady() + waitAfter(tried)
    refuseWhileLocked()
    throw new ProblemError(wrong(FREE_MISSES - tried))
  }

  return {
    check(pin, hash) {
      const mine = turn.then(() => check(pin, hash))
      turn = mine.catch(() => {})
      return mine
    },
    open() {
      lockedUntil = steady()
    },
  }
}

/** How long nothing is looked at after so many misses without a right one; milliseconds. */
export function waitAfter(misses: number): number {
  if (misses < FREE_MISSES) return 0
  return Math.min(FIRST_WAIT_MS * 2 ** (misses - FREE_MISSES), LONGEST_WAIT_MS)
}
