import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SAMPLE_STAFF, type SampleStaff } from '../../src-main/embedded-api/sample/catalogue'
import { startApi, type RunningApi } from '../../src-main/embedded-api/start'
import { client, temporaryFolder, TIME_ZONE } from '../support/embedded-api'

// Every address of this computer: what a shop's other computers reach.
const EVERYWHERE = '0.0.0.0'
const LOOPBACK = '127.0.0.1'

let place: { folder: string; remove(): void }
let api: RunningApi | undefined
let announced: SampleStaff[]
beforeEach(() => {
  place = temporaryFolder()
  announced = []
})
afterEach(async () => {
  await close()
  place.remove()
})

async function close(): Promise<void> {
  await api?.close()
  api = undefined
}

async function serve(
  host: string,
  { members = 5, port = 0 }: { members?: number | null; port?: number } = {},
) {
  const options = {
    host,
    port,
    data: join(place.folder, 'api.db'),
    timeZone: TIME_ZONE,
    sampleMembers: members,
    undoMinutes: 10,
    logLevel: 'silent',
    terminalToken: null,
  }
  api = await startApi(options, Date.now, (staff) => announced.push(...staff))
  return api
}

async function logIn({ port }: RunningApi, { account, password }: SampleStaff): Promise<number> {
  const { call } = client(`http://127.0.0.1:${port}`, '')
  return (await call('/user/login', { account, password }, null)).code
}

describe('an API for other computers', () => {
  it('gives new sample staff random passwords and tells them once', async () => {
    const running = await serve(EVERYWHERE)
    expect(announced.map(({ account }) => account)).toEqual(SAMPLE_STAFF.map((one) => one.account))
    for (const staff of announced) expect(await logIn(running, staff)).toBe(0)
    for (const staff of SAMPLE_STAFF) expect(await logIn(running, staff)).toBe(1402)

    await close()
    const told = announced.splice(0)
    const again = await serve(EVERYWHERE)
    expect(announced).toEqual([])
    for (const staff of told) expect(await logIn(again, staff)).toBe(0)
  })

  it('tells them also when it cannot listen afterwards', async () => {
    const holder = createServer().listen(0, EVERYWHERE)
    await once(holder, 'listening')
    const { port } = holder.address() as AddressInfo
    await expect(serve(EVERYWHERE, { port })).rejects.toMatchObject({ code: 'port-in-use' })
    holder.close()
    expect(announced).toHaveLength(SAMPLE_STAFF.length)
  })

  it('is refused over a database with the published passwords, which stays as it is', async () => {
    await serve(LOOPBACK)
    expect(announced).toEqual([])
    await close()
    await expect(serve(EVERYWHERE)).rejects.toMatchObject({
      code: 'published-passwords',
      chinese: expect.stringMatching(/公开的密码[^]*--data/),
      english: expect.stringMatching(/lintian[^]*published passwords[^]*--data/),
    })
    const second = await serve(LOOPBACK)
    expect(second.sample).toBe('kept')
    for (const staff of SAMPLE_STAFF) expect(await logIn(second, staff)).toBe(0)
  })

  it('needs no passwords without sample data', async () => {
    await serve(EVERYWHERE, { members: null })
    expect(announced).toEqual([])
    await close()
    await serve(EVERYWHERE, { members: null })
  })
})

describe('the program for other computers', () => {
  /** Runs it until it has said so much, or has ended; returns what it said. */
  async function run(host: string, until: string): Promise<{ said: string; exit: unknown }> {
    const script = resolve(import.meta.dirname, '../../out/main/embedded-api.js')
    const data = join(place.folder, 'api.db')
    const args = [script, '--host', host, '--port', '0', '--data', data, '--sample-members', '5']
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const closed = once(child, 'close')
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (said.includes(until)) child.kill('SIGTERM')
      })
    }
    const [exit] = (await closed) as unknown[]
    return { said, exit }
  }

  it('shows the random passwords at the first start alone', async () => {
    const first = await run(EVERYWHERE, '数据 / data:')
    expect(first.said).toMatch(/只显示这一次[^]*only this once[^]*lintian\/[a-z2-9-]{14}, /)
    const second = await run(EVERYWHERE, '数据 / data:')
    expect(second.said).not.toContain('lintian')
  })

  it('says why it does not serve a database with the published passwords', async () => {
    const local = await run(LOOPBACK, 'lintian/coupon-1001')
    expect(local.exit).toBe(0)
    const { said, exit } = await run(EVERYWHERE, '数据 / data:')
    expect(exit).toBe(1)
    expect(said).toMatch(/仍在使用公开的密码[^]*still have their published passwords/)
  })
})
