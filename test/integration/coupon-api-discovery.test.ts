import { afterEach, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import { testConnection } from '../../src-main/coupon-api/test-connection'
import { silentLog } from '../../src-main/log'
import { ProblemError, type Problem } from '../../src-shared/ipc/result'
import {
  closedPort,
  connectionTo,
  recordingLine,
  send,
  startServer,
  success,
  type TestServer,
} from '../support/fault-server'
import { useScriptedBackEnd, type Reply } from '../support/scripted-back-end'

const { backEnd, url } = useScriptedBackEnd()
let server: TestServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

describe('discovery', () => {
  it('knows the extensions by name and ignores others', async () => {
    const extensions = ['member-search', 'health', 'telepathy']
    const gateway = await backEnd({ '/health': success({ product: 'coupon-counter', extensions }) })
    expect(gateway.capabilities.size).toBe(0)
    expect([...(await gateway.discover())]).toEqual(['member-search', 'health'])
    expect(gateway.capabilities.has('member-search')).toBe(true)
  })

  const answering = async (status: number, text: string) => {
    server = await startServer((_request, response) => send(response, text, status))
    const line = recordingLine()
    const gateway = createGateway(connectionTo(server.url), null, {
      log: silentLog,
      line,
      capabilities: ['undo', 'request-id'],
    })
    return { gateway, line }
  }

  it.each([
    ['refuses', 200, '{"code":404,"info":""}'],
    ['refuses with a status of its own', 404, '{"code":1005,"info":"没有这个接口"}'],
    ['answers something else', 200, '{"code":0,"data":{"status":"UP"}}'],
    ['has no such path', 404, '<html>'],
    ['has nothing to post there', 405, ''],
  ])(
    'a back end that %s has no extensions, and its line is not to blame',
    async (_name, status, text) => {
      const { gateway, line } = await answering(status, text)
      expect((await gateway.discover()).size).toBe(0)
      expect(line.heard.failed).toEqual([])
    },
  )

  const http = (status: number) => ({ code: 'api.http', status }) as const
  it.each<[string, number, string, Problem]>([
    ['a log-in page of a router', 200, '<html>', { code: 'api.notJson' }],
    ['JSON of something else', 200, '{"status":"UP"}', { code: 'api.unexpected' }],
    ['a way to a log-in page', 302, '', http(302)],
    ['a log-in for any path', 401, '', { code: 'api.unauthorized' }],
    ['a ban', 403, '<html>', { code: 'api.unauthorized' }],
    ['too many requests', 429, '{"code":429,"info":"稍后再试"}', http(429)],
    ['an error', 500, '', http(500)],
    ['an error in an envelope', 500, '{"code":5000,"info":"系统错误"}', http(500)],
    ['a proxy without a back end', 502, '<html>', http(502)],
    ['maintenance', 503, '', http(503)],
  ])(
    '%s says nothing of extensions: what was known stays',
    async (_name, status, text, problem) => {
      const { gateway, line } = await answering(status, text)
      await expect(gateway.discover()).rejects.toMatchObject({ problem })
      expect(line.heard.failed).toEqual([])
      expect([...gateway.capabilities]).toEqual(['undo', 'request-id'])
    },
  )

  it('can be given up', async () => {
    server = await startServer(() => undefined)
    const line = recordingLine()
    const gateway = createGateway(connectionTo(server.url), null, { log: silentLog, line })
    const control = new AbortController()
    const asked = gateway.discover(control.signal)
    control.abort()
    await expect(asked).rejects.toBeInstanceOf(ProblemError)
    expect(line.heard.failed).toEqual([])
  })
})

describe('a connection test', () => {
  const good = {
    '/auditelecoupon/getshoplist': success([
      { id: 1, name: '一店' },
      { id: 2, name: '二店' },
    ]),
    '/auditelecoupon/getlist': success([]),
  }
  const report = async (replies: Record<string, Reply>) => {
    await backEnd(replies)
    return testConnection(connectionTo(url()), 'token', { log: silentLog })
  }

  it('says what it found', async () => {
    const health = success({ product: 'coupon-counter', extensions: ['undo'] })
    expect(await report({ ...good, '/health': health })).toEqual({
      ok: true,
      problem: null,
      shops: 2,
      latencyMs: expect.any(Number),
      capabilities: ['undo'],
    })
    expect(await report(good)).toMatchObject({ ok: true, capabilities: [] })
  })

  it.each<[string, Record<string, Reply>, object]>([
    [
      'a token that lists shops but no records',
      { ...good, '/auditelecoupon/getlist': { code: 1401, info: '' } },
      { code: 'api.unauthorized' },
    ],
    ['no shops', { ...good, '/auditelecoupon/getshoplist': success([]) }, { code: 'api.noShops' }],
    [
      'not this kind of API',
      { '/auditelecoupon/getshoplist': { result: 1, msg: 'ok', data: [] } },
      { code: 'api.unexpected' },
    ],
  ])('says what is wrong: %s', async (_name, replies, problem) => {
    expect(await report(replies)).toMatchObject({ ok: false, problem, shops: 0 })
  })

  const answeringHealth = async (status: number, text: string) => {
    server = await startServer(({ path }, response) => {
      if (path === '/health') send(response, text, status)
      else send(response, JSON.stringify(success(path.endsWith('getshoplist') ? [{ id: 1 }] : [])))
    })
    return testConnection(connectionTo(server.url), 'token', { log: silentLog })
  }

  it.each([
    ['no such call', 404, ''],
    ['a page that says so', 404, '<html>'],
    ['its own page for any path', 200, '<html>'],
    ['a ban', 403, ''],
  ])('is content with %s where the health call would be', async (_name, status, text) => {
    expect(await answeringHealth(status, text)).toMatchObject({ ok: true, capabilities: [] })
  })

  it('says that the health call failed', async () => {
    const problem = { code: 'api.http', status: 502 }
    expect(await answeringHealth(502, '')).toMatchObject({ ok: false, problem })
  })

  it('says what is wrong: the address', async () => {
    const url = `http://127.0.0.1:${await closedPort()}`
    expect(await testConnection(connectionTo(url), null, { log: silentLog })).toEqual({
      ok: false,
      problem: { code: 'api.unreachable', host: url.slice('http://'.length) },
      shops: 0,
      latencyMs: null,
      capabilities: [],
    })
  })
})
