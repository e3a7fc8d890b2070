import { parentPort, workerData } from 'node:worker_threads'
import { ProblemError } from '@shared/ipc/result'
import type { RemoteHalf } from './compare'
import type { ExportWatch, RecordsQuestion } from './engine'
import { engineHere } from './here'
import type { EngineOrder, EngineWord, SentQuestion } from './messages'

// The thread beside the main one: `workerData` is the ledger's file, each message an order, each answer bears its id.

const say = (word: EngineWord): void => parentPort?.postMessage(word)
const engine = engineHere(workerData as string, (done, total) =>
  say({ told: 'reading', done, total }),
)
/** Exports on their way: how to stop one, and its end, whichever that is. */
const running = new Map<number, { abort: AbortController; ended: Promise<unknown> }>()
let remote: RemoteHalf | null = null

function meant({ remote: sent, ...question }: SentQuestion): RecordsQuestion {
  if (sent !== 'same') remote = sent
  return { ...question, remote }
}

async function run(order: Exclude<EngineOrder, { job: 'cancel' }>): Promise<unknown> {
  switch (order.job) {
    case 'list':
      return engine.list(meant(order.question), order.offset, order.limit)
    case 'options':
      return engine.options(order.place)
    case 'statistics':
      return engine.statistics(order.order)
    case 'statisticsPage':
      return engine.statisticsPage(order.report)
    case 'release':
      // Each reads the ledger until it has stopped.
      for (const { abort } of running.values()) abort.abort()
      await Promise.allSettled([...running.values()].map(({ ended }) => ended))
      return engine.release()
    case 'export': {
      const question = meant(order.question)
      return followed(order.id, (watch) => engine.export(question, order.wish, watch))
    }
    case 'trail':
      return engine.trail(order.question, order.offset, order.limit)
    case 'exportTrail':
      return followed(order.id, (watch) => engine.exportTrail(order.question, order.wish, watch))
  }
}

/** An export on its way, that is told of and can be stopped. */
async function followed(
  id: number,
  write: (watch: ExportWatch) => Promise<number>,
): Promise<number> {
  const abort = new AbortController()
  const told = (done: number, total: number): void => say({ id, told: 'export', done, total })
  const ended = write({ signal: abort.signal, told })
  running.set(id, { abort, ended })
  return ended.finally(() => running.delete(id))
}

parentPort?.on('message', (order: EngineOrder) => {
  const { id } = order
  if (order.job === 'cancel') {
    running.get(id)?.abort.abort()
    return
  }
  run(order).then(
    (value) => say({ id, ok: true, value }),
    (error: unknown) =>
      say({
        id,
        ok: false,
        problem: error instanceof ProblemError ? error.problem : null,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        cancelled: (error as { name?: unknown }).name === 'AbortError',
      }),
  )
})
