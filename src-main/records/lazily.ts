import { join } from 'node:path'
import type { RecordsEngine } from './engine'

/** An engine in this thread for a data folder, made with the first question. */
export function engineOf(folder: string): RecordsEngine {
  let made: Promise<RecordsEngine> | null = null
  const engine = (): Promise<RecordsEngine> =>
    (made ??= import('./here').then(({ engineHere }) => engineHere(join(folder, 'ledger.db'))))
  return {
    list: async (...of) => (await engine()).list(...of),
    options: async (place) => (await engine()).options(place),
    export: async (...of) => (await engine()).export(...of),
    trail: async (...of) => (await engine()).trail(...of),
    exportTrail: async (...of) => (await engine()).exportTrail(...of),
    statistics: async (order) => (await engine()).statistics(order),
    statisticsPage: async (report) => (await engine()).statisticsPage(report),
    release: async () => (await made)?.release(),
    end: async () => (await made)?.end(),
  }
}

/**
 * The keeper's jobs, but that the engine lets go of the ledger first: nobody may have it open while it is exchanged. And once
 * more after it: a question in between had opened what is gone by then.
 */
export function releasing<W, R, J extends { recover(wish: W): Promise<R> }>(
  engine: Pick<RecordsEngine, 'release'>,
  jobs: J & { recover(wish: W): Promise<R> },
): J {
  return {
    ...jobs,
    async recover(wish: W): Promise<R> {
      await engine.release()
      try {
        return await jobs.recover(wish)
      } finally {
        await engine.release()
      }
    },
  }
}
