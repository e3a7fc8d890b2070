import { ProblemError, type Problem } from '@shared/ipc/result'
import type { SteadyClock } from '../sync/steady-clock'
import { FREE_MISSES, LONGEST_WAIT_MS, waitAfter } from './pin-gate'
import type { StaffStore } from './staff-store'

/**
 * Counts the cards at the lock that sign nobody in, all on one count: whoever guesses cards has no number to be counted by.
 * What it refuses is cards alone; a PIN opens the terminal at any time.
 */
export interface CardGate {
  /** Throws `ProblemError` `staff.cardsLocked` while no card is looked at. */
  refuseWhileLocked(): void
  /** One more, on the disk when it returns. Answers what to say: `staff.unknownCard` or `staff.cardsLocked`. Throws `storage.*`. */
  miss(): Problem
  /** Somebody has signed in. What was missed within the last hour stays counted all the same. Throws nothing. */
  forgive(): void
}

/** Makes the gate. A wait that was not over when the program ended begins anew, and so does the hour. */
export function createCardGate(
  store: Pick<StaffStore, 'cardMisses' | 'keepCardMisses'>,
  steady: SteadyClock,
): CardGate {
  // In memory too: a disk that takes nothing must not give more tries.
  let misses = store.cardMisses()
  let missedAt = steady()
  let lockedUntil = missedAt + waitAfter(misses)

  const locked = (): Problem | null => {
    const left = lockedUntil - steady()
    return left > 0 ? { code: 'staff.cardsLocked', seconds: Math.ceil(left / 1_000) } : null
  }

  return {
    refuseWhileLocked() {
      const problem = locked()
      if (problem) throw new ProblemError(problem)
    },
    miss() {
      misses++
      missedAt = steady()
      lockedUntil = missedAt + waitAfter(misses)
      store.keepCardMisses(misses)
      return locked() ?? unknownCard(FREE_MISSES - misses)
    },
    forgive() {
      // Whoever has a card or a PIN of their own could else wipe out their guesses at another's with it.
      if (misses === 0 || steady() - missedAt < LONGEST_WAIT_MS) return
      misses = 0
      try {
        store.keepCardMisses(0)
      } catch {
        // A full disk keeps nobody out who has proved who they are: they stay counted for the next start.
      }
    },
  }
}

/** What is said of a card that signs nobody in. */
export const unknownCard = (triesLeft = FREE_MISSES): Problem => ({
  code: 'staff.unknownCard',
  triesLeft,
})
