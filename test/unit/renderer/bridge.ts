import type { CallInput, CallName, CallOutput } from '@shared/ipc/contract'
import type { Problem } from '@shared/ipc/result'

type Answers = {
  [N in CallName]?: (input: CallInput<N>) => CallOutput<N> | { problem: Problem }
}

/** Puts a stand-in for the preload script's bridge on the window; returns the calls made so far. */
export function stubBridge(answers: Answers): { name: string; input: unknown }[] {
  const made: { name: string; input: unknown }[] = []
  Object.defineProperty(window, 'counter', {
    configurable: true,
    value: {
      invoke: async (name: CallName, inputJson: string) => {
        const input: unknown = JSON.parse(inputJson)
        made.push({ name, input })
        const answer = answers[name] as ((input: unknown) => unknown) | undefined
        const value = answer?.(input) ?? { problem: { code: 'internal' } }
        const failed = typeof value === 'object' && value !== null && 'problem' in value
        return JSON.stringify(
          failed && 'code' in ((value.problem as object | null) ?? {})
            ? { ok: false, problem: value.problem }
            : { ok: true, value },
        )
      },
      on: () => () => undefined,
    },
  })
  return made
}
