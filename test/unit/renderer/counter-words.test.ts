// @vitest-environment happy-dom
import type { Reason } from '@shared/domain/eligibility'
import {
  conditionWords,
  nearEndWords,
  reasonWords,
  refusalWords,
  weekdayWords,
} from '@renderer/screens/counter/words'
import { describe, expect, it } from 'vitest'
import { cash, coupon } from './counter-fixtures'
import { voiceOf } from './voice'

const at = (text: string) => Date.parse(`${text}+08:00`)
const noon18 = at('2026-11-10T12:41:00')

const reasons: [Reason, zh: string, en: string][] = [
  [{ code: 'used', at: null, shop: null }, '已使用', 'Already used'],
  [{ code: 'used', at: noon18, shop: null }, '11 月 10 日 12:41 已使用', 'Used 10 Nov 12:41'],
  [
    { code: 'used', at: noon18, shop: '机场店' },
    '11 月 10 日 12:41 在机场店使用',
    'Used 10 Nov 12:41 at 机场店',
  ],
  [
    { code: 'givenAway', at: at('2026-11-04T00:10:00') },
    '11 月 4 日已转赠给他人',
    'Given to someone else 4 Nov',
  ],
  [
    { code: 'recalled', at: at('2026-11-04T00:10:00') },
    '11 月 4 日已被门店收回',
    'Taken back by the shop 4 Nov',
  ],
  [{ code: 'expired', on: '2026-11-03' }, '11 月 3 日已过期', 'Expired 3 Nov'],
  [{ code: 'expired', on: '2026-11-13' }, '昨天已过期', 'Expired yesterday'],
  [{ code: 'notYetValid', from: '2026-11-15' }, '明天起可用', 'Valid from tomorrow'],
  [{ code: 'notYetValid', from: '2027-01-05' }, '2027 年 1 月 5 日起可用', 'Valid from 5 Jan 2027'],
  [
    { code: 'weekday', allowed: [3, 1, 2], today: 6 },
    '仅周一至周三可用，今天周六',
    'Only valid Mon–Wed; today is Sat',
  ],
  [
    {
      code: 'otherShop',
      only: ['东门店', '西门店', null, '南门店'].map((name, at) => ({ id: `${at}`, name })),
    },
    '仅限东门店、西门店、#2等 4 项使用',
    'Only at 东门店, 西门店, #2 and others (4 in all)',
  ],
  [
    { code: 'memberLevel', needed: { id: '3', name: '金卡' } },
    '仅限金卡会员使用',
    'Only for 金卡 members',
  ],
  [
    { code: 'notOnBill', wanted: [{ id: '31', name: '拿铁' }] },
    '仅限购买拿铁时使用',
    'Only when buying 拿铁',
  ],
  [
    { code: 'belowMinimum', enoughFen: 30000, missingFen: 3200 },
    '满 300.00 元可用，还差 32.00 元',
    'From 300.00 on; 32.00 more is needed',
  ],
  [
    { code: 'redeemedHere', at: at('2026-11-14T09:02:00'), settled: true },
    '今天 09:02 已在本机核销',
    'Redeemed at this terminal today 09:02',
  ],
  [
    { code: 'redeemedHere', at: noon18, settled: false },
    '本机已核销，待服务器确认',
    'Redeemed at this terminal, waiting for the server to confirm',
  ],
]

describe('the reasons in words', () => {
  it.each(reasons)('%j', (reason, zh, en) => {
    expect(reasonWords(voiceOf('zh-CN'), reason)).toBe(zh)
    expect(reasonWords(voiceOf('en'), reason)).toBe(en)
  })
})

describe('weekdays', () => {
  it.each([
    [[6, 7], '周六、周日'],
    [[1, 2, 3, 4], '周一至周四'],
    [[1, 3, 5], '周一、周三、周五'],
    [[7, 1, 2, 3], '周一至周三、周日'],
  ])('%j', (days, words) => expect(weekdayWords(voiceOf('zh-CN'), days)).toBe(words))
})

describe('a usable coupon', () => {
  const zh = voiceOf('zh-CN')
  it('says when it may be used and until when', () => {
    const weekly = coupon('8', { weekdays: [6, 7], endsOn: '2026-11-16' })
    expect(conditionWords(zh, weekly)).toEqual(['周六、周日可用', '至后天', '券号 8'])
    expect(conditionWords(zh, coupon('9', { endsOn: '2026-12-31' }))[1]).toBe('至 12 月 31 日')
    expect(conditionWords(zh, coupon('9'))).toEqual(['每天可用', '长期有效', '券号 9'])
    const enough = coupon('9', { terms: cash(1000, { enoughFen: 30_000 }) })
    expect(conditionWords(zh, enough)[0]).toBe('满 300.00 元可用')
  })

  it('is marked when it ends today, tomorrow or the day after, and not otherwise', () => {
    const end = (endsOn: string | null) => nearEndWords(zh, coupon('1', { endsOn }))
    expect(end('2026-11-14')).toBe('今天到期')
    expect(end('2026-11-15')).toBe('明天到期')
    expect(end('2026-11-16')).toBe('后天到期')
    expect(end('2026-11-17')).toBeNull()
    expect(end('2026-11-13')).toBeNull()
    expect(end(null)).toBeNull()
  })
})

describe('a refusal', () => {
  const zh = voiceOf('zh-CN')
  const elsewhere = (known: { at?: number; shop?: string; staff?: string }) =>
    refusalWords(zh, { code: 'redeemedElsewhere', at: null, shop: null, staff: null, ...known })
  it("passes on the server's words", () => {
    expect(refusalWords(zh, { code: 'refusedByApi', apiCode: 4, info: '该券已使用' })).toBe(
      '服务器：该券已使用',
    )
    expect(refusalWords(zh, { code: 'refusedByApi', apiCode: 4, info: '' })).toBeNull()
    expect(refusalWords(zh, { code: 'recorded' })).toBeNull()
  })

  it('says who, when and where as far as it is known', () => {
    expect(elsewhere({ at: noon18, shop: '机场店', staff: '7' })).toBe(
      '11 月 10 日 12:41 由员工 7 在机场店核销',
    )
    expect(elsewhere({ at: noon18, shop: '机场店' })).toBe('11 月 10 日 12:41 在机场店核销')
    expect(elsewhere({ at: noon18, staff: '7' })).toBe('11 月 10 日 12:41 由员工 7 核销')
    expect(elsewhere({ staff: '7' })).toBe('已由员工 7 核销')
    expect(elsewhere({ shop: '机场店', staff: '7' })).toBe('已由员工 7 在机场店核销')
    expect(elsewhere({ at: noon18 })).toBe('11 月 10 日 12:41 已核销')
    expect(elsewhere({ shop: '机场店' })).toBe('已在机场店核销')
    expect(elsewhere({})).toBe('服务器没有说明时间和门店')
  })
})
