import { describe, expect, it } from 'vitest'
import { toHeldCoupon, toTerms } from '../../../src-main/coupon-api/yun-shop-map'
import { heldWire, templateWire } from '../../../src-main/coupon-api/yun-shop-wire'
import { openYunShopEnvelope } from '../../../src-main/coupon-api/envelope'

const terms = (fields: object, shopIdOf?: (name: string) => string | null) =>
  toTerms(templateWire.parse({ coupon_method: 1, deduct: '10', ...fields }), {
    ...(shopIdOf && { shopIdOf }),
  })
const benefit = (fields: object) => terms(fields)?.benefit

describe('what a template gives', () => {
  it.each([
    ['7 折', { coupon_method: 2, discount: 7 }, 7_000],
    ['8.5 折 as text, never truncated', { coupon_method: 2, discount: '8.50' }, 8_500],
    ['9.85 折', { coupon_method: 2, discount: 9.85 }, 9_850],
    ['10 折, which takes nothing off', { coupon_method: '2', discount: '10' }, 10_000],
    ['a residual amount beside a percentage', { coupon_method: 2, discount: 8, deduct: 5 }, 8_000],
  ])('%s', (_what, fields, payParts) => {
    expect(benefit(fields)).toEqual({ kind: 'percentage', payParts })
  })

  it.each([
    ['an amount as text', { deduct: '10.00' }, 1_000],
    ['an amount as a number', { deduct: 0.5 }, 50],
    ['a residual discount beside an amount', { deduct: 3, discount: 7 }, 300],
    ['a residual discount that makes no sense', { deduct: 3, discount: 'x' }, 300],
  ])('%s', (_what, fields, amountFen) => {
    expect(benefit(fields)).toEqual({ kind: 'cash', amountFen })
  })

  it.each([
    ['the goods of an exchange, by `goods_id`', { use_type: 8, goods_id: ['64'] }, '64'],
    ['by `goods_ids`', { use_type: '8', goods_ids: '64,65' }, '64'],
    ['by `usetype`', { usetype: 8 }, null],
  ])('%s', (_what, fields, goodsId) => {
    expect(benefit(fields)).toEqual({ kind: 'exchange', goodsId })
  })

  it.each([
    ['a kind that no document knows', { coupon_method: 3 }],
    ['a scope that no document knows', { use_type: 77 }],
    ['a percentage that nobody filled in', { coupon_method: 2, discount: '0.00' }],
    ['an amount that is none', { deduct: 'ten' }],
  ])('nothing for %s', (_what, fields) => {
    expect(terms(fields)).toBeUndefined()
  })
})

describe('on what it holds', () => {
  const residue = {
    goods_ids: ['1'],
    category_ids: '7,8',
    categorynames: '茶,点心',
    store_ids: { '0': 3, '2': '4' },
    store_names: ['城西店', '城东店'],
    hotel_ids: [9],
    supplierids: '5',
  }
  it.each([
    [0, { kind: 'everything' }],
    [
      1,
      {
        kind: 'categories',
        categories: [
          { id: '7', name: '茶' },
          { id: '8', name: '点心' },
        ],
      },
    ],
    [2, { kind: 'goods', goods: [{ id: '1', name: null }] }],
    [3, { kind: 'supplier', suppliers: [{ id: '5', name: null }] }],
    [
      4,
      {
        kind: 'stores',
        stores: [
          { id: '3', name: '城西店' },
          { id: '4', name: '城东店' },
        ],
      },
    ],
    [
      5,
      {
        kind: 'stores',
        stores: [
          { id: '3', name: '城西店' },
          { id: '4', name: '城东店' },
        ],
      },
    ],
    [6, { kind: 'hotels', hotels: [{ id: '9', name: null }] }],
    [7, { kind: 'hotels', hotels: [{ id: '9', name: null }] }],
    [8, { kind: 'everything' }],
    [9, { kind: 'goodsAndStores', goods: [{ id: '1' }], stores: [{ id: '3' }, { id: '4' }] }],
  ])('use_type %i reads its own field alone', (use_type, scope) => {
    expect(terms({ use_type, ...residue })?.scope).toMatchObject(scope)
  })

  it('finds stores that are told by name alone', () => {
    const known = (name: string) => (name === '城西店' ? '3' : null)
    expect(terms({ use_type: 4, storenames: '城西店,远店' }, known)?.scope).toEqual({
      kind: 'stores',
      stores: [
        { id: '3', name: '城西店' },
        { id: '远店', name: '远店' },
      ],
    })
  })

  it.each([
    ['', 0],
    [null, 0],
    ['100.00', 10_000],
    [3_500, 350_000],
  ])('least spend %s', (enough, enoughFen) => {
    expect(terms({ enough })?.enoughFen).toBe(enoughFen)
  })

  it.each([
    [undefined, false],
    [0, false],
    ['1', true],
  ])('is_complex %s', (is_complex, combinable) => {
    expect(terms({ is_complex })?.combinable).toBe(combinable)
  })
})

