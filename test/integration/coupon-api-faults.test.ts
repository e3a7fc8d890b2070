import type { ServerResponse } from 'node:http'
import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import type { Connection } from '../../src-shared/domain/connection'
import { ProblemError, type Problem } from '../../src-shared/ipc/result'
import {
  closedPort,
  connectionTo,
  json,
  recordingLine,
  recordingLog,
  send,
  startRaw,
  startServer,
  success,
  type TestServer,
} from '../support/fault-server'

const ORDER = { couponId: '1', shopId: '2', requestId: '5f1c0a' }
const REDEEMED = success({ mem_coupon_id: '1', create_date: 1543296083, id: '3' })

let server: TestServer | undefined
let line: ReturnType<typeof recordingLine>
let log: ReturnType<typeof recordingLog>

beforeEach(() => {
  line = recordingLine()
  log = recordingLog()
})
afterEach(async () => {
  await server?.close()
  server = undefined
})

function gatewayTo(url: string, changes: Partial<Connection> = {}, token: string | null = null) {
  return createGateway(connectionTo(url, changes), token, { log, line })
}

async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  try {
    await promise
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('expected a problem')
}

/** Serves every call so, then asks for shops and for a redemption. */
async function bothOutcomes(started: Promise<TestServer>, changes: Partial<Connection> = {}) {
  server = await started
  const gateway = gatewayTo(server.url, changes)
  const read = await problemOf(gateway.shops())
  return { read, redeem: await gateway.redeem(ORDER) }
}

const body =
  (text: string | Buffer, status = 200) =>
  (_request: unknown, response: ServerResponse) => {
    response.writeHead(status).end(text)
  }

describe('a back end that cannot be reached: nothing was sent', () => {
  it('no such host', async () => {
    const gateway = gatewayTo('http://no-such-host.invalid')
    const problem = { code: 'api.hostNotFound', host: 'no-such-host.invalid' }
    expect(await problemOf(gateway.shops())).toEqual(problem)
    expect(await gateway.redeem(ORDER)).toEqual({ kind: 'notSent', problem })
    expect(line.heard.failed).toEqual([problem, problem])
  })

  it('nobody listens on the port', async () => {
    const host = `127.0.0.1:${await closedPort()}`
    const gateway = gatewayTo(`http://${host}`)
    const problem = { code: 'api.unreachable', host }
    expect(await problemOf(gateway.shops())).toEqual(problem)
    expect(await gateway.redeem(ORDER)).toEqual({ kind: 'notSent', problem })
  })

  it('a self-signed certificate: refused before a byte of the request left', async () => {
    server = await startServer(json(REDEEMED), { secure: true })
    const gateway = gatewayTo(server.url)
    const host = `127.0.0.1:${server.port}`
    const problem = { code: 'api.certificate', host, reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' }
    expect(await problemOf(gateway.shops())).toEqual(problem)
    for (let i = 0; i < 20; i++) {
      expect(await gateway.redeem(ORDER)).toEqual({ kind: 'notSent', problem })
    }
    // A request on the wire would have arrived before a further one over a connection of its own does.
    expect(server.seen).toEqual([])
  })

  it('https spoken to a plain server', async () => {
    server = await startRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), 'https')
    const outcome = await gatewayTo(server.url).redeem(ORDER)
    expect(outcome).toMatchObject({ kind: 'notSent', problem: { code: 'api.certificate' } })
  })

  it('a TLS handshake that never ends', async () => {
    server = await startRaw(() => undefined, 'https')
    const gateway = gatewayTo(server.url, { timeoutMs: 300 })
    expect(await gateway.redeem(ORDER)).toEqual({
      kind: 'notSent',
      problem: { code: 'api.timeout', seconds: 0.3 },
    })
  })

  it('a token that cannot travel in a header', async () => {
    server = await startServer(json(REDEEMED))
    const gateway = gatewayTo(server.url, { tokenTransport: 'bearer' }, 'secret\r\nX-Admin: 1')
    expect(await gateway.redeem(ORDER)).toEqual({
      kind: 'notSent',
      problem: { code: 'api.unauthorized' },
    })
    expect(server.seen).toEqual([])
  })
})

