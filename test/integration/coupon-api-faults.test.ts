import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../src-shared/ipc/result'
import { json, startRaw, startServer, success } from '../support/fault-server'
import { ORDER, REDEEMED, problemOf, useFaultyBackEnd } from '../support/faulty-back-end'

const { bothOutcomes, gatewayTo, heard, serve } = useFaultyBackEnd()

const body =
  (text: string | Buffer, status = 200) =>
  (_request: unknown, response: ServerResponse) => {
    response.writeHead(status).end(text)
  }

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
    const server = await serve(flood)
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
    expect(heard()).toEqual({ answered: [], failed: [problem, problem] })
  })

  it('sends it elsewhere: a redirect is not followed', async () => {
    const elsewhere = await serve(startServer(json(REDEEMED)))
    const redirect = startServer((_request, response) => {
      response.writeHead(307, { Location: elsewhere.url }).end()
    })
    const { read, redeem } = await bothOutcomes(redirect)
    expect(read).toEqual({ code: 'api.http', status: 307 })
    expect(redeem).toEqual({ kind: 'noAnswer', problem: read })
    expect(elsewhere.seen).toEqual([])
  })

  it.each([
    ['another coupon', success({ mem_coupon_id: 2, id: 3 })],
    ['no coupon', success({ id: 3 })],
    ['an empty list', success([])],
    ['nothing', success(null)],
    ['an id that is not exact', { code: 0, data: { mem_coupon_id: 1.5, id: 3 } }],
  ])('says success and names %s', async (_name, answer) => {
    const server = await serve(startServer(json(answer)))
    expect(await gatewayTo(server.url).redeem(ORDER)).toEqual({
      kind: 'noAnswer',
      problem: { code: 'api.unexpected' },
    })
  })
})
