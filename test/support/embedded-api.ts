import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { dayOf, type Instant } from '@shared/domain/calendar'
import { toDayNumber } from '../../src-main/embedded-api/days'
import type { Options } from '../../src-main/embedded-api/options'
import { startApi, type RunningApi } from '../../src-main/embedded-api/start'
import { openSqliteStore } from '../../src-main/embedded-api/store/sqlite/sqlite-store'
import type { Store } from '../../src-main/embedded-api/store/store'
import { fixtureData, type CouponFixture } from './embedded-api-fixtures'

/** The terminal's token of every API that the tests start. */
export const TOKEN = 'token-of-the-test-terminal'
export const TIME_ZONE = 'Asia/Shanghai'

/** What a call answers (document 000). */
export interface Answer {
  code: number
  info: string
  data: unknown
}

export interface TestApi {
  url: string
  token: string
  /** Posts a form with the terminal's token (or another, or none) and reads the answer. */
  call(path: string, fields?: Fields, token?: string | null): Promise<Answer>
  close(): Promise<void>
}

type Fields = Record<string, string | number>

export interface InProcessApi extends TestApi {
  store: Store
  running: RunningApi
}

export interface StartOptions {
  data?: string
  /** How many sample members; null (the default) = none. */
  sample?: number | null
  /** Hand-made coupons instead of sample data. */
  coupons?: CouponFixture[]
  clock?: () => Instant
  undoMinutes?: number
  logLevel?: string
}

/** A folder for one test's files; removed by the function that comes with it. */
export function temporaryFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'coupon-api-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Runs the API inside this process on a free port, in a database of its own unless told which. */
export async function startEmbeddedApi(options: StartOptions = {}): Promise<InProcessApi> {
  const { folder, remove } = temporaryFolder()
  const clock = options.clock ?? Date.now
  const data = options.data ?? join(folder, 'api.db')
  if (options.coupons) await writeFixtures(data, options.coupons, clock)
  const settings: Options = {
    host: '127.0.0.1',
    port: 0,
    data,
    timeZone: TIME_ZONE,
    sampleMembers: options.sample ?? null,
    undoMinutes: options.undoMinutes ?? 10,
    logLevel: options.logLevel ?? 'silent',
    terminalToken: TOKEN,
  }
  const running = await startApi(settings, clock)
  const close = async () => {
    await running.close()
    remove()
  }
  return { ...client(running.url, TOKEN), store: running.store, running, close }
}

/** Makes a database with these coupons and their members, three shops and two staff members. */
export async function writeFixtures(
  file: string,
  coupons: CouponFixture[],
  clock: () => Instant = Date.now,
): Promise<void> {
  const store = await openSqliteStore({ file, timeZone: TIME_ZONE, clock })
  const today = toDayNumber(dayOf(clock(), TIME_ZONE))
  await store.sample.fill(await fixtureData(coupons, today, clock()), today)
  await store.close()
}

/** The calls of an API at an address. */
export function client(url: string, terminalToken: string): Omit<TestApi, 'close'> {
  return {
    url,
    token: terminalToken,
    async call(path, fields = {}, token = terminalToken) {
      const body = new URLSearchParams(
        Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
      )
      const headers = token === null ? {} : { authorization: `Bearer ${token}` }
      const response = await fetch(url + path, { method: 'POST', body, headers })
      return (await response.json()) as Answer
    },
  }
}

export interface SpawnedApi extends TestApi {
  child: ChildProcess
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>
}

/** What the process told instead of starting, and what it printed. */
export class SpawnFailure extends Error {
  constructor(
    readonly code: string,
    readonly said: string,
    readonly printed: string,
  ) {
    super(`${code}: ${said}\n${printed}`)
  }
}

/**
 * Runs the built API as a process of its own, as the terminal does, in the Electron or Node that runs the tests.
 * @throws SpawnFailure when it says that it cannot start
 */
export async function spawnEmbeddedApi(
  args: string[],
  env: Record<string, string> = {},
): Promise<SpawnedApi> {
  const script = resolve(import.meta.dirname, '../../out/main/embedded-api.js')
  if (!existsSync(script)) throw new Error(`Build first: there is no ${script}`)
  const child = fork(script, args, {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ...env },
  })
  const { port, token } = await whenListening(child)
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
  return {
    ...client(`http://127.0.0.1:${port}`, token),
    child,
    kill: () => end('SIGKILL'),
    close: () => end('SIGTERM'),
  }
}

function whenListening(child: ChildProcess): Promise<{ port: number; token: string }> {
  return new Promise((done, failed) => {
    let printed = ''
    let failure: { code: string; message: string } | undefined
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    }
    child.on(
      'message',
      (message: { type: string; port: number; token: string; code: string; message: string }) => {
        if (message.type === 'listening') done(message)
        if (message.type === 'failed') failure = message
      },
    )
    child.once('close', (status) =>
      failed(new SpawnFailure(failure?.code ?? `exit ${status}`, failure?.message ?? '', printed)),
    )
  })
}
