import { describe, expect, it } from 'vitest'
import { useYunShop } from '../support/yun-shop-back-end'
import { PAGINATOR_002, SAMPLE_001, SAMPLE_002, SAMPLE_003 } from '../support/yun-shop-samples'

const BY_STATUS = 'coupon.member-coupon.coupons-of-member-by-status'
const SIDEBAR =
  'plugin.wechat-chat-sidebar.frontend.controller.customer.customer.couponsOfMemberByStatusV2'
const VIEW = 'coupon.coupon.coupon-view'

const { backEnd, calls } = useYunShop()
const whenUnused = (sample: object) => (call: Record<string, string>) =>
  call.status_request === '1' ? sample : { result: 0, msg: '没有找到记录', data: [] }

describe('document 003, the list by status', () => {
  it('becomes what the member holds, by the fields that its kinds name', async () => {
    const gateway = await backEnd({ [BY_STATUS]: whenUnused(SAMPLE_003) })
    expect(await gateway.couponsOf('77')).toEqual([
      {
        id: '310',
        memberId: '77',
        templateId: '142',
        title: '立减100元',
        terms: {
          benefit: { kind: 'cash', amountFen: 10_000 },
          scope: { kind: 'everything' },
          enoughFen: 100_000,
          combinable: false,
          level: null,
        },
        // 30 days from the day it was got: the document's own `end`.
        startsOn: '2017-04-27',
        endsOn: '2017-05-27',
        weekdays: [],
        weekdayFlag: null,
        receivedAt: 1_493_256_969_000,
        usedAt: null,
        usedInShopId: null,
        usedByStaffId: null,
        givenAwayAt: null,
      },
      expect.objectContaining({
        id: '321',
        endsOn: '2017-05-07',
        terms: expect.objectContaining({
          scope: {
            kind: 'goods',
            goods: [
              { id: '62', name: '示例商品-茶壶' },
              { id: '68', name: '示例商品-茶杯' },
              { id: '192', name: '示例商品-茶盘' },
              { id: '207', name: '示例商品-茶匙' },
            ],
          },
        }) as unknown,
      }),
    ])
  })

  it('is asked for the member in the field that the connection names, for every status', async () => {
    const gateway = await backEnd({}, { memberField: 'uid' })
    expect(await gateway.couponsOf('77')).toEqual([])
    expect(calls.map(({ status_request }) => status_request).sort()).toEqual(['1', '2', '3'])
    expect(
      calls.every(({ i, uid, route }) => i === '2' && uid === '77' && route === BY_STATUS),
    ).toBe(true)
  })
})

describe('document 002, the list of the sidebar', () => {
  const expected = [
    {
      id: '155',
      startsOn: '2017-09-26',
      endsOn: '2017-09-27',
      receivedAt: Date.parse('2017-09-26T00:00:00+08:00'),
    },
    { id: '146' },
    { id: '12', title: '12', startsOn: '2017-08-16', endsOn: '2017-08-26' },
  ]

  it.each([
    ['a list', SAMPLE_002],
    ['a paginator', PAGINATOR_002],
  ])('with %s in `data.data`', async (_shape, sample) => {
    const gateway = await backEnd({ [SIDEBAR]: whenUnused(sample) }, { couponList: 'sidebar' })
    const held = await gateway.couponsOf('77')
    expect(held).toMatchObject(expected)
    // The residue of goods in a coupon for everything is not read.
    expect(held[0]?.terms.scope).toEqual({ kind: 'everything' })
    expect(calls.find(({ status_request }) => status_request === '1')).toMatchObject({
      client: 'work',
      type: '17',
      coupon_type: '0',
      member_id: '77',
    })
  })
})

describe('document 001, the view of a template', () => {
  it('tells what the lists leave out', async () => {
    const coupon = { ...SAMPLE_001.data.coupon, id: 142, is_complex: 1, level_limit: 10 }
    const view = { ...SAMPLE_001, data: { ...SAMPLE_001.data, coupon } }
    const gateway = await backEnd({
      [BY_STATUS]: whenUnused(SAMPLE_003),
      [VIEW]: ({ id }: Record<string, string>) =>
        id === '142' ? view : { result: 0, msg: '优惠券不存在', data: '' },
    })
    const [first, second] = await gateway.couponsOf('77')
    expect(first?.terms).toMatchObject({
      combinable: true,
      level: { id: '10', name: '等级二' },
      benefit: { amountFen: 10_000 },
    })
    expect(second?.terms).toMatchObject({ combinable: false, level: null })
  })

  it('is asked once for a template in ten minutes', async () => {
    const gateway = await backEnd({
      [BY_STATUS]: whenUnused(SAMPLE_003),
      [VIEW]: {
        ...SAMPLE_001,
        data: { ...SAMPLE_001.data, coupon: { ...SAMPLE_001.data.coupon, id: 142 } },
      },
    })
    await gateway.couponsOf('77')
    await gateway.couponsOf('77')
    expect(calls.filter(({ route, id }) => route === VIEW && id === '142')).toHaveLength(1)
  })
})
