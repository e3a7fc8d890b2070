import { uptime } from 'node:os'

/** Milliseconds since some moment: never set by anybody, so that only differences mean something. */
export type SteadyClock = () => number

/** Less than this between the two clocks is the rounding of the coarse one. */
const ROUNDING_MS = 3_000

/**
 * A clock that goes on while the computer sleeps. The fine monotonic clock stands still then on some systems; the
 * system's uptime does not, but it counts whole seconds.
 */
export function createSteadyClock(
  fine: SteadyClock = () => performance.now(),
  coarse: SteadyClock = () => uptime() * 1_000,
): SteadyClock {
  let ahead = coarse() - fine()
  let slept = 0
  return () => {
    const now = fine()
    const gap = coarse() - now - ahead
    if (gap > ROUNDING_MS) {
      slept += gap
      ahead += gap
    }
    return now + slept
  }
}
