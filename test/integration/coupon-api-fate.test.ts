import { describe, expect, it } from 'vitest'
import { ProblemError } from '../../src-shared/ipc/result'
import { success } from '../support/fault-server'
import { useScriptedBackEnd } from '../support/scripted-back-end'

const { backEnd, seen } = useScriptedBackEnd()
const unexpected = { problem: { code: 'api.unexpected' } }

describe('what became of a redemption', () => {
  const USED = 1_700_000_000
  const question = {
    couponId: '7',
    memberId: '10001',
    requestId: 'req-1',
    since: USED * 1000 - 500,
  }
  const record = { id: 31, mem_coupon_id: '7', create_date: USED, shop_id: 2, user_id: 1001 }
  const health = success({ product: 'coupon-counter', extensions: ['request-id', 'unheard-of'] })

  it('by its request id, where the back end keeps those', async () => {
    const gateway = await backEnd({ '/health': health, '/user/auditinfo': success(record) })
    await gateway.discover()
    expect(await gateway.fateOf(question)).toEqual({
      kind: 'redeemed',
      at: USED * 1000,
      shopId: '2',
      staffId: '1001',
      requestId: 'req-1',
      remoteId: '31',
    })
    expect(seen().at(-1)?.fields).toEqual({ request_id: 'req-1' })
  })

  it('a request id that belongs to another coupon answers nothing', async () => {
    const other = { ...record, mem_coupon_id: 8 }
    const gateway = await backEnd({ '/health': health, '/user/auditinfo': success(other) })
    await gateway.discover()
    await expect(gateway.fateOf(question)).rejects.toMatchObject(unexpected)
  })

  it('by the request that the coupon itself names', async () => {
    const used = { id: 7, use_date: USED, shop_id: 3, request_id: 'req-1' }
    const gateway = await backEnd({ '/user/couponinfo': success(used) })
    expect(await gateway.fateOf(question)).toMatchObject({ shopId: '3', requestId: 'req-1' })
  })

  it('used by another request: never taken for ours', async () => {
    const gateway = await backEnd({
      '/health': health,
      '/user/couponinfo': success({ id: 7, use_date: USED, shop_id: 3, user_id: 5, use_id: 30 }),
    })
    await gateway.discover()
    expect(await gateway.fateOf(question)).toEqual({
      kind: 'redeemed',
      at: USED * 1000,
      shopId: '3',
      staffId: '5',
      requestId: '',
      remoteId: '30',
    })
  })

  it('by the coupon, with who and where from the list', async () => {
    const gateway = await backEnd({
      '/user/couponinfo': success({ id: 7, use_date: String(USED), user_id: 1 }),
      '/auditelecoupon/getlist': success([{ ...record, id: 30, mem_coupon_id: 6 }, record]),
    })
    expect(await gateway.fateOf(question)).toEqual({
      kind: 'redeemed',
      at: USED * 1000,
      shopId: '2',
      staffId: '1001',
      requestId: null,
      remoteId: '31',
    })
    const asked = seen().at(-1)?.fields
    expect(asked).toMatchObject({ begin: '2023-11-14', end: '2023-11-16' })
  })

  it('a used coupon is used, even if the list will not answer', async () => {
    const gateway = await backEnd({ '/user/couponinfo': success({ id: 7, use_date: USED }) })
    expect(await gateway.fateOf(question)).toMatchObject({ kind: 'redeemed', shopId: null })
  })

  it("a used coupon is nobody's yet while the list that tells whose is silent", async () => {
    const gateway = await backEnd({
      '/user/couponinfo': success({ id: 7, use_date: USED }),
      '/auditelecoupon/getlist': { broken: true },
    })
    await expect(gateway.fateOf(question)).rejects.toMatchObject(unexpected)
    // Used long before ours was recorded: another's, whatever the list says.
    const later = { ...question, since: USED * 1000 + 2 * 86_400_000 }
    expect(await gateway.fateOf(later)).toMatchObject({ kind: 'redeemed', shopId: null })
  })

  it('taken back while the list was read: not redeemed, whoever had redeemed it', async () => {
    let asked = 0
    const gateway = await backEnd({
      '/user/couponinfo': () => success({ id: 7, use_date: asked++ === 0 ? USED : 0 }),
      '/auditelecoupon/getlist': success([]),
    })
    expect(await gateway.fateOf(question)).toEqual({ kind: 'notRedeemed' })
    expect(asked).toBe(3)
  })

  it('by the list, where the coupon still looks unused', async () => {
    const gateway = await backEnd({
      '/user/couponinfo': success({ id: 7, use_date: 0 }),
      '/auditelecoupon/getlist': success([record]),
    })
    expect(await gateway.fateOf(question)).toMatchObject({ kind: 'redeemed', remoteId: '31' })
  })

  it('unused and not in the list: not redeemed', async () => {
    const gateway = await backEnd({
      '/user/couponinfo': success({ id: 7, use_date: 1111 }),
      '/auditelecoupon/getlist': success([{ ...record, mem_coupon_id: 6 }]),
    })
    expect(await gateway.fateOf(question)).toEqual({ kind: 'notRedeemed' })
  })

  it.each([
    ['the coupon is not understood', { '/user/couponinfo': success({ id: 7, use_date: 'soon' }) }],
    ['no list answers', { '/user/couponinfo': success({ id: 7, use_date: 0 }) }],
    ['the token is refused', { '/user/couponinfo': { code: 1401, info: '' } }],
  ])('stays open when %s', async (_name, replies) => {
    const gateway = await backEnd(replies)
    await expect(gateway.fateOf(question)).rejects.toBeInstanceOf(ProblemError)
  })
})
