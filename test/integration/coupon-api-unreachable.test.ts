import { describe, expect, it } from 'vitest'
import { closedPort, json, startRaw, startServer } from '../support/fault-server'
import { ORDER, REDEEMED, problemOf, useFaultyBackEnd } from '../support/faulty-back-end'

const { gatewayTo, heard, serve } = useFaultyBackEnd()

describe('a back end that cannot be reached: nothing was sent', () => {
  it('no such host', async () => {
    const gateway = gatewayTo('http://no-such-host.invalid')
    const problem = { code: 'api.hostNotFound', host: 'no-such-host.invalid' }
    expect(await problemOf(gateway.shops())).toEqual(problem)
    expect(await gateway.redeem(ORDER)).toEqual({ kind: 'notSent', problem })
    expect(heard().failed).toEqual([problem, problem])
  })

  it('nobody listens on the port', async () => {
    const host = `127.0.0.1:${await closedPort()}`
    const gateway = gatewayTo(`http://${host}`)
    const problem = { code: 'api.unreachable', host }
    expect(await problemOf(gateway.shops())).toEqual(problem)
    expect(await gateway.redeem(ORDER)).toEqual({ kind: 'notSent', problem })
  })

  it('a self-signed certificate: refused before a byte of the request left', async () => {
    const server = await serve(startServer(json(REDEEMED), { secure: true }))
    const gateway = gatewayTo(server.url)
    const host = `127.0.0.1:${server.port}`
    const problem = { code: 'api.certificate', host, reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' }
    expect(await problemOf(gateway.shops())).toEqual(problem)
    for (let i = 0; i < 20; i++) {
      expect(await gateway.redeem(ORDER)).toEqual({ kind: 'notSent', problem })
    }
    // Had a request ever travelled with the handshake, one of the twenty would have arrived by now.
    expect(server.seen).toEqual([])
  })

  it('https spoken to a plain server', async () => {
    const server = await serve(
      startRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), 'https'),
    )
    const outcome = await gatewayTo(server.url).redeem(ORDER)
    expect(outcome).toMatchObject({ kind: 'notSent', problem: { code: 'api.certificate' } })
  })

  it('a TLS handshake that never ends', async () => {
    const server = await serve(startRaw(() => undefined, 'https'))
    const gateway = gatewayTo(server.url, { timeoutMs: 300 })
    expect(await gateway.redeem(ORDER)).toEqual({
      kind: 'notSent',
      problem: { code: 'api.timeout', seconds: 0.3 },
    })
  })

  it('a token that cannot travel in a header', async () => {
    const server = await serve(startServer(json(REDEEMED)))
    const gateway = gatewayTo(server.url, { tokenTransport: 'bearer' }, 'secret\r\nX-Admin: 1')
    expect(await gateway.redeem(ORDER)).toEqual({
      kind: 'notSent',
      problem: { code: 'api.unauthorized' },
    })
    expect(server.seen).toEqual([])
  })
})