describe('when a held coupon is valid', () => {
  const held = (fields: object, template: object = {}, timeZone = 'Asia/Shanghai') =>
    toHeldCoupon(
      heldWire.parse({
        id: 1,
        belongs_to_coupon: { id: 2, coupon_method: 1, deduct: 1, ...template },
        ...fields,
      }),
      { memberId: '9', timeZone },
    )

  it.each([
    [
      'days after it was got',
      { get_time: 1_493_256_969 },
      { time_limit: 0, time_days: 30, time_end: '2017-05-04 00:00:00' },
      '2017-04-27',
      '2017-05-27',
    ],
    [
      '29 February in between',
      { get_time: '2028-02-28 23:59:59' },
      { time_limit: 0, time_days: 1 },
      '2028-02-28',
      '2028-02-29',
    ],
    [
      '0 days = no end',
      { get_time: 1_493_256_969 },
      { time_limit: 0, time_days: 0, time_end: '2017-05-04' },
      '2017-04-27',
      null,
    ],
    [
      'the days that document 003 has worked out',
      { get_time: 1_493_256_969 },
      { time_limit: 0, time_days: 3, start: '2017-04-27', end: '2017-05-09' },
      '2017-04-27',
      '2017-05-09',
    ],
    [
      'words instead of an end',
      { get_time: 1_493_256_969 },
      { time_limit: 0, time_days: 0, end: '不限时间' },
      '2017-04-27',
      null,
    ],
    [
      'a range',
      { get_time: 1_493_256_969 },
      {
        time_limit: 1,
        time_days: 3,
        time_start: '2017-05-01 00:00:00',
        time_end: '2017-05-04 23:59:59',
      },
      '2017-05-01',
      '2017-05-04',
    ],
    [
      'its own days, whatever the template says',
      { time_start: '2017-09-26', time_end: '2017-09-27 23:59:59' },
      { time_limit: 1, time_start: '2017-01-01', time_end: '2017-01-02' },
      '2017-09-26',
      '2017-09-27',
    ],
  ])('%s', (_what, fields, template, startsOn, endsOn) => {
    expect(held(fields, template)).toMatchObject({ startsOn, endsOn })
  })

  it('a date is of the shop’s own time zone', () => {
    const get_time = '2026-07-01 08:00:00'
    expect(held({ get_time })?.receivedAt).toBe(Date.parse('2026-07-01T00:00:00Z'))
    expect(held({ get_time }, {}, 'Europe/Berlin')?.receivedAt).toBe(
      Date.parse('2026-07-01T06:00:00Z'),
    )
  })

  it.each([
    ['unused', { used: 0, use_time: 0 }, null],
    ['used', { used: '1', use_time: 1_493_256_969 }, 1_493_256_969_000],
    ['used, nobody says when', { used: 1, use_time: 0 }, 'unknown'],
    ['unused with a residual time', { used: 0, use_time: 1_493_256_969 }, null],
  ])('%s', (_what, fields, usedAt) => {
    expect(held(fields)?.usedAt).toBe(usedAt)
  })
})

describe('an answer of yun_shop', () => {
  const open = (body: object, status = 200) =>
    openYunShopEnvelope({
      status,
      text: JSON.stringify(body),
      latencyMs: 1,
      serverTime: null,
      retryAfterMs: null,
    })

  it.each([['ok'], [''], ['成功'], [undefined]])('is a success with msg %s', (msg) => {
    expect(open({ result: 1, msg, data: [1] })).toEqual({ kind: 'success', data: [1] })
  })

  it('is an empty list where no record was found', () => {
    expect(open({ result: 0, msg: '没有找到记录 ', data: [] })).toEqual({
      kind: 'success',
      data: [],
    })
  })

  it('is a refusal with its words and, where it has one, its code', () => {
    expect(open({ result: '0', msg: '优惠券已使用', data: { code: 1103 } })).toMatchObject({
      kind: 'refused',
      apiCode: 1103,
      info: '优惠券已使用',
    })
    expect(open({ result: 0, msg: '优惠券不存在', data: '' })).toMatchObject({ apiCode: 0 })
  })

  it('refuses the token with code 1401', () => {
    expect(open({ result: 0, msg: '请重新登录', data: { code: 1401 } })).toEqual({
      kind: 'unauthorized',
    })
  })

  it.each([
    ['no envelope', { hello: 1 }, 200, 'api.unexpected'],
    ['an error of the server', { result: 1 }, 502, 'api.http'],
  ])('%s is a problem', (_what, body, status, code) => {
    expect(() => open(body, status)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code }) as unknown }),
    )
  })
})