describe('a back end that got the request and gave no proper answer: nobody knows', () => {
  it('resets the connection once it has read the request', async () => {
    const reset = startRaw((socket) => socket.once('data', () => socket.resetAndDestroy()))
    const { read, redeem } = await bothOutcomes(reset)
    expect(read.code).toBe('api.unreachable')
    expect(redeem).toEqual({ kind: 'noAnswer', problem: read })
  })

  it('hangs', async () => {
    const startedAt = performance.now()
    const hang = startServer(() => undefined)
    const { read, redeem } = await bothOutcomes(hang, { timeoutMs: 300 })
    expect(read).toEqual({ code: 'api.timeout', seconds: 0.3 })
    expect(redeem).toEqual({ kind: 'noAnswer', problem: read })
    expect(performance.now() - startedAt).toBeLessThan(3000)
  })

  it('drips its answer, byte by byte, for ever', async () => {
    const drip = startServer((_request, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('{'), 20)
      response.on('close', () => clearInterval(timer))
    })
    const { read, redeem } = await bothOutcomes(drip, { timeoutMs: 300 })
    expect(read).toEqual({ code: 'api.timeout', seconds: 0.3 })
    expect(redeem).toEqual({ kind: 'noAnswer', problem: read })
  })

  it('answers 50 MB: stops reading at the limit', async () => {
    let sent = 0
    const flood = startServer((_request, response) => {
      const chunk = Buffer.alloc(1_000_000, ' ')
      response.writeHead(200)
      const pour = (): void => {
        while (sent < 50_000_000 && !response.destroyed) {
          sent += chunk.length
          if (!response.write(chunk)) return void response.once('drain', pour)
        }
        response.end()
      }
      sent = 0
      pour()
    })
    server = await flood
    const gateway = gatewayTo(server.url)
    expect(await problemOf(gateway.shops())).toEqual({ code: 'api.tooLarge', limitMb: 10 })
    expect(sent).toBeLessThan(40_000_000)
    expect(await gateway.redeem(ORDER)).toMatchObject({
      kind: 'noAnswer',
      problem: { code: 'api.tooLarge' },
    })
  })

  it('answers 50 MB packed into 50 kB', async () => {
    const packed = gzipSync(Buffer.alloc(50_000_000, ' '))
    const bomb = startServer((_request, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(packed)
    })
    expect((await bothOutcomes(bomb)).read.code).toBe('api.tooLarge')
  })

  it.each([
    [
      'less than the length it announced',
      'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"code":0,"data":[',
    ],
    [
      'a chunk that never ends',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1f\r\n{"code":0,',
    ],
    ['JSON cut off, length not announced', 'HTTP/1.1 200 OK\r\n\r\n{"code":0,"data":[{"id"'],
  ])('a truncated answer: %s', async (_name, bytes) => {
    const cut = startRaw((socket) => socket.once('data', () => socket.end(bytes)))
    const { read, redeem } = await bothOutcomes(cut)
    expect(read).toEqual({ code: 'api.truncated' })
    expect(redeem).toEqual({ kind: 'noAnswer', problem: read })
  })

  it('does not speak HTTP at all', async () => {
    const ssh = startRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'))
    expect((await bothOutcomes(ssh)).read).toEqual({ code: 'api.notJson' })
  })

  it.each<[name: string, text: string, status: number, problem: Problem]>([
    ['HTML with status 200', '<!doctype html><p>登录', 200, { code: 'api.notJson' }],
    ['nothing', '', 200, { code: 'api.notJson' }],
    ['HTTP 500', 'Internal Server Error', 500, { code: 'api.http', status: 500 }],
    ['HTTP 404 with HTML', '<html>', 404, { code: 'api.http', status: 404 }],
    ['success in an HTTP 500', JSON.stringify(REDEEMED), 500, { code: 'api.http', status: 500 }],
    ['JSON without a code', '{"data":[]}', 200, { code: 'api.unexpected' }],
    ['a code that is no number', '{"code":"ok","data":[]}', 200, { code: 'api.unexpected' }],
    ['a code that is far too large', '{"code":1e300}', 200, { code: 'api.unexpected' }],
    ['a list', '[]', 200, { code: 'api.unexpected' }],
    ['null', 'null', 200, { code: 'api.unexpected' }],
    ['a text', '"ok"', 200, { code: 'api.unexpected' }],
    ['100,000 brackets', '['.repeat(1e5) + ']'.repeat(1e5), 200, { code: 'api.unexpected' }],
  ])('answers %s', async (_name, text, status, problem) => {
    const { read, redeem } = await bothOutcomes(startServer(body(text, status)))
    expect(read).toEqual(problem)
    expect(redeem).toEqual({ kind: 'noAnswer', problem })
    expect(line.heard).toEqual({ answered: [], failed: [problem, problem] })
  })

  it('sends it elsewhere: a redirect is not followed', async () => {
    const elsewhere = await startServer(json(REDEEMED))
    const redirect = startServer((_request, response) => {
      response.writeHead(307, { Location: elsewhere.url }).end()
    })
    const { read, redeem } = await bothOutcomes(redirect)
    expect(read).toEqual({ code: 'api.http', status: 307 })
    expect(redeem).toEqual({ kind: 'noAnswer', problem: read })
    expect(elsewhere.seen).toEqual([])
    await elsewhere.close()
  })

  it.each([
    ['another coupon', success({ mem_coupon_id: 2, id: 3 })],
    ['no coupon', success({ id: 3 })],
    ['an empty list', success([])],
    ['nothing', success(null)],
    ['an id that is not exact', { code: 0, data: { mem_coupon_id: 1.5, id: 3 } }],
  ])('says success and names %s', async (_name, answer) => {
    server = await startServer(json(answer))
    expect(await gatewayTo(server.url).redeem(ORDER)).toEqual({
      kind: 'noAnswer',
      problem: { code: 'api.unexpected' },
    })
  })
})

