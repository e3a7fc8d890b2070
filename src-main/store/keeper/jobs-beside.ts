import { Worker } from 'node:worker_threads'
import type { ChainVerdict } from '@shared/domain/chain-verdict'
import type { Backup, Recovery } from '@shared/domain/ledger-keeping'
import { ProblemError } from '@shared/ipc/result'
import type { CheckResult } from './check-ledger'
import type { JobAnswer, JobOrder, KeeperJobs } from './jobs'

interface Waiting {
  done(value: unknown): void
  failed(error: Error): void
}
type WithoutId<O> = O extends unknown ? Omit<O, 'id'> : never

/** The jobs in a thread of their own, started with the first one; one that died is replaced at the next. */
export function jobsBeside(script: string, folder: string): KeeperJobs {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let lastId = 0

  function start(): Worker {
    const started = new Worker(script, { workerData: folder })
    // A window that is closed need not wait for a check.
    started.unref()
    started.on('message', (answer: JobAnswer) => {
      const { done, failed } = waiting.get(answer.id) ?? {}
      waiting.delete(answer.id)
      if (answer.ok) done?.(answer.value)
      else if (answer.problem) {
        failed?.(new ProblemError(answer.problem, { cause: answer.error }))
      } else failed?.(new Error(answer.error))
    })
    const gone = (error: Error): void => {
      if (worker === started) worker = null
      for (const { failed } of waiting.values()) failed(error)
      waiting.clear()
    }
    started.on('error', gone)
    started.on('exit', (code) => gone(new Error(`the ledger's thread ended (${code})`)))
    return started
  }

  function ask<T>(order: WithoutId<JobOrder>): Promise<T> {
    return new Promise<T>((done, failed) => {
      const id = ++lastId
      waiting.set(id, { done: (value) => done(value as T), failed })
      worker ??= start()
      worker.postMessage({ ...order, id })
    })
  }

  return {
    check: () => ask<CheckResult>({ job: 'check' }),
    verifyChain: (options) => ask<ChainVerdict>({ job: 'verifyChain', options }),
    backUp: (at) => ask<Backup>({ job: 'backUp', at }),
    recover: (wish) => ask<Recovery>({ job: 'recover', wish }),
    end: () => void worker?.terminate(),
  }
}
