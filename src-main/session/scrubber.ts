import { setImmediate as turn } from 'node:timers/promises'
import type { ErasureBook } from '../counter/erasure-book'
import type { Log } from '../log'

/** Takes erased members out of the ledger in the background; nothing ever waits for it. */
export interface Scrubber {
  /** Goes through what is open, and does nothing where nothing is. */
  begin(): void
  /** Resolves when the step on its way is over. What is left is done after the next start. */
  stop(): Promise<void>
}

/** Makes one that has not begun. */
export function createScrubber({ scrubSome }: Pick<ErasureBook, 'scrubSome'>, log: Log): Scrubber {
  let running: Promise<void> | null = null
  let stopped = false

  async function run(): Promise<void> {
    try {
      while (!stopped && scrubSome()) await turn()
    } catch (error) {
      log.warn('ledger.notScrubbed', { error: String(error) })
    }
  }

  return {
    begin() {
      running ??= run().finally(() => (running = null))
    },
    async stop() {
      stopped = true
      await running
    },
  }
}
