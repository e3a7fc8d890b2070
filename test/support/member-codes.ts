import { HOTP, Secret } from 'otpauth'
import { changingCode, CODE_STEP_MS } from '@shared/domain/member-code'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import type { Log } from '../../src-main/log'
import type { Secrets } from '../../src-main/session/secrets'
import type { TerminalParts } from '../../src-main/terminal-parts'
import { memberSecret } from '../../src-main/embedded-api/member-codes'
import { connectionId } from '../../src-main/session/link'
import type { Connection } from '@shared/domain/connection'
import { startEmbeddedApi, TIME_ZONE, type InProcessApi } from './embedded-api'
import { startProxy, type Proxy } from './fault-proxy'
import { memorySecrets, terminalParts } from './terminal-parts'
import { openTestTerminal, type TestTerminal } from './terminal'

/** In the middle of a step: nothing passes into the next one by itself. */
const START =
  Math.floor(Date.parse('2026-11-22T04:00:00.000Z') / CODE_STEP_MS) * CODE_STEP_MS + 15_000

/** A shop whose time stands still unless a test moves it: the API, the line to it, and terminals with a clock of their own. */
export interface CodeShop {
  api: InProcessApi
  line: Proxy
  secrets: Secrets
  logged: string[]
  /** The server's time, and how much the terminal's own clock is ahead of it. */
  time: { now: number; localAhead: number }
  ask<T>(path: string, fields?: Record<string, string | number>): Promise<T>
  /** The code that the member's page shows so many steps from now. */
  code(memberId: number, steps?: number, version?: number): Promise<string>
  open(folder: string, secrets?: Secrets, token?: string): Promise<TestTerminal>
  /** What the terminals keep sealed for this shop; null when nothing. */
  sealed(): string | null
}

/** Opens the shop with a coupon for each of these members. */
export async function openCodeShop(members: readonly number[]): Promise<CodeShop> {
  const time = { now: START, localAhead: 0 }
  const coupons = members.map((memberId, index) => ({ id: index + 1, memberId }))
  const api = await startEmbeddedApi({ coupons, clock: () => time.now })
  const line = await startProxy(api.url)
  const logged: string[] = []
  const log = recordingLog(logged)
  const secrets = memorySecrets()

  const connection: Connection = {
    ...{ dialect: 'auditelecoupon', baseUrl: line.url, pathPrefix: '', tokenName: 'token' },
    ...{ tokenTransport: 'bearer', timeZone: TIME_ZONE, timeoutMs: 5_000 },
  }

  async function ask<T>(path: string, fields: Record<string, string | number> = {}): Promise<T> {
    const { code, info, data } = await api.call(path, fields)
    if (code !== 0) throw new Error(info)
    return data as T
  }

  return {
    ...{ api, line, secrets, logged, time, ask },
    async code(memberId, steps = 0, version = 0) {
      const { master_key } = await ask<{ master_key: string }>('/codes/material')
      const secret = memberSecret(Buffer.from(master_key, 'base64url'), memberId, version)
      const digits = HOTP.generate({
        secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
        algorithm: 'SHA256',
        digits: 8,
        counter: Math.floor(time.now / CODE_STEP_MS) + steps,
      })
      return changingCode(String(memberId), digits).scanned
    },
    sealed: () => secrets.get(`member-codes ${connectionId(connection)}`),
    async open(folder, theirs = secrets, token = api.token) {
      const parts = terminalParts(folder, { url: line.url, token: api.token })
      const makeGateway: TerminalParts['makeGateway'] = (to, sent, tools) =>
        createGateway(to, sent, {
          ...tools,
          line: {
            // The HTTP header tells the real time, which this shop does not live in.
            answered: (ms, told) => tools.line.answered(ms, told === null ? null : time.now),
            failed: (problem) => tools.line.failed(problem),
          },
        })
      const terminal = openTestTerminal({
        ...parts,
        ...{ log, secrets: theirs, makeGateway, pullAfterMs: 3_600_000 },
        localNow: () => time.now + time.localAhead,
        steadyNow: () => time.now - START,
      })
      const { mode } = await terminal.ask('session.get', null)
      if (mode === 'none') {
        await terminal.ask('connection.save', { ...connection, token, sameBackEnd: false })
        await terminal.ask('shops.choose', { shopId: '2' })
      }
      return terminal
    },
  }
}

function recordingLog(lines: string[]): Log {
  const note = (event: string, details?: object) =>
    void lines.push(JSON.stringify({ event, ...details }))
  return { debug: note, info: note, warn: note, error: note }
}
