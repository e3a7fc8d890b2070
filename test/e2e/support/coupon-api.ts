import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { bundleProgram } from '../../support/bundle.mjs'
import type { CouponFixture } from '../../support/embedded-api-fixtures'
import { APP_FOLDER, electronAtHand } from './electron'

export type { CouponFixture }

const SAMPLE_MEMBERS = '50'
const run = promisify(execFile)

/** One redemption as the API's own list shows it. */
export interface Listed {
  mem_coupon_id: number
  member_id: number
  shop_id: number
}

/** The coupon API in a process of its own, as several terminals share it. */
export interface CouponApi {
  url: string
  token: string
  /** Asks one of its calls and resolves with the `data` of the answer; a refusal fails the test. */
  ask<Data>(path: string, fields: Record<string, string>): Promise<Data>
  /** Asks the API itself for every redemption of today and the days around it. */
  redemptionsOf(couponIds: readonly string[]): Promise<Listed[]>
  close(): Promise<void>
}

/** Starts the built API in the folder, with sample data, or with these coupons and nothing else. */
export async function startCouponApi(
  folder: string,
  coupons: readonly CouponFixture[] | null = null,
): Promise<CouponApi> {
  const script = join(APP_FOLDER, 'out/main/embedded-api.js')
  const data = join(folder, 'shared-api.db')
  if (coupons) await fill(data, coupons)
  const child = fork(script, ['--port', '0', '--data', data, '--sample-members', SAMPLE_MEMBERS], {
    execPath: electronAtHand().program,
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { port, token } = await listening(child)
  const url = `http://127.0.0.1:${port}`
  const ask: CouponApi['ask'] = async <Data>(path: string, fields: Record<string, string>) => {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { authorization: `Bearer ${token}` },
    })
    const answer = (await response.json()) as { code: number; info: string; data: Data }
    if (answer.code !== 0) throw new Error(answer.info)
    return answer.data
  }
  return {
    url,
    token,
    ask,
    async redemptionsOf(couponIds) {
      const rows = await listAll(ask)
      return rows.filter((row) => couponIds.includes(String(row.mem_coupon_id)))
    },
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

/** Puts a `provision.json` into a data folder, so that the terminal starts connected and with a shop. */
export function provision(folder: string, baseUrl: string, token: string): void {
  const content = {
    connection: { dialect: 'auditelecoupon', baseUrl, token, timeoutMs: 5_000 },
    shop: { id: '1', name: '青禾生活馆（滨江店）', address: '滨江区望潮路 18 号' },
    staff: { number: '02', name: '林恬' },
  }
  writeFileSync(join(folder, 'provision.json'), JSON.stringify(content))
}

function listening(child: ReturnType<typeof fork>): Promise<{ port: number; token: string }> {
  return new Promise((done, failed) => {
    child.once('message', (message: { type: string; port: number; token: string }) =>
      message.type === 'listening' ? done(message) : failed(new Error(JSON.stringify(message))),
    )
    child.once('exit', (code) => failed(new Error(`The coupon API ended with ${code}`)))
  })
}

// The API's own store writes them, in the Electron that its database library is made for.
async function fill(data: string, coupons: readonly CouponFixture[]): Promise<void> {
  const program = await bundleProgram('fill-coupon-api', 'e2e')
  await run(electronAtHand().program, [program, data, JSON.stringify(coupons)], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
}

async function listAll(ask: CouponApi['ask']): Promise<Listed[]> {
  const day = (offset: number) =>
    new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  const rows: Listed[] = []
  for (let page = 1; ; page++) {
    const found = await ask<Listed[]>('/auditelecoupon/getlist', {
      begin: day(-1),
      end: day(1),
      page: String(page),
      limit: '100',
    })
    rows.push(...found)
    if (found.length < 100) return rows
  }
}