describe('a back end that refuses', () => {
  it('gives its code and its reason, cleaned for the screen', async () => {
    const info = `  已过期\u0000\u202e${'很'.repeat(300)}😀 `
    const { read, redeem } = await bothOutcomes(startServer(json({ code: '2002', info })))
    const expected = { apiCode: 2002, info: `已过期 ${'很'.repeat(196)}` }
    expect(read).toEqual({ code: 'api.refused', ...expected })
    expect(redeem).toEqual({ kind: 'refused', ...expected })
    expect(line.heard.failed).toEqual([])
    expect(line.heard.answered).toHaveLength(2)
  })

  it('in an HTTP error status, still a refusal', async () => {
    const { redeem } = await bothOutcomes(startServer(json({ code: 9, info: '' }, 422)))
    expect(redeem).toEqual({ kind: 'refused', apiCode: 9, info: '' })
  })

  it('while it is in trouble itself: not taken as final', async () => {
    const { read, redeem } = await bothOutcomes(startServer(json({ code: 9, info: '忙' }, 500)))
    expect(read).toEqual({ code: 'api.refused', apiCode: 9, info: '忙' })
    expect(redeem).toEqual({ kind: 'noAnswer', problem: read })
  })

  it.each([
    ['HTTP 401', { code: 1, info: '' }, 401],
    ['HTTP 403', '<html>', 403],
    ['code 1401', { code: 1401, info: '请先登录' }, 200],
  ])('for its token: %s', async (_name, answer, status) => {
    const { read, redeem } = await bothOutcomes(startServer(json(answer, status)))
    expect(read).toEqual({ code: 'api.unauthorized' })
    expect(redeem).toEqual({ kind: 'notSent', problem: read })
  })

  it.each([
    ['as a page', 'slow down'],
    ['as a refusal', { code: 1429, info: '太快' }],
  ])('because there were too many requests, %s: may be sent again', async (_name, answer) => {
    server = await startServer(json(answer, 429))
    expect(await gatewayTo(server.url).redeem(ORDER)).toEqual({
      kind: 'notSent',
      problem: { code: 'api.http', status: 429 },
    })
  })
})

