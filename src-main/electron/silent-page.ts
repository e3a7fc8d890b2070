import type { Log } from '../log'

/** The first call of a page comes within a second of its load, on a slow computer within a few. */
const CALL_LIMIT_MS = 10_000
const LOADS_MAX = 3

export interface SilentPageTools {
  log: Log
  /** Loads the page from its beginning; not called any more once the window is gone. */
  loadAgain(): void
  isGone(): boolean
}

/**
 * Watches that a page which was loaded asks for something: one that stays silent shows an empty window and nothing that
 * a cashier could press, so it is loaded again, a few times at most. Starts to wait when it is made.
 */
export function watchSilentPage({ log, loadAgain, isGone }: SilentPageTools): {
  /** The page has called. */
  heard(): void
} {
  let loads = 1
  const waiting = setInterval(() => {
    if (isGone()) return clearInterval(waiting)
    log.error('window.silent', { loads })
    if (loads === LOADS_MAX) return clearInterval(waiting)
    loads++
    loadAgain()
  }, CALL_LIMIT_MS)
  waiting.unref()
  return { heard: () => clearInterval(waiting) }
}
