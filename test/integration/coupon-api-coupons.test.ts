import { afterEach, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import { silentLog } from '../../src-main/log'
import {
  connectionTo,
  recordingLine,
  send,
  startServer,
  success,
  type SeenRequest,
  type TestServer,
} from '../support/fault-server'
import { useScriptedBackEnd } from '../support/scripted-back-end'

const { backEnd, seen } = useScriptedBackEnd()
const unexpected = { problem: { code: 'api.unexpected' } }

let server: TestServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

describe('a member’s coupons', () => {
  const DAY_MS = 86_400_000
  const day = (offset: number) => new Date(Date.now() + offset * DAY_MS).toISOString().slice(0, 10)

  const listsOf =
    (byState: Record<string, unknown[]>) =>
    ({ fields }: SeenRequest) =>
      success(byState[fields.state ?? ''] ?? [])

  it('are put together field by field from the lists that know them', async () => {
    const gateway = await backEnd({
      '/member/couponlist': listsOf({
        '0': [
          {
            id: 1,
            coupon_title: '满减券',
            type: '1',
            deduction: '10.50',
            start_date: '2026-01-01',
          },
        ],
      }),
      '/user/auditelecouponlist': success([
        { id: '1', use_week: '5,1,1', end_date: '2026-12-31 00:00:00' },
      ]),
    })
    expect(await gateway.couponsOf('9')).toMatchObject([
      {
        id: '1',
        memberId: '9',
        title: '满减券',
        terms: { benefit: { kind: 'cash', amountFen: 1050 } },
        startsOn: '2026-01-01',
        endsOn: '2026-12-31',
        weekdays: [1, 5],
      },
    ])
  })

  it('a use that one list knows counts, whatever the other says', async () => {
    const gateway = await backEnd({
      '/member/couponlist': listsOf({ '1': [{ id: 1, use_date: 1543290243, use_week: '' }] }),
      '/user/auditelecouponlist': success([{ id: 1, use_date: 0 }]),
    })
    expect(await gateway.couponsOf('9')).toMatchObject([{ usedAt: 1543290243_000 }])
  })

  it('listed as used only: used, even if nobody knows when', async () => {
    const gateway = await backEnd({
      '/member/couponlist': listsOf({ '1': [{ id: 1, use_date: 0 }] }),
      '/user/auditelecouponlist': success([]),
    })
    const [coupon] = await gateway.couponsOf('9')
    expect(coupon?.usedAt).not.toBeNull()
  })

  it('a back end that ignores the state does not make every coupon used', async () => {
    const gateway = await backEnd({
      '/member/couponlist': success([{ id: 1, use_date: 0, use_week: '' }]),
      '/user/auditelecouponlist': success([]),
    })
    expect(await gateway.couponsOf('9')).toMatchObject([{ id: '1', usedAt: null }])
  })

  it('given away needs the date and the receiver', async () => {
    const rows = [
      { id: 1, give_date: 1543290243, receive_id: 12, use_week: '' },
      { id: 2, give_date: 1543290243, receive_id: 0, use_week: '' },
      { id: 3, give_date: 0, receive_id: '12', use_week: '' },
    ]
    const gateway = await backEnd({
      '/member/couponlist': listsOf({ '0': rows }),
      '/user/auditelecouponlist': success([]),
    })
    const given = (await gateway.couponsOf('9')).map(({ givenAwayAt }) => givenAwayAt)
    expect(given).toEqual([1543290243_000, null, null])
  })

  it('weekdays that no list tells are asked for, for coupons that look usable only', async () => {
    const rows = [
      { id: 1, start_date: day(-5), end_date: day(5) },
      { id: 2, end_date: day(-5) },
      { id: 3, start_date: day(5) },
      { id: 4, give_date: 1543290243, receive_id: 12 },
      { id: 5, use_week: '' },
    ]
    const gateway = await backEnd({
      '/member/couponlist': listsOf({ '0': rows }),
      '/user/auditelecouponlist': success([]),
      '/user/couponinfo': ({ fields }: SeenRequest) => success({ id: fields.id, use_week: '1,2' }),
    })
    const coupons = await gateway.couponsOf('9')
    expect(coupons.find(({ id }) => id === '1')?.weekdays).toEqual([1, 2])
    const asked = seen().filter(({ path }) => path === '/user/couponinfo')
    expect(asked.map(({ fields }) => fields.id)).toEqual(['1'])
  })

  it('a back end that tells weekdays nowhere is asked for them once', async () => {
    const gateway = await backEnd({
      '/member/couponlist': listsOf({ '0': [{ id: 1 }, { id: 2 }] }),
      '/user/auditelecouponlist': success([]),
    })
    await gateway.couponsOf('9')
    await gateway.couponsOf('9')
    expect(
      seen()
        .map(({ path }) => path)
        .filter((path) => path === '/user/couponinfo'),
    ).toHaveLength(2)
  })

  it('weekdays that were not told for want of an answer are asked for again', async () => {
    let answers = false
    server = await startServer(({ path, fields }, response) => {
      if (path === '/user/couponinfo') {
        const detail = success({ id: fields.id, use_week: '1,2' })
        return answers ? send(response, JSON.stringify(detail)) : send(response, '', 504)
      }
      const rows = fields.state === '0' && fields.page === '1' ? [{ id: 1 }] : []
      send(response, JSON.stringify(success(rows)))
    })
    const parts = { log: silentLog, line: recordingLine() }
    const gateway = createGateway(connectionTo(server.url), null, parts)
    expect(await gateway.couponsOf('9')).toMatchObject([{ id: '1', weekdays: [] }])
    answers = true
    expect(await gateway.couponsOf('9')).toMatchObject([{ id: '1', weekdays: [1, 2] }])
  })

  it('an answer about another coupon than the one asked for is not shown', async () => {
    const gateway = await backEnd({ '/user/couponinfo': success({ id: 8 }) })
    await expect(gateway.coupon('7')).rejects.toMatchObject(unexpected)
  })
})
