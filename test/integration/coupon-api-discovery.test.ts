import { afterEach, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import { testConnection } from '../../src-main/coupon-api/test-connection'
import { silentLog } from '../../src-main/log'
import { ProblemError } from '../../src-shared/ipc/result'
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

  it.each([
    ['refuses', 200, '{"code":404,"info":""}'],
    ['answers something else', 200, '{"code":0,"data":{"status":"UP"}}'],
    ['answers HTML', 200, '<html>'],
    ['has no such path', 404, '<html>'],
    ['wants a log-in for any path', 401, ''],
  ])(
    'a back end that %s has no extensions, and its line is not to blame',
    async (_name, status, text) => {
      server = await startServer((_request, response) => send(response, text, status))
      const line = recordingLine()
      const gateway = createGateway(connectionTo(server.url), null, { log: silentLog, line })
      expect((await gateway.discover()).size).toBe(0)
      expect(line.heard.failed).toEqual([])
    },
  )

  it.each([500, 502, 503])('HTTP %i says nothing of extensions', async (status) => {
    server = await startServer((_request, response) => send(response, '', status))
    const gateway = createGateway(connectionTo(server.url), null, {
      log: silentLog,
      line: recordingLine(),
    })
    await expect(gateway.discover()).rejects.toEqual(new ProblemError({ code: 'api.http', status }))
  })

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
