import { describe, expect, it } from 'vitest'
import { toDayNumber } from '../../../src-main/embedded-api/days'
import { judgeRedemption, weekdaysOf, type CouponFacts } from '../../../src-main/embedded-api/rules'

const SHANGHAI = 'Asia/Shanghai'
// 2030-05-15 is a Wednesday.
const coupon: CouponFacts = {
  startsDay: toDayNumber('2030-05-01'),
  endsDay: toDayNumber('2030-05-15'),
  useWeek: '',
  givenAt: null,
  receiverId: null,
  recalledAt: null,
  usedAt: null,
  usedInShop: null,
}
const judge = (facts: Partial<CouponFacts>, at: string, zone = SHANGHAI) =>
  judgeRedemption({ ...coupon, ...facts }, Date.parse(at), zone)

describe('judgeRedemption', () => {
  it('counts both the first and the last day, to the millisecond, in the zone of the shop', () => {
    expect(judge({}, '2030-04-30T23:59:59.999+08:00')?.code).toBe(2003)
    expect(judge({}, '2030-05-01T00:00:00.000+08:00')).toBeNull()
    expect(judge({}, '2030-05-15T23:59:59.999+08:00')).toBeNull()
    expect(judge({}, '2030-05-16T00:00:00.000+08:00')?.code).toBe(2002)
  })

  it('asks the zone it is given, not that of the machine', () => {
    const at = '2030-05-15T22:00:00-07:00'
    expect(judge({}, at, 'America/Los_Angeles')).toBeNull()
    expect(judge({}, at, SHANGHAI)?.code).toBe(2002)
  })

  it('says from when and until when', () => {
    expect(judge({}, '2030-04-01T12:00:00+08:00')?.info).toContain('2030-05-01 起可用')
    expect(judge({}, '2030-06-01T12:00:00+08:00')?.info).toContain('有效期至 2030-05-15')
  })

  it('keeps to the weekdays from midnight to midnight, Sunday being 7', () => {
    const useWeek = '3'
    expect(judge({ useWeek }, '2030-05-14T23:59:59.999+08:00')?.code).toBe(2004)
    expect(judge({ useWeek }, '2030-05-15T00:00:00+08:00')).toBeNull()
    expect(judge({ useWeek: '7' }, '2030-05-12T12:00:00+08:00')).toBeNull()
    expect(judge({ useWeek: '1,2' }, '2030-05-15T12:00:00+08:00')?.info).toBe(
      '今天（周三）不可用，该券仅限 周一、周二 使用',
    )
  })

  it('refuses a used coupon with when and where', () => {
    const usedAt = Date.parse('2030-05-02T16:30:59Z')
    const refusal = judge({ usedAt, usedInShop: '测试店' }, '2030-05-03T12:00:00+08:00')
    expect(refusal).toMatchObject({ code: 2001 })
    expect(refusal?.info).toContain('2030-05-03 00:30 在「测试店」')
    expect(judge({ usedAt }, '2030-05-03T12:00:00+08:00')?.info).not.toContain('「')
  })

  it('takes a coupon for given away only when it says to whom', () => {
    const at = '2030-05-03T12:00:00+08:00'
    const givenAt = Date.parse('2030-05-02T12:00:00+08:00')
    expect(judge({ givenAt, receiverId: 5 }, at)?.code).toBe(2005)
    expect(judge({ givenAt }, at)).toBeNull()
    expect(judge({ receiverId: 5 }, at)).toBeNull()
  })

  it('names the weightiest reason', () => {
    const everything = { usedAt: 1, givenAt: 1, receiverId: 1, useWeek: '1' }
    const at = '2030-06-01T12:00:00+08:00'
    expect(judge(everything, at)?.code).toBe(2001)
    expect(judge({ ...everything, usedAt: null }, at)?.code).toBe(2005)
    expect(judge({ useWeek: '1' }, at)?.code).toBe(2002)
  })
})

describe('weekdaysOf', () => {
  it.each([
    ['', []],
    ['1,2,3', [1, 2, 3]],
    [' 7, 1 ,1', [1, 7]],
    ['0,8,x,2.5,-1', []],
  ])('reads %j', (text, days) => expect(weekdaysOf(text)).toEqual(days))
})
