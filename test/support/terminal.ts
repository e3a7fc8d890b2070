import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import {
  calls,
  type CallInput,
  type CallName,
  type CallOutput,
  type EventName,
} from '@shared/ipc/contract'
import type { Status } from '@shared/domain/view'
import type { Result } from '@shared/ipc/result'
import { createRouter } from '../../src-main/ipc/router'
import { createTerminal } from '../../src-main/terminal'
import type { TerminalParts } from '../../src-main/terminal-parts'
import { expectHonest } from './honest-ledger'
import { terminalParts } from './terminal-parts'

/** A terminal behind its real gate: calls go through the router as JSON, as they do from a screen. */
export interface TestTerminal {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>>
  /** The value of a call that must not fail. */
  ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>
  /** Resolves when an event of this name fits. */
  heard(name: EventName, fits: (payload: never) => boolean): Promise<void>
  /** Hands a bill over as the command line does. */
  handOver(file: string | null): Promise<void>
  close(): Promise<void>
}

/** Opens a terminal; closed with the test. */
export function openTestTerminal(parts: TerminalParts): TestTerminal {
  const waiting = new Set<{ name: EventName; fits(payload: never): boolean; done(): void }>()
  const terminal = createTerminal({
    ...parts,
    emit(name, payload) {
      for (const listener of waiting) {
        if (listener.name !== name || !listener.fits(payload as never)) continue
        waiting.delete(listener)
        listener.done()
      }
    },
  })
  const route = createRouter({
    handlers: terminal.handlers,
    isOurOrigin: () => true,
    log: parts.log,
  })
  let open = true
  async function close(): Promise<void> {
    if (!open) return
    open = false
    await terminal.close()
    const file = join(parts.folder, 'ledger.db')
    if (existsSync(file)) expectHonest(file)
  }
  onTestFinished(close)
  const call: TestTerminal['call'] = async (name, input) => {
    if (!Object.hasOwn(calls, name)) throw new Error(`no call ${name}`)
    return JSON.parse(await route({ url: '', isMainFrame: true }, name, JSON.stringify(input)))
  }
  return {
    call,
    async ask(name, input) {
      const result = await call(name, input)
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`)
      return result.value
    },
    heard: (name, fits) => new Promise((done) => waiting.add({ name, fits, done })),
    handOver: terminal.handOver,
    close,
  }
}

/** A terminal in training over this API, with a shop chosen: ready for the first member. */
export async function readyTerminal(
  folder: string,
  api: { url: string; token: string },
): Promise<TestTerminal> {
  const terminal = openTestTerminal(terminalParts(join(folder), api))
  await terminal.ask('session.startTraining', null)
  await terminal.ask('shops.choose', { shopId: '2' })
  return terminal
}

/** A terminal in training over this API that pulls at once, when its pull has come to its end. */
export async function pulledTerminal(
  folder: string,
  api: { url: string; token: string },
): Promise<TestTerminal> {
  const terminal = openTestTerminal({ ...terminalParts(folder, api), pullAfterMs: 0 })
  const since = Date.now()
  const ready = terminal.heard(
    'status.changed',
    ({ cache }: Status) => cache.phase === 'ready' && (cache.asOf ?? 0) >= since,
  )
  await terminal.ask('session.startTraining', null)
  await terminal.ask('shops.choose', { shopId: '2' })
  await ready
  return terminal
}
