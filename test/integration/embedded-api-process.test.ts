import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  client,
  spawnEmbeddedApi,
  temporaryFolder,
  writeFixtures,
  type SpawnedApi,
} from '../support/embedded-api'
import { ROUTES, YUN_PATH } from '../support/yun-shop-api'

const REDEEM = '/user/auditelecoupon'
const YUN_ROUTES = Object.values(ROUTES)

let place: { folder: string; remove(): void }
let data: string
let apis: SpawnedApi[]
beforeEach(() => {
  place = temporaryFolder()
  data = join(place.folder, 'api.db')
  apis = []
})
afterEach(async () => {
  await Promise.all(apis.map((api) => api.kill()))
  place.remove()
})

async function start(...args: string[]): Promise<SpawnedApi> {
  const api = await spawnEmbeddedApi(['--port', '0', '--data', data, ...args])
  apis.push(api)
  return api
}
const usable = (count: number) => Array.from({ length: count }, (_, index) => ({ id: index + 1 }))

describe('kill -9 in a storm of redemptions', () => {
  it.each([1, 25, 90])(
    'after %d answers: what was answered is there, and nothing twice',
    async (enough) => {
      const COUPONS = 400
      await writeFixtures(data, usable(COUPONS))
      const first = await start()
      const answered = new Set<number>()
      let next = 1
      let killed: Promise<void> | undefined
      const redeem = async () => {
        while (next <= COUPONS && !killed) {
          const id = next++
          const fields = { mem_coupon_id: id, request_id: `storm-${id}` }
          const answer = await first.call(REDEEM, fields).catch(() => undefined)
          if (answer?.code === 0) answered.add(id)
          if (answered.size >= enough) killed ??= first.kill()
        }
      }
      await Promise.all(Array.from({ length: 16 }, redeem))
      await killed
      expect(next, 'it was killed in the middle').toBeLessThan(COUPONS)

      const second = await start()
      for (const id of answered) {
        const found = await second.call('/user/auditinfo', { request_id: `storm-${id}` })
        expect(found).toMatchObject({ code: 0, data: { mem_coupon_id: id } })
      }
      // Whoever got no answer asks again with the same request id: done once, whichever of the two it was.
      for (let id = 1; id < next; id++) {
        const again = await second.call(REDEEM, { mem_coupon_id: id, request_id: `storm-${id}` })
        expect(again).toMatchObject({ code: 0, data: { mem_coupon_id: id } })
      }
      await second.close()
      expect(countsOf(data)).toEqual({ rows: next - 1, coupons: next - 1, integrity: 'ok' })
    },
  )
})

function countsOf(file: string): unknown {
  const db = new Database(file, { readonly: true })
  const row = db
    .prepare('SELECT count(*) AS rows, count(DISTINCT mem_coupon_id) AS coupons FROM redemption')
    .get() as object
  const integrity = db.pragma('integrity_check', { simple: true })
  db.close()
  return { ...row, integrity }
}

describe('two processes on one data file', () => {
  it('still redeem a coupon only once', async () => {
    await writeFixtures(data, usable(20))
    const [one, two] = await Promise.all([start(), start()])
    const answers = await Promise.all(
      usable(20).flatMap(({ id }) =>
        [one, two].map((api) => api.call(REDEEM, { mem_coupon_id: id })),
      ),
    )
    const codes = answers.map(({ code }) => code).sort()
    expect(codes).toEqual([...Array<number>(20).fill(0), ...Array<number>(20).fill(2001)])
  })
})

describe('data files that cannot be used', () => {
  const failing = (code: string) => expect(start()).rejects.toMatchObject({ code })
  const files = () => readdirSync(place.folder).sort()

  it('refuses a file from a newer version and leaves it untouched', async () => {
    await writeFixtures(data, usable(1))
    const db = new Database(data)
    db.prepare('INSERT INTO schema_version (version, applied_at) VALUES (99, 0)').run()
    db.close()
    const before = { bytes: readFileSync(data), files: files() }
    await expect(start()).rejects.toMatchObject({
      code: 'data-newer',
      said: expect.stringMatching(/更新版本[^]*newer version/),
    })
    expect(readFileSync(data).equals(before.bytes)).toBe(true)
    expect(files()).toEqual(before.files)
  })

  it('leaves a newer file untouched also where its last changes are still in the log', async () => {
    await writeFixtures(data, usable(1))
    const newer = new Database(data)
    newer.prepare('INSERT INTO schema_version (version, applied_at) VALUES (99, 0)').run()
    const before = [data, `${data}-wal`].map((file) => readFileSync(file))
    await failing('data-newer')
    expect([data, `${data}-wal`].map((file) => readFileSync(file))).toEqual(before)
    newer.close()
  })

  it('refuses a read-only file, even to the superuser', async () => {
    await writeFixtures(data, usable(1))
    chmodSync(data, 0o444)
    await expect(start()).rejects.toMatchObject({
      code: 'data-not-writable',
      said: expect.stringMatching(/不可写[^]*cannot be written/),
    })
  })

  it('refuses a place where no file can be', async () => {
    writeFileSync(join(place.folder, 'file'), '')
    data = join(place.folder, 'file', 'api.db')
    await failing('data-not-writable')
  })

  it('refuses a folder', async () => {
    data = place.folder
    await failing('data-not-writable')
  })

  it('refuses what is no database, and a database of another program, untouched', async () => {
    writeFileSync(data, 'a shopping list, and not a short one'.repeat(100))
    await failing('data-damaged')
    expect(readFileSync(data, 'utf8')).toMatch(/^a shopping list/)
    data = join(place.folder, 'other.db')
    const db = new Database(data)
    db.exec('CREATE TABLE recipe (name TEXT)')
    db.close()
    const before = readFileSync(data)
    await failing('data-foreign')
    expect(readFileSync(data).equals(before)).toBe(true)
  })

  it('takes an empty file for a new one', async () => {
    writeFileSync(data, '')
    const api = await start('--no-sample')
    expect(await api.call('/auditelecoupon/getshoplist')).toMatchObject({ code: 0, data: [] })
  })
})

