import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { useYunShop } from '../support/yun-shop-back-end'
import { SAMPLE_003 } from '../support/yun-shop-samples'

const BY_STATUS = 'coupon.member-coupon.coupons-of-member-by-status'
const ROUTE = 'plugin.write-off-coupons.frontend.write-off'
const order = { couponId: '310', memberId: '77', shopId: '3', requestId: randomUUID() }
const question = { ...order, since: 1_700_000_000_000 }

const { backEnd, calls, log } = useYunShop()
const used = (fields: object) => (call: Record<string, string>) =>
  call.status_request === '3'
    ? { ...SAMPLE_003, data: [{ ...SAMPLE_003.data[0], used: 1, ...fields }] }
    : { result: 0, msg: '没有找到记录', data: [] }

describe('an installation with a route to redeem', () => {
  it('redeems when the answer names the coupon', async () => {
    const gateway = await backEnd(
      { [ROUTE]: { result: 1, msg: '成功', data: { id: '310' } } },
      { redeemRoute: ROUTE },
    )
    expect(gateway.redeemsByHand).toBe(false)
    expect(await gateway.redeem(order)).toEqual({ kind: 'accepted', remoteId: null })
    expect(calls).toEqual([
      {
        i: '2',
        route: ROUTE,
        id: '310',
        member_id: '77',
        shop_id: '3',
        request_id: order.requestId,
      },
    ])
  })

  it.each([
    ['another coupon', { id: 311 }],
    ['nothing', []],
  ])('an answer that names %s is no yes: it has to be looked up', async (_what, data) => {
    const gateway = await backEnd(
      { [ROUTE]: { result: 1, msg: 'ok', data } },
      { redeemRoute: ROUTE },
    )
    expect(await gateway.redeem(order)).toMatchObject({ kind: 'noAnswer' })
  })

  it('a refusal tells its words', async () => {
    const gateway = await backEnd(
      { [ROUTE]: { result: 0, msg: '优惠券已使用', data: [] } },
      { redeemRoute: ROUTE },
    )
    expect(await gateway.redeem(order)).toEqual({
      kind: 'refused',
      apiCode: 0,
      info: '优惠券已使用',
    })
  })
})

describe('what became of a coupon', () => {
  it('is read from the list of used ones', async () => {
    const gateway = await backEnd({ [BY_STATUS]: used({ use_time: 1_700_000_100 }) })
    expect(await gateway.fateOf(question)).toMatchObject({
      kind: 'redeemed',
      at: 1_700_000_100_000,
    })
    expect(
      calls.every(({ member_id, status_request }) => member_id === '77' && status_request === '3'),
    ).toBe(true)
  })

  it('not redeemed when it is not among them', async () => {
    const gateway = await backEnd({ [BY_STATUS]: used({ id: 999, use_time: 1_700_000_100 }) })
    expect(await gateway.fateOf(question)).toEqual({ kind: 'notRedeemed' })
  })

  it('not redeemed where a back end lists all coupons as used and says of this one that it is not', async () => {
    const gateway = await backEnd({ [BY_STATUS]: used({ used: 0 }) })
    expect(await gateway.fateOf(question)).toEqual({ kind: 'notRedeemed' })
  })
})

describe('without routes of its own', () => {
  it('redeems by hand, knows the shops of its settings, no search and no single coupon', async () => {
    const gateway = await backEnd({}, { shops: [{ id: '3', name: '城西店' }] })
    expect(gateway.redeemsByHand).toBe(true)
    expect(await gateway.shops()).toEqual([{ id: '3', name: '城西店', address: null }])
    expect(await gateway.coupon('310')).toBeNull()
    expect([...gateway.capabilities]).toEqual([])
    await expect(gateway.searchMembers('陈', 5)).rejects.toMatchObject({
      problem: { code: 'search.needsMemberId' },
    })
  })

  it('a coupon of a kind that nobody knows is left out and noted', async () => {
    const [first, second] = SAMPLE_003.data
    const odd = { ...first, belongs_to_coupon: { ...first?.belongs_to_coupon, coupon_method: 9 } }
    const gateway = await backEnd({
      [BY_STATUS]: ({ status_request }) =>
        status_request === '1'
          ? { ...SAMPLE_003, data: [odd, second] }
          : { result: 0, msg: '没有找到记录' },
    })
    expect((await gateway.couponsOf('77')).map(({ id }) => id)).toEqual(['321'])
    expect(log.lines.join()).toContain('api.rowsLeftOut')
  })
})

describe('with routes of its own', () => {
  it('searches members, lists shops and opens one coupon', async () => {
    const gateway = await backEnd(
      {
        'member.member.search': {
          result: 1,
          data: [
            {
              id: 77,
              nickname: '沈若溪',
              mobile: '19900001234',
              card_no: '',
              level_name: '等级一',
            },
          ],
        },
        'store.store.list': {
          result: 1,
          data: [{ id: 3, store_name: '城西店', address: '文三路 1 号' }],
        },
        'coupon.member-coupon.detail': {
          result: 1,
          data: { ...SAMPLE_003.data[0], member_id: 77 },
        },
      },
      {
        searchRoute: 'member.member.search',
        shopsRoute: 'store.store.list',
        couponRoute: 'coupon.member-coupon.detail',
      },
    )
    expect([...gateway.capabilities]).toEqual(['member-search'])
    expect(await gateway.searchMembers('沈', 5)).toEqual([
      { id: '77', name: '沈若溪', phone: '19900001234', cardNumber: null, level: '等级一' },
    ])
    expect(await gateway.shops()).toEqual([{ id: '3', name: '城西店', address: '文三路 1 号' }])
    expect(await gateway.coupon('310')).toMatchObject({ id: '310', memberId: '77' })
  })
})
