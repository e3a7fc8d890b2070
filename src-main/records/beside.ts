import { rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { ProblemError } from '@shared/ipc/result'
import { partOf } from '../exporting/part-of'
import type { RemoteHalf } from './compare'
import type { RecordsEngine, RecordsQuestion } from './engine'
import type { EngineOrder, EngineWord, SentQuestion } from './messages'

interface Waiting {
  done(value: unknown): void
  failed(error: Error): void
  told?: ((done: number, total: number) => void) | undefined
  /** The file that grows meanwhile: a thread that ends in the middle leaves it. */
  part?: string | undefined
}
type WithoutId<O> = O extends unknown ? Omit<O, 'id'> : never

/** A million rows are 140 MB, which nobody needs while the counter sells. */
const IDLE_MS = 5 * 60_000

/**
 * The engine in a thread of its own, started with the first question and ended after some minutes without one.
 * `reading` hears how far it has come with a ledger.
 */
export function engineBeside(
  script: string,
  file: string,
  reading?: (done: number, total: number) => void,
  idleMs = IDLE_MS,
): RecordsEngine {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let sent: RemoteHalf | null = null
  let lastId = 0
  let idle: ReturnType<typeof setTimeout> | undefined

  function start(): Worker {
    const started = new Worker(script, { workerData: file })
    // A window that is closed need not wait for it.
    started.unref()
    sent = null
    started.on('message', (word: EngineWord) => {
      if ('told' in word) {
        if (word.told === 'reading') reading?.(word.done, word.total)
        else waiting.get(word.id)?.told?.(word.done, word.total)
        return
      }
      const { done, failed } = waiting.get(word.id) ?? {}
      waiting.delete(word.id)
      rest()
      if (word.ok) done?.(word.value)
      else if (word.problem) failed?.(new ProblemError(word.problem, { cause: word.error }))
      else if (word.cancelled) failed?.(new DOMException(word.error, 'AbortError'))
      else failed?.(new Error(word.error))
    })
    const gone = (error: Error): void => {
      if (worker !== started) return
      worker = null
      void giveUp(error)
    }
    started.on('error', gone)
    started.on('exit', (code) => gone(new Error(`the records' thread ended (${code})`)))
    return started
  }

  function rest(): void {
    clearTimeout(idle)
    if (waiting.size > 0) return
    idle = setTimeout(() => void end(), idleMs)
    idle.unref()
  }

  /** Says to all who wait that nothing comes any more, and takes away what was half written. */
  async function giveUp(error: Error, stopped?: Promise<unknown>): Promise<void> {
    const all = [...waiting.values()]
    waiting.clear()
    await stopped
    await Promise.all(all.map(({ part }) => part && rm(part, { force: true }).catch(() => {})))
    for (const { failed } of all) failed(error)
  }

  async function end(): Promise<void> {
    clearTimeout(idle)
    const ended = worker
    worker = null
    await giveUp(new Error('the records were closed'), ended?.terminate())
  }

  function ask<T>(
    order: WithoutId<EngineOrder>,
    { told, signal, part }: Pick<Waiting, 'told' | 'part'> & { signal?: AbortSignal } = {},
  ): Promise<T> {
    clearTimeout(idle)
    return new Promise<T>((done, failed) => {
      const id = ++lastId
      waiting.set(id, { done: (value) => done(value as T), failed, told, part })
      worker ??= start()
      const to = worker
      to.postMessage({ ...order, id })
      const cancel = (): void => to.postMessage({ id, job: 'cancel' })
      if (signal?.aborted) cancel()
      else signal?.addEventListener('abort', cancel, { once: true })
    })
  }

  /** Thousands of records of the back end are not copied with every page. */
  function toSend({ remote, ...question }: RecordsQuestion): SentQuestion {
    worker ??= start()
    const isSame = remote !== null && remote === sent
    sent = remote
    return { ...question, remote: isSame ? 'same' : remote }
  }

  return {
    list: (question, offset, limit) =>
      ask({ job: 'list', question: toSend(question), offset, limit }),
    options: (place) => ask({ job: 'options', place }),
    export(question, wish, { signal, told } = {}) {
      const part = partOf(wish.file)
      const order = { job: 'export', question: toSend(question), wish: { ...wish, part } } as const
      return ask(order, { told, part, ...(signal ? { signal } : {}) })
    },
    trail: (question, offset, limit) => ask({ job: 'trail', question, offset, limit }),
    exportTrail(question, wish, { signal, told } = {}) {
      const part = partOf(wish.file)
      const order = { job: 'exportTrail', question, wish: { ...wish, part } } as const
      return ask(order, { told, part, ...(signal ? { signal } : {}) })
    },
    statistics: (order) => ask({ job: 'statistics', order }),
    statisticsPage: (report) => ask({ job: 'statisticsPage', report }),
    async release() {
      if (worker) await ask({ job: 'release' })
    },
    end,
  }
}
