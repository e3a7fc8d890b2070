import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { APP_FOLDER, electronAtHand } from './electron'

const SAMPLE_MEMBERS = '50'

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
  /** Asks the API itself for every redemption of today and the days around it. */
  redemptionsOf(couponIds: readonly string[]): Promise<Listed[]>
  close(): Promise<void>
}

/** Starts the built API with sample data in the folder. */
export async function startCouponApi(folder: string): Promise<CouponApi> {
  const script = join(APP_FOLDER, 'out/main/embedded-api.js')
  const data = join(folder, 'shared-api.db')
  const child = fork(script, ['--port', '0', '--data', data, '--sample-members', SAMPLE_MEMBERS], {
    execPath: electronAtHand().program,
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { port, token } = await listening(child)
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    token,
    async redemptionsOf(couponIds) {
      const rows = await listAll(url, token)
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

async function listAll(url: string, token: string): Promise<Listed[]> {
  const day = (offset: number) =>
    new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  const rows: Listed[] = []
  for (let page = 1; ; page++) {
    const body = new URLSearchParams({
      begin: day(-1),
      end: day(1),
      page: String(page),
      limit: '100',
    })
    const response = await fetch(`${url}/auditelecoupon/getlist`, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}` },
    })
    const answer = (await response.json()) as { code: number; info: string; data: Listed[] }
    if (answer.code !== 0) throw new Error(answer.info)
    rows.push(...answer.data)
    if (answer.data.length < 100) return rows
  }
}
