import type { Bridge } from '@shared/ipc/bridge'
import type { CallInput, CallName, CallOutput, EventName, EventPayload } from '@shared/ipc/contract'
import type { Result } from '@shared/ipc/result'

declare global {
  interface Window {
    readonly counter: Bridge
  }
}

/** Calls the main process. Never rejects: whatever goes wrong comes back as a problem. */
export async function call<N extends CallName>(
  name: N,
  input: CallInput<N>,
): Promise<Result<CallOutput<N>>> {
  try {
    return JSON.parse(await window.counter.invoke(name, JSON.stringify(input))) as Result<
      CallOutput<N>
    >
  } catch (error) {
    console.error(`call ${name} failed`, error)
    return { ok: false, problem: { code: 'internal' } }
  }
}

/** Listens to an event of the main process; returns the way to stop. */
export function on<N extends EventName>(
  name: N,
  listener: (payload: EventPayload<N>) => void,
): () => void {
  return window.counter.on(name, (json) => listener(JSON.parse(json) as EventPayload<N>))
}
