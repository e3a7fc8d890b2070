import { Worker } from 'node:worker_threads'

// A thread of its own: it strikes on the microsecond, whatever the run is doing at that moment.
const PROGRAM = `
  const { parentPort } = require('node:worker_threads')
  const cell = new Int32Array(new SharedArrayBuffer(4))
  parentPort.on('message', ({ pid, afterUs }) => {
    Atomics.wait(cell, 0, 0, afterUs / 1000)
    // A process that has ended by itself meanwhile is not killed; its parent still holds its number.
    try { process.kill(pid, 'SIGKILL') } catch {}
  })
`

/** Kills processes without a warning, at a moment that is told in microseconds. */
export interface Killer {
  /** Kills `pid` (a child that is not reaped yet) so long from now. */
  strike(pid: number, afterUs: number): void
  close(): Promise<void>
}

/** Makes a killer. */
export function startKiller(): Killer {
  const worker = new Worker(PROGRAM, { eval: true })
  worker.unref()
  return {
    strike: (pid, afterUs) => worker.postMessage({ pid, afterUs }),
    close: async () => void (await worker.terminate()),
  }
}
