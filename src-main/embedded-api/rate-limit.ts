import type { Instant } from '@shared/domain/calendar'

/** So that a flood of made-up keys cannot fill the memory. */
const MAX_KEYS = 1_000

/** Lets so many through per key and window, and no more. */
export class RateLimit {
  readonly #windows = new Map<string, { count: number; until: Instant }>()

  constructor(
    private readonly most: number,
    private readonly windowMs: number,
  ) {}

  /** Counts one; false when it is one too many. */
  allows(key: string, at: Instant): boolean {
    const window = this.#windows.get(key)
    if (window && at < window.until && at >= window.until - this.windowMs) {
      return ++window.count <= this.most
    }
    this.#windows.delete(key)
    if (this.#windows.size >= MAX_KEYS) {
      const oldest = this.#windows.keys().next()
      if (!oldest.done) this.#windows.delete(oldest.value)
    }
    this.#windows.set(key, { count: 1, until: at + this.windowMs })
    return true
  }
}
