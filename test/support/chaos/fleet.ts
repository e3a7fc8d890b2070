import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Request, Response } from './protocol'

/** A terminal process; `killed` when it ended before it answered. */
export interface TerminalProcess {
  pid: number
  ask(request: Request): Promise<Response | { kind: 'killed' }>
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>
  ended: Promise<void>
}

/** Starts terminal processes; keeps some ready, so that nobody waits for one to load. */
export interface Fleet {
  next(): Promise<TerminalProcess>
  /** Ends those that nobody took. */
  close(): Promise<void>
}

/** A fleet of the bundled terminal program, in the Electron or Node that runs this. */
export function startFleet(program: string, ready = 2): Fleet {
  const waiting: Promise<TerminalProcess>[] = []
  const fill = () => {
    while (waiting.length < ready) waiting.push(start(program))
  }
  fill()
  return {
    async next() {
      const taken = waiting.shift() ?? start(program)
      fill()
      return taken
    },
    async close() {
      await Promise.all(waiting.splice(0).map(async (process) => (await process).kill()))
    },
  }
}

async function start(program: string): Promise<TerminalProcess> {
  const child = fork(program, [], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  const ended = once(child, 'close').then(() => undefined)
  await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('the terminal program does not start'))),
  ])
  return {
    pid: child.pid ?? 0,
    ended,
    ask: (request) => ask(child, ended, request),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function ask(
  child: ChildProcess,
  ended: Promise<void>,
  request: Request,
): Promise<Response | { kind: 'killed' }> {
  const answered = new Promise<Response>((resolve) => child.once('message', resolve))
  if (child.connected) child.send(request, () => undefined)
  return Promise.race([answered, ended.then(() => ({ kind: 'killed' }) as const)])
}
