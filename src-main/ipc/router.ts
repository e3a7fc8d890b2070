import { PRINT_SETTINGS_MAX } from '@shared/domain/print-settings'
import { calls, type CallInput, type CallName, type CallOutput } from '@shared/ipc/contract'
import { ProblemError, type Problem, type Result } from '@shared/ipc/result'
import type { Log } from '../log'

/** One handler for each call of the contract: a missing or a superfluous one does not compile. */
export type Handlers = {
  [N in CallName]: (input: CallInput<N>) => CallOutput<N> | Promise<CallOutput<N>>
}

/** Who sent a call, as Electron tells it. */
export interface Sender {
  /** The address of the frame that sent it. */
  url: string
  isMainFrame: boolean
}

export interface RouterOptions {
  handlers: Handlers
  /** True for the one place our screens come from. */
  isOurOrigin(url: string): boolean
  log: Log
}

/** Answers a call with the JSON text of a `Result`; never rejects. */
export type Router = (sender: Sender, name: unknown, inputJson: unknown) => Promise<string>

/** Longer than any honest call; parsing more would only waste the main process's time. */
const INPUT_MAX_CHARACTERS = 100_000
/** The words of hundreds of shops are longer. */
const LONGER: Partial<Record<CallName, number>> = {
  'print.set': PRINT_SETTINGS_MAX,
  'print.export': PRINT_SETTINGS_MAX,
}

/** Makes the one gate through which screens reach the main process: checks the sender, the name and the input. */
export function createRouter({ handlers, isOurOrigin, log }: RouterOptions): Router {
  return async (sender, name, inputJson) => {
    if (!sender.isMainFrame || !isOurOrigin(sender.url)) {
      log.warn('ipc.foreignSender', { mainFrame: sender.isMainFrame })
      return refuse({ code: 'call.forbidden' })
    }
    if (!isCallName(name)) {
      log.warn('ipc.unknownCall')
      return refuse({ code: 'call.invalid', field: 'name' })
    }
    const input = readInput(name, inputJson)
    if (!input.ok) {
      log.warn('ipc.invalidInput', { call: name, field: input.field })
      return refuse({ code: 'call.invalid', field: input.field })
    }
    return run(name, input.value)
  }

  async function run<N extends CallName>(name: N, input: CallInput<N>): Promise<string> {
    try {
      const value = calls[name].output.parse(await handlers[name](input))
      return JSON.stringify({ ok: true, value } satisfies Result<unknown>)
    } catch (error) {
      if (error instanceof ProblemError) {
        log.info('ipc.problem', {
          call: name,
          problem: error.problem.code,
          cause: String(error.cause ?? ''),
        })
        return refuse(error.problem)
      }
      log.error('ipc.failed', {
        call: name,
        error: error instanceof Error ? error.stack : String(error),
      })
      return refuse({ code: 'internal' })
    }
  }
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name)
}

type Input<N extends CallName> = { ok: true; value: CallInput<N> } | { ok: false; field: string }

function readInput<N extends CallName>(name: N, json: unknown): Input<N> {
  if (typeof json !== 'string' || json.length > (LONGER[name] ?? INPUT_MAX_CHARACTERS))
    return { ok: false, field: 'input' }
  let content: unknown
  try {
    content = JSON.parse(json)
  } catch {
    return { ok: false, field: 'input' }
  }
  const parsed = calls[name].input.safeParse(content)
  if (parsed.success) return { ok: true, value: parsed.data as CallInput<N> }
  return { ok: false, field: parsed.error.issues[0]?.path.join('.') || 'input' }
}

function refuse(problem: Problem): string {
  return JSON.stringify({ ok: false, problem } satisfies Result<never>)
}
