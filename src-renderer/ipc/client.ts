import type { Bridge } from '@shared/ipc/bridge'
import type { CallInput, CallName, CallOutput, EventName, EventPayload } from '@shared/ipc/contract'
import type { Problem, Result } from '@shared/ipc/result'

declare global {
  interface Window {
    readonly counter: Bridge
  }
}

type Missing = Extract<Problem, { code: 'right.missing' }>
let leave: ((missing: Missing) => Promise<boolean>) | null = null

/** Who is asked when a call lacks a right: answers true when a colleague has agreed, and the call is sent once more. */
export function askForLeave(ask: (missing: Missing) => Promise<boolean>): void {
  leave = ask
}

/**
 * Calls the main process. Never rejects: whatever goes wrong comes back as a problem. Where a right is missing a colleague
 * is asked on the spot, and the answer is the one that the call has then.
 */
export async function call<N extends CallName>(
  name: N,
  input: CallInput<N>,
): Promise<Result<CallOutput<N>>> {
  const first = await send(name, input)
  if (first.ok || first.problem.code !== 'right.missing' || leave === null) return first
  return (await leave(first.problem)) ? send(name, input) : first
}

async function send<N extends CallName>(
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
