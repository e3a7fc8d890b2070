import type { Instant } from '@shared/domain/calendar'

const ATTEMPTS = 5
const LOCK_MS = 60_000
// So that a flood of made-up accounts cannot fill the memory.
const MAX_ACCOUNTS = 1_000

/** Slows down guessing: after five wrong passwords in a row an account must wait a minute. */
export class LogInThrottle {
  readonly #failures = new Map<string, { count: number; last: Instant }>()

  /** How long this account must still wait, in milliseconds; 0 when it may try. */
  waitMs(account: string, at: Instant): number {
    const failure = this.#failures.get(account)
    if (!failure || failure.count < ATTEMPTS) return 0
    const left = failure.last + LOCK_MS - at
    if (left > 0) return left
    this.#failures.delete(account)
    return 0
  }

  /** Counts a failed attempt. */
  failed(account: string, at: Instant): void {
    const count = (this.#failures.get(account)?.count ?? 0) + 1
    if (!this.#failures.has(account) && this.#failures.size >= MAX_ACCOUNTS) {
      const oldest = this.#failures.keys().next()
      if (!oldest.done) this.#failures.delete(oldest.value)
    }
    this.#failures.set(account, { count, last: at })
  }

  /** Forgets the failures of an account that has logged in. */
  succeeded(account: string): void {
    this.#failures.delete(account)
  }
}
