/** How long to wait after failures, in ms. */
export interface Waits {
  firstMs: number
  longestMs: number
}

export const DEFAULT_WAITS: Waits = { firstMs: 2_000, longestMs: 300_000 }

/** So many redemptions without any answer in between, and the line itself is taken for the cause. */
const FAILURES_TO_OPEN = 3

/** Doubles from the first wait to the longest, give or take a quarter, so that 300 terminals do not come back as one. */
export function backoffMs(
  failures: number,
  { firstMs, longestMs }: Waits,
  random: () => number = Math.random,
): number {
  const wait = Math.min(firstMs * 2 ** Math.max(failures - 1, 0), longestMs)
  return wait * (0.75 + random() / 2)
}

export interface BreakerOptions {
  waits: Waits
  /** A clock that only goes forward, in ms. */
  now(): number
  random?: () => number
}

/**
 * The circuit breaker of one connection: closed while answers come, open for a while after failures, then half open
 * for one try at a time until an answer closes it again.
 */
export class Breaker {
  #failures = 0
  #closed = true
  #pausedUntil = 0
  #openUntil = 0

  constructor(private readonly options: BreakerOptions) {}

  /** How many may be under way at once now, out of `most`; 0 while open. */
  width(most: number): number {
    if (this.waitMs() > 0) return 0
    return this.#closed ? most : 1
  }

  /** How long nothing should be tried, in ms. */
  waitMs(): number {
    return Math.max(this.#openUntil, this.#pausedUntil, this.options.now()) - this.options.now()
  }

  /** True while the back end has asked to be left alone: then nothing at all is sent. */
  get paused(): boolean {
    return this.#pausedUntil > this.options.now()
  }

  /** The back end answered, whatever it said. */
  answered(): void {
    this.#failures = 0
    this.#closed = true
    this.#openUntil = 0
  }

  /** No answer. `line`: nobody else would get one either, so that there is no need to wait for more failures. */
  failed(line: boolean): void {
    this.#failures++
    if (!line && this.#closed && this.#failures < FAILURES_TO_OPEN) return
    this.#closed = false
    const { waits, now, random } = this.options
    this.#openUntil = now() + backoffMs(this.#failures, waits, random)
  }

  /** The back end asked to be left alone for so long. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.options.now() + ms)
  }

  /** Somebody asks for a try, or the line is back: the wait is over, but not one that the back end asked for. */
  wake(): void {
    this.#openUntil = 0
  }
}