describe('starting and stopping', () => {
  it('says that the port is in use', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const { port } = holder.address() as AddressInfo
    const started = spawnEmbeddedApi(['--port', String(port), '--data', data, '--no-sample'])
    await expect(started).rejects.toMatchObject({
      code: 'port-in-use',
      said: expect.stringMatching(/已被占用[^]*in use/),
    })
    holder.close()
  })

  it.each([
    ['--port', 'x'],
    ['--sample-members', '-1'],
    ['--time-zone', 'Mars/Base'],
    ['--log-level', 'loud'],
  ])('says that %s %s is wrong', async (...args) => {
    await expect(start(...args)).rejects.toMatchObject({ code: 'bad-option' })
  })

  it('gives its parent a fresh token each time, and stops when asked or left alone', async () => {
    const one = await start('--no-sample')
    const two = await spawnEmbeddedApi(['--port', '0', '--data', `${data}2`, '--no-sample'])
    apis.push(two)
    expect(one.token).not.toBe(two.token)
    expect(await one.call('/auditelecoupon/getshoplist', {}, two.token)).toMatchObject({
      code: 1401,
    })
    const ends = [one, two].map(({ child }) => once(child, 'exit'))
    one.child.send({ type: 'stop' })
    two.child.disconnect()
    expect(await Promise.all(ends)).toEqual([
      [0, null],
      [0, null],
    ])
    expect(readdirSync(place.folder), 'the database is closed properly').toEqual([
      'api.db',
      'api.db2',
    ])
  })

  it('runs alone, says where, and lets sample staff in', async () => {
    const script = resolve(import.meta.dirname, '../../out/main/embedded-api.js')
    const args = [script, '--port', '0', '--data', data, '--sample-members', '20']
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    for await (const chunk of child.stdout) {
      said += String(chunk)
      if (said.includes('sample accounts')) break
    }
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0] ?? ''
    const [, account = '', password = ''] = /sample accounts: (\w+)\/([\w-]+)/.exec(said) ?? []
    const login = await client(url, '').call('/user/login', { account, password }, null)
    expect(login).toMatchObject({ code: 0, data: { staff: { account } } })
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await exit).toEqual([0, null])
  })
})

describe('the description at /docs', () => {
  it('is what the bare address leads to', async () => {
    const { url } = await start('--no-sample')
    const home = await fetch(url, { redirect: 'manual' })
    expect([home.status, home.headers.get('location')]).toEqual([302, '/docs'])
  })

  it('lists every call, documented and extension, and loads nothing from elsewhere', async () => {
    const { url } = await start('--no-sample')
    const page = await fetch(`${url}/docs`)
    const html = await page.text()
    expect(html).not.toMatch(/https?:\/\//)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    for (const [, path = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await fetch(url + path)).status, path).toBe(200)
    }
    interface Operation {
      tags: string[]
      requestBody?: { content: object }
      parameters?: { name: string }[]
    }
    const openApi = (await (await fetch(`${url}/docs/json`)).json()) as {
      paths: Record<string, { post?: Operation; get?: Operation }>
    }
    const operations = Object.values(openApi.paths).flatMap(({ post, get }) => post ?? get ?? [])
    const counted = (tag: string) => operations.filter(({ tags }) => tags[0] === tag).length
    expect([counted('documented'), counted('extension')]).toEqual([7, 17])
    expect(counted('yun_shop documented') + counted('yun_shop extension')).toBe(YUN_ROUTES.length)
    for (const route of YUN_ROUTES) {
      const { get, post } = openApi.paths[`${YUN_PATH}?i=1&route=${route}`] ?? {}
      const hasInput = get ? get.parameters : post?.requestBody
      expect(route === ROUTES.stores || hasInput !== undefined, route).toBe(true)
    }
    expect(
      Object.keys(openApi.paths['/user/auditelecoupon']?.post?.requestBody?.content ?? {}),
    ).toEqual(['application/x-www-form-urlencoded', 'application/json'])
  })
})
