import { describe, expect, it } from 'vitest'
import { json, startServer } from '../support/fault-server'
import { ORDER, useFaultyBackEnd } from '../support/faulty-back-end'

const { bothOutcomes, gatewayTo, heard, serve } = useFaultyBackEnd()

describe('a back end that refuses', () => {
  it('gives its code and its reason, cleaned for the screen', async () => {
    const info = `  已过期\u0000\u202e${'很'.repeat(300)}😀 `
    const { read, redeem } = await bothOutcomes(startServer(json({ code: '2002', info })))
    const expected = { apiCode: 2002, info: `已过期 ${'很'.repeat(196)}` }
    expect(read).toEqual({ code: 'api.refused', ...expected })
    expect(redeem).toEqual({ kind: 'refused', ...expected })
    expect(heard().failed).toEqual([])
    expect(heard().answered).toHaveLength(2)
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
    const server = await serve(startServer(json(answer, 429)))
    expect(await gatewayTo(server.url).redeem(ORDER)).toEqual({
      kind: 'notSent',
      problem: { code: 'api.http', status: 429 },
    })
  })

  it.each([
    ['in seconds', '120', 120_000],
    ['as a date, by the clock of the server', 'Sun, 22 Nov 2026 04:02:00 GMT', 120_000],
    ['a date that is past', 'Sun, 22 Nov 2026 03:00:00 GMT', 0],
    ['longer than anybody waits', '999999', 3_600_000],
  ])('and asks to be left alone, %s', async (_name, retryAfter, retryAfterMs) => {
    for (const body of ['slow down', '{"code":1429,"info":"太快"}']) {
      const server = await serve(
        startServer((_request, response) => {
          const date = 'Sun, 22 Nov 2026 04:00:00 GMT'
          response.writeHead(429, { 'Retry-After': retryAfter, Date: date }).end(body)
        }),
      )
      const gateway = gatewayTo(server.url)
      const problem = { code: 'api.http', status: 429 }
      expect(await gateway.redeem(ORDER)).toEqual({ kind: 'notSent', problem, retryAfterMs })
      expect(await gateway.undo(ORDER)).toEqual({ kind: 'notSent', problem, retryAfterMs })
    }
  })

  it('and asks nonsense: there is no such wait', async () => {
    const server = await serve(
      startServer((_request, response) => {
        response.writeHead(503, { 'Retry-After': 'soon' }).end('')
      }),
    )
    const problem = { code: 'api.http', status: 503 }
    expect(await gatewayTo(server.url).redeem(ORDER)).toEqual({ kind: 'noAnswer', problem })
  })
})
