import type { StartProblem } from './start-error'

/** What this process tells the one that started it. */
export type ToParent =
  | { type: 'listening'; port: number; token: string }
  | { type: 'failed'; code: StartProblem; message: string }

/** The line to the process that started this one. */
export interface ParentLink {
  post(message: ToParent): void
  /** Calls back once, when the parent asks to stop or is gone. */
  onStop(stop: () => void): void
}

/** Electron's `process.parentPort` in a utility process, as far as it is used here. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  on(event: 'close', listener: () => void): void
}

/** Finds the parent: Electron's utility process port, or Node's channel to a forked child; null when run alone. */
export function findParent(): ParentLink | null {
  const port = (process as NodeJS.Process & { parentPort?: ParentPort | null }).parentPort
  if (port) {
    return {
      post: (message) => port.postMessage(message),
      onStop(stop) {
        port.on('message', ({ data }) => isStop(data) && stop())
        port.on('close', stop)
      },
    }
  }
  if (process.send === undefined) return null
  return {
    post: (message) => void process.send?.(message),
    onStop(stop) {
      process.on('message', (data) => isStop(data) && stop())
      process.on('disconnect', stop)
    },
  }
}

function isStop(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'stop'
}
