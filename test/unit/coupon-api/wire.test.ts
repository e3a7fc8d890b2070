import { describe, expect, it } from 'vitest'
import { mergeCoupons, toCoupon, toShop } from '../../../src-main/coupon-api/auditelecoupon-map'
import { couponWire, recordWire, shopWire } from '../../../src-main/coupon-api/auditelecoupon-wire'
import { memberCouponSchema } from '../../../src-shared/domain/coupon'
import { termsOf } from '../../support/coupons'

const read = (fields: object) => couponWire.safeParse({ id: 1, ...fields })
const coupon = (fields: object) => toCoupon(couponWire.parse({ id: 1, ...fields }))

describe('a coupon of the wire', () => {
  it.each([
    ['2018-11-01', '2018-11-01'],
    ['2018-11-01 00:00:00', '2018-11-01'],
    ['0000-00-00', null],
    ['0000-00-00 00:00:00', null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('end_date %j is %j', (end_date, endsOn) => {
    expect(coupon({ end_date }).endsOn).toBe(endsOn)
  })

  it.each(['2019-02-29', '2018-13-01', '01.11.2018', 1541030400, 'soon', {}])(
    'end_date %j is not guessed at',
    (end_date) => {
      const { error } = read({ end_date })
      expect(error?.issues[0]?.path).toEqual(['end_date'])
    },
  )

  it.each([
    ['1,2,3', [1, 2, 3]],
    ['7,1, 1', [1, 7]],
    ['1，2', [1, 2]],
    ['6,', [6]],
    [6, [6]],
    [
      ['1', 2],
      [1, 2],
    ],
    ['', []],
    ['0', []],
    [null, []],
    [undefined, []],
  ])('use_week %j is %j', (use_week, weekdays) => {
    expect(coupon({ use_week }).weekdays).toEqual(weekdays)
  })

  it.each(['0,1', '8', '1-3', '一', {}, 1.5])('use_week %j is not guessed at', (use_week) => {
    expect(read({ use_week }).success).toBe(false)
  })

  it.each([
    [
      { type: 1, deduction: '10.00' },
      { kind: 'cash', amountFen: 1000 },
    ],
    [
      { type: '1', deduction: 8.5 },
      { kind: 'cash', amountFen: 850 },
    ],
    [
      { type: 2, deduction: '10.00', goods_id: 31 },
      { kind: 'exchange', goodsId: '31' },
    ],
    [{ type: 1 }, { kind: 'cash', amountFen: 0 }],
    [{ deduction: '3' }, { kind: 'cash', amountFen: 300 }],
    [{ goods_id: '0' }, { kind: 'exchange', goodsId: null }],
  ] as const)('%j gives %j', (fields, benefit) => {
    expect(coupon(fields).terms).toEqual(termsOf(benefit))
  })

  it.each([
    { type: 3 },
    { type: 1, deduction: '-5' },
    { type: 1, deduction: '1e3' },
    { use_date: 1e18 },
  ])('%j is not understood', (fields) => {
    expect(read(fields).success).toBe(false)
  })

  it.each([
    [0, null],
    [1111, null],
    ['1111', null],
    [1262303999, null],
    [1262304000, 1262304000_000],
    [1543290243, 1543290243_000],
  ])('use_date %j means used at %j', (use_date, usedAt) => {
    expect(coupon({ use_date }).usedAt).toBe(usedAt)
  })

  it('is always a coupon of the domain, however little it tells', () => {
    expect(memberCouponSchema.safeParse(coupon({})).success).toBe(true)
  })

  it('is completed, not overwritten, by one that tells less', () => {
    const full = couponWire.parse({
      id: 1,
      use_week: '1',
      coupon_title: '券',
      use_date: 1543290243,
    })
    const bare = couponWire.parse({ id: 1, coupon_title: '', use_date: 0 })
    expect(mergeCoupons(full, bare)).toEqual(full)
    expect(mergeCoupons(bare, full)).toMatchObject({ coupon_title: '券', use_date: 1543290243 })
  })
})

describe('other rows', () => {
  it('a record survives a member_info of any form', () => {
    const record = { id: 1, mem_coupon_id: 2, create_date: 1543290243 }
    for (const member_info of [[], '', null, {}, 'x', { nickname: null }]) {
      expect(recordWire.safeParse({ ...record, member_info }).success).toBe(true)
    }
  })

  it('a record without a time belongs to no day', () => {
    expect(recordWire.safeParse({ id: 1, mem_coupon_id: 2 }).success).toBe(false)
    expect(recordWire.safeParse({ id: 1, mem_coupon_id: 2, create_date: 0 }).success).toBe(false)
  })

  it('a shop needs an id and gets a name', () => {
    expect(toShop(shopWire.parse({ shop_id: 7, name: ' ' }))).toMatchObject({ id: '7', name: '#7' })
    expect(shopWire.safeParse({ name: '一店' }).success).toBe(false)
  })
})
