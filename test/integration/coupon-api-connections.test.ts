import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../src-shared/domain/connection'
import {
  json,
  send,
  startRaw,
  startServer,
  success,
  type TestServer,
} from '../support/fault-server'
import { ORDER, useFaultyBackEnd } from '../support/faulty-back-end'

const REDEEM = '/user/auditelecoupon'
const { gatewayTo, heard, logged, serve } = useFaultyBackEnd()

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
    const server = await serve(forgetful())
    const gateway = gatewayTo(server.url)
    expect(await gateway.shops()).toEqual([])
    expect(await gateway.shops()).toEqual([])
    expect(server.connections()).toBe(2)
    expect(heard().failed).toEqual([])
  })

  it('a redemption has a connection of its own and is never made twice', async () => {
    const server = await serve(
      startServer(({ path }, response) => {
        if (path === '/user/auditelecoupon') response.destroy()
        else send(response, JSON.stringify(success([])))
      }),
    )
    const gateway = gatewayTo(server.url)
    await gateway.shops()
    expect((await gateway.redeem(ORDER)).kind).toBe('noAnswer')
    expect(server.connections()).toBe(2)
    expect(server.seen.filter(({ path }) => path === '/user/auditelecoupon')).toHaveLength(1)
  })

  it('redemptions in a row share a connection of their own, and one that dies with it is never sent again', async () => {
    const health = success({ product: 'coupon-counter', extensions: ['request-id'] })
    let redeemed = 0
    const server = await serve(
      startServer(({ path }, response) => {
        if (path === REDEEM && redeemed++ > 0) response.destroy()
        else if (path === REDEEM)
          send(response, JSON.stringify(success({ mem_coupon_id: ORDER.couponId })))
        else send(response, JSON.stringify(health))
      }),
    )
    const gateway = gatewayTo(server.url)
    expect(await gateway.discover()).toContain('request-id')
    expect((await gateway.redeem(ORDER)).kind).toBe('accepted')
    expect((await gateway.redeem(ORDER)).kind).toBe('noAnswer')
    expect(server.connections()).toBe(2)
    expect(server.seen.filter(({ path }) => path === REDEEM)).toHaveLength(2)
  })

  it('reads share a connection', async () => {
    const server = await serve(startServer(json(success([]))))
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
      const server = await serve(startServer(json(success([]))))
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
    const server = await serve(startServer(json(success([]))))
    await gatewayTo(server.url, changes, TOKEN).shops()
    const [seen] = server.seen
    expect(seen && where(seen)).toBe(TOKEN)
  })

  it('does not travel where the connection wants none', async () => {
    const server = await serve(startServer(json(success([]))))
    await gatewayTo(server.url, { tokenTransport: 'none' }, TOKEN).shops()
    expect(JSON.stringify(server.seen)).not.toContain(TOKEN)
  })

  it('is never logged, nor are members or bodies', async () => {
    const phone = '13900001111'
    const server = await serve(
      startServer(({ path }, response) => {
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
      }),
    )
    const gateway = gatewayTo(server.url, { tokenTransport: 'form' }, TOKEN)
    await gateway.searchMembers(phone, 5)
    await gateway.redeem(ORDER)
    expect(logged().length).toBeGreaterThan(3)
    expect(logged().join('\n')).toContain('data.1.id')
    expect(logged().join('\n')).not.toContain(TOKEN)
    expect(logged().join('\n')).not.toContain(phone)
  })
})

describe('the line', () => {
  it('hears the latency and the server’s time', async () => {
    const server = await serve(
      startServer((_request, response) => {
        response.setHeader('Date', 'Tue, 27 Nov 2018 03:44:03 GMT')
        send(response, JSON.stringify(success([])))
      }),
    )
    await gatewayTo(server.url).shops()
    expect(heard().answered).toEqual([
      { latencyMs: expect.any(Number), serverTime: Date.UTC(2018, 10, 27, 3, 44, 3) },
    ])
  })
})
