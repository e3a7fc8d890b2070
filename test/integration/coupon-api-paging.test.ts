import { afterEach, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import { ProblemError } from '../../src-shared/ipc/result'
import {
  connectionTo,
  recordingLine,
  recordingLog,
  send,
  startServer,
  success,
  type SeenRequest,
  type TestServer,
} from '../support/fault-server'

let server: TestServer
afterEach(() => server.close())

const log = recordingLog()

/** A back end whose lists are what `rowsOf` says for a request. */
async function backEnd(rowsOf: (request: SeenRequest) => unknown) {
  server = await startServer((request, response) => {
    send(response, JSON.stringify(success(rowsOf(request))))
  })
  return createGateway(connectionTo(server.url), null, { log, line: recordingLine() })
}

/** `count` coupons for every day, numbered from `first`. */
function coupons(count: number, first = 1): { id: number; use_week: string }[] {
  return Array.from({ length: count }, (_, index) => ({ id: first + index, use_week: '' }))
}

/** The page of a list as a server cuts it that gives at most `cap` rows. */
function pageOf<T>(rows: T[], { fields }: SeenRequest, cap = Infinity): T[] {
  const size = Math.min(Number(fields.limit), cap)
  return rows.slice((Number(fields.page) - 1) * size, Number(fields.page) * size)
}

const isUnused = ({ path, fields }: SeenRequest) =>
  path === '/member/couponlist' && fields.state === '0'

describe('lists without a total', () => {
  it.each([
    [0, 1],
    [99, 2],
    [100, 2],
    [101, 2],
    [250, 3],
  ])('%i rows are all read, in %i requests', async (count, requests) => {
    const rows = coupons(count)
    const gateway = await backEnd((request) => (isUnused(request) ? pageOf(rows, request) : []))
    expect(await gateway.couponsOf('5')).toHaveLength(count)
    expect(server.seen.filter(isUnused)).toHaveLength(requests)
  })

  it.each([1, 7, 10, 99])('a server that gives %i rows whatever it is asked for', async (cap) => {
    const rows = coupons(cap * 3 + 1)
    const gateway = await backEnd((request) =>
      isUnused(request) ? pageOf(rows, request, cap) : [],
    )
    expect(await gateway.couponsOf('5')).toHaveLength(rows.length)
  })

  it('a server that gives everything at once', async () => {
    const gateway = await backEnd((request) => (isUnused(request) ? coupons(230) : []))
    expect(await gateway.couponsOf('5')).toHaveLength(230)
    expect(server.seen.filter(isUnused)).toHaveLength(2)
  })

  it('asks no second page once the server has shown that it would give more', async () => {
    const sizes: Record<string, number> = { '1': 30, '2': 12, '3': 29, '4': 31 }
    const gateway = await backEnd((request) =>
      isUnused(request) ? pageOf(coupons(sizes[request.fields.member_id ?? ''] ?? 0), request) : [],
    )
    const requests: number[] = []
    for (const member of Object.keys(sizes)) {
      server.seen.length = 0
      expect(await gateway.couponsOf(member)).toHaveLength(sizes[member] ?? 0)
      requests.push(server.seen.length)
    }
    expect(requests).toEqual([5, 4, 4, 5])
  })

  it('asks for no second page and no second list where the health call names our own API', async () => {
    const gateway = await backEnd((request) => {
      if (request.path === '/health') return { product: 'coupon-counter', extensions: [] }
      return request.fields.state === '3' ? pageOf(coupons(30), request) : []
    })
    await gateway.discover()
    server.seen.length = 0
    expect(await gateway.couponsOf('5')).toHaveLength(30)
    expect(server.seen).toHaveLength(1)
  })

  it('drops ids that come again, numbers and texts alike', async () => {
    const gateway = await backEnd((request) => {
      if (!isUnused(request)) return []
      const pages = [
        coupons(100),
        [...coupons(20, 81), { id: '100' }, ...coupons(79, 101)],
        coupons(9, 172),
      ]
      return pages[Number(request.fields.page) - 1]
    })
    const ids = (await gateway.couponsOf('5')).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(180)
  })

  it('ends where a page brings nothing new, full as it may be', async () => {
    const gateway = await backEnd((request) => (isUnused(request) ? coupons(100) : []))
    expect(await gateway.couponsOf('5')).toHaveLength(100)
    expect(server.seen.filter(isUnused)).toHaveLength(2)
  })

  it('gives up a list that never ends, and says so', async () => {
    const gateway = await backEnd((request) =>
      isUnused(request) ? coupons(100, Number(request.fields.page) * 1000) : [],
    )
    const tooMany = new ProblemError({ code: 'api.tooManyPages' })
    await expect(gateway.couponsOf('5')).rejects.toEqual(tooMany)
    expect(server.seen.filter(isUnused)).toHaveLength(50)
  })

  it('cuts records that never end, and says so', async () => {
    const gateway = await backEnd(({ fields }) =>
      coupons(100, Number(fields.page) * 1000).map(({ id }) => ({
        id,
        mem_coupon_id: id,
        create_date: 1543290243 + id,
      })),
    )
    const { records, truncated } = await gateway.records('2018-11-01', '2018-11-30')
    expect(truncated).toBe(true)
    expect(records).toHaveLength(5000)
    expect(records[0]?.id).toBe('50099')
  })
})

describe('a back end that refuses long pages', () => {
  const refusal = { code: 10001, info: '参数错误：limit 最大为 50' }
  const limits = () => server.seen.map(({ fields }) => Number(fields.limit))

  async function refusing(isRefused: (limit: number) => boolean) {
    const rows = coupons(23)
    server = await startServer((request, response) => {
      const answer = isRefused(Number(request.fields.limit))
        ? refusal
        : success(isUnused(request) ? pageOf(rows, request) : [])
      send(response, JSON.stringify(answer))
    })
    return createGateway(connectionTo(server.url), null, { log, line: recordingLine() })
  }

  it('is asked for short ones instead, from then on', async () => {
    const gateway = await refusing((limit) => limit > 50)
    expect(await gateway.couponsOf('5')).toHaveLength(23)
    expect(limits()).toContain(100)
    server.seen.length = 0
    expect(await gateway.couponsOf('5')).toHaveLength(23)
    expect(await gateway.records('2018-11-01', '2018-11-01')).toMatchObject({ records: [] })
    expect(new Set(limits())).toEqual(new Set([10]))
  })

  it('that refuses short ones too is taken at its word', async () => {
    const gateway = await refusing(() => true)
    const { code, info } = refusal
    const refused = new ProblemError({ code: 'api.refused', apiCode: code, info })
    await expect(gateway.records('2018-11-01', '2018-11-01')).rejects.toEqual(refused)
    expect(limits()).toEqual([100, 10])
  })

  it('that has given long ones refuses for another reason', async () => {
    let closed = false
    const gateway = await refusing(() => closed)
    await gateway.couponsOf('5')
    closed = true
    server.seen.length = 0
    await expect(gateway.records('2018-11-01', '2018-11-01')).rejects.toBeInstanceOf(ProblemError)
    expect(limits()).toEqual([100])
  })
})

describe('lists that are not quite lists', () => {
  it.each([[null], [''], [{}], [[]]])('%j is an empty list', async (nothing) => {
    const gateway = await backEnd(() => nothing)
    expect(await gateway.couponsOf('5')).toEqual([])
    expect(await gateway.shops()).toEqual([])
  })

  it('PHP’s array with gaps', async () => {
    const gateway = await backEnd(() => ({
      '0': { id: 1, name: '一店' },
      '2': { id: 3, name: '三店' },
    }))
    expect((await gateway.shops()).map(({ id }) => id)).toEqual(['1', '3'])
  })

  it.each([[{ list: [] }], ['text'], [7], [true]])('%j is no list', async (data) => {
    const gateway = await backEnd(() => data)
    const unexpected = { problem: { code: 'api.unexpected' } }
    await expect(gateway.shops()).rejects.toMatchObject(unexpected)
    await expect(gateway.couponsOf('5')).rejects.toMatchObject(unexpected)
    await expect(gateway.records('2026-01-01', '2026-01-02')).rejects.toMatchObject(unexpected)
  })

  it('one unreadable row does not hide the others, and is logged with its path', async () => {
    const bad = { id: 2, end_date: '2026-02-30' }
    const gateway = await backEnd((request) =>
      isUnused(request) ? [{ id: 1 }, bad, { id: 3 }] : [],
    )
    expect((await gateway.couponsOf('5')).map(({ id }) => id)).toEqual(['1', '3'])
    expect(log.lines.join('\n')).toContain('data.1.end_date')
  })

  it('rows of which none can be read are an unexpected answer', async () => {
    const gateway = await backEnd(() => [{ name: 'no id' }, 'text', null, [1]])
    await expect(gateway.couponsOf('5')).rejects.toMatchObject({
      problem: { code: 'api.unexpected' },
    })
  })
})
