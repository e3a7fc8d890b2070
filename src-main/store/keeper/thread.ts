import { parentPort, workerData } from 'node:worker_threads'
import { ProblemError } from '@shared/ipc/result'
import { jobsHere, type JobAnswer, type JobOrder } from './jobs'

// The thread beside the main one: `workerData` is the data folder, each message a job, each answer bears its id.

const jobs = jobsHere(workerData as string)

function run(order: JobOrder): Promise<unknown> {
  switch (order.job) {
    case 'check':
      return jobs.check()
    case 'verifyChain':
      return jobs.verifyChain(order.options)
    case 'backUp':
      return jobs.backUp(order.at)
    case 'recover':
      return jobs.recover(order.wish)
  }
}

parentPort?.on('message', (order: JobOrder) => {
  const answer = (content: JobAnswer): void => parentPort?.postMessage(content)
  run(order).then(
    (value) => answer({ id: order.id, ok: true, value }),
    (error: unknown) =>
      answer({
        id: order.id,
        ok: false,
        problem: error instanceof ProblemError ? error.problem : null,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  )
})