describe('connections', () => {
  /** Answers the first request on each connection, then breaks it when the next one arrives. */
  function forgetful(): Promise<TestServer> {
    return startRaw((socket) => {
      const text = JSON.stringify(success([]))
      const head = `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n`
      socket.once('data', () => {
        socket.write(head + text)
        socket.once('data', () => socket.resetAndDestroy())
      })
    })
  }

  it('a read over a kept connection that breaks is made once more over a new one', async () => {
    server = await forgetful()
    const gateway = gatewayTo(server.url)
    expect(await gateway.shops()).toEqual([])
    expect(await gateway.shops()).toEqual([])
    expect(server.connections()).toBe(2)
    expect(line.heard.failed).toEqual([])
  })

  it('a redemption has a connection of its own and is never made twice', async () => {
    server = await startServer(({ path }, response) => {
      if (path === '/user/auditelecoupon') response.destroy()
      else send(response, JSON.stringify(success([])))
    })
    const gateway = gatewayTo(server.url)
    await gateway.shops()
    expect((await gateway.redeem(ORDER)).kind).toBe('noAnswer')
    expect(server.connections()).toBe(2)
    expect(server.seen.filter(({ path }) => path === '/user/auditelecoupon')).toHaveLength(1)
  })

  it('reads share a connection', async () => {
    server = await startServer(json(success([])))
    const gateway = gatewayTo(server.url)
    for (let i = 0; i < 5; i++) await gateway.shops()
    expect(server.connections()).toBe(1)
  })

  it('asks no proxy of the environment', async () => {
    const proxy = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    const before = process.env.http_proxy
    const address = proxy.address()
    process.env.http_proxy = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
    try {
      server = await startServer(json(success([])))
      expect(await gatewayTo(server.url).shops()).toEqual([])
    } finally {
      if (before === undefined) delete process.env.http_proxy
      else process.env.http_proxy = before
      proxy.close()
    }
  })
})

describe('the token', () => {
  const TOKEN = 'tk-9d2f7c'
  it.each<[Partial<Connection>, (seen: TestServer['seen'][number]) => unknown]>([
    [{ tokenTransport: 'bearer' }, ({ headers }) => headers.authorization?.replace('Bearer ', '')],
    [{ tokenTransport: 'header', tokenName: 'X-Shop-Key' }, ({ headers }) => headers['x-shop-key']],
    [{ tokenTransport: 'form', tokenName: 'access_token' }, ({ fields }) => fields.access_token],
  ])('travels as %j says', async (changes, where) => {
    server = await startServer(json(success([])))
    await gatewayTo(server.url, changes, TOKEN).shops()
    const [seen] = server.seen
    expect(seen && where(seen)).toBe(TOKEN)
  })

  it('does not travel where the connection wants none', async () => {
    server = await startServer(json(success([])))
    await gatewayTo(server.url, { tokenTransport: 'none' }, TOKEN).shops()
    expect(JSON.stringify(server.seen)).not.toContain(TOKEN)
  })

  it('is never logged, nor are members or bodies', async () => {
    const phone = '13900001111'
    server = await startServer(({ path }, response) => {
      if (path === '/user/auditelecoupon')
        return void response.writeHead(500).end(`${phone} failed`)
      send(
        response,
        JSON.stringify(
          success([
            { id: 7, mobile: phone },
            { id: [], mobile: phone },
          ]),
        ),
      )
    })
    const gateway = gatewayTo(server.url, { tokenTransport: 'form' }, TOKEN)
    await gateway.searchMembers(phone, 5)
    await gateway.redeem(ORDER)
    expect(log.lines.length).toBeGreaterThan(3)
    expect(log.lines.join('\n')).toContain('data.1.id')
    expect(log.lines.join('\n')).not.toContain(TOKEN)
    expect(log.lines.join('\n')).not.toContain(phone)
  })
})

describe('the line', () => {
  it('hears the latency and the server’s time', async () => {
    server = await startServer((_request, response) => {
      response.setHeader('Date', 'Tue, 27 Nov 2018 03:44:03 GMT')
      send(response, JSON.stringify(success([])))
    })
    await gatewayTo(server.url).shops()
    expect(line.heard.answered).toEqual([
      { latencyMs: expect.any(Number), serverTime: Date.UTC(2018, 10, 27, 3, 44, 3) },
    ])
  })
})
