import type { Log } from './log'

/** A draining outbox changes what is told hundreds of times a second: nobody reads it as often. */
const TOLD_EVERY_MS = 150

/** Many changes in one turn of the event loop are told once, and a stream of changes a few times a second. */
export function coalesce(tell: () => void): () => void {
  let waiting = false
  let toldAt = Number.NEGATIVE_INFINITY
  const tellNow = (): void => {
    waiting = false
    toldAt = performance.now()
    tell()
  }
  return () => {
    if (waiting) return
    waiting = true
    const restMs = toldAt + TOLD_EVERY_MS - performance.now()
    if (restMs > 0) setTimeout(tellNow, restMs).unref()
    else setImmediate(tellNow)
  }
}

/** For what nobody waits for: a failure goes to the log, and the program goes on. */
export function orLog(log: Log, event: string, work: () => void): () => void {
  return () => {
    try {
      work()
    } catch (error) {
      log.error(event, { error: String(error) })
    }
  }
}
