import type { RecordsEngine } from './engine'

/** An engine that is made with the first question. */
export function lazily(make: () => Promise<RecordsEngine>): RecordsEngine {
  let made: Promise<RecordsEngine> | null = null
  const engine = (): Promise<RecordsEngine> => (made ??= make())
  return {
    list: async (...of) => (await engine()).list(...of),
    options: async (place) => (await engine()).options(place),
    export: async (...of) => (await engine()).export(...of),
    statistics: async (order) => (await engine()).statistics(order),
    statisticsPage: async (report) => (await engine()).statisticsPage(report),
    release: async () => (await made)?.release(),
    end: () => void made?.then((it) => it.end()),
  }
}
