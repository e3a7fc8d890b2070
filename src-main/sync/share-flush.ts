import type { Ledger } from '../counter/ports'

interface Job {
  work: () => unknown
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

/** Has a row written, and resolves when it is on the disk. */
export type SharedFlush = <T>(work: () => T) => Promise<T>

/**
 * Rows that several redemptions need in the same turn of the event loop go to the disk together: the flush is what a
 * row costs, and those in flight share it. Each is still on the disk before its promise resolves. A row that is refused
 * harms no other: then each is written by itself, and every promise tells of its own.
 */
export function shareFlush(ledger: Pick<Ledger, 'together'>): SharedFlush {
  let waiting: Job[] = []

  function flush(): void {
    const jobs = waiting
    waiting = []
    let results: unknown[]
    try {
      results = ledger.together(() => jobs.map(({ work }) => work()))
    } catch {
      jobs.forEach(alone)
      return
    }
    jobs.forEach(({ resolve }, index) => resolve(results[index]))
  }

  return <T>(work: () => T) =>
    new Promise<T>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ work, resolve: (result) => resolve(result as T), reject })
    })
}

function alone({ work, resolve, reject }: Job): void {
  try {
    resolve(work())
  } catch (error) {
    reject(error)
  }
}
