import { formatDate, formatDay, formatMoment, formatTime } from '@renderer/format'
import { describe, expect, it } from 'vitest'

const ZONE = 'Asia/Shanghai'

describe('days', () => {
  it.each([
    ['2026-11-21', '昨天', 'yesterday'],
    ['2026-11-22', '今天', 'today'],
    ['2026-11-23', '明天', 'tomorrow'],
    ['2026-11-24', '后天', '24 Nov'],
    ['2026-11-25', '11 月 25 日', '25 Nov'],
    ['2026-11-14', '11 月 14 日', '14 Nov'],
    ['2027-01-05', '2027 年 1 月 5 日', '5 Jan 2027'],
  ])('%s is said as %s and %s', (day, zh, en) => {
    expect(formatDay(day, '2026-11-22', 'zh-CN')).toBe(zh)
    expect(formatDay(day, '2026-11-22', 'en')).toBe(en)
  })

  it('cross the year by name', () => {
    expect(formatDay('2027-01-01', '2026-12-31', 'zh-CN')).toBe('明天')
    expect(formatDate('2027-01-01', '2026-12-31', 'zh-CN')).toBe('2027 年 1 月 1 日')
  })
})

describe('moments', () => {
  // 23:30 in Shanghai is still the afternoon in London: the shop's wall clock counts.
  const at = Date.UTC(2026, 10, 22, 15, 30)

  it('show the clock of the shop', () => {
    expect(formatTime(at, ZONE)).toBe('23:30')
    expect(formatTime(at, 'Europe/London')).toBe('15:30')
  })

  it('name the day unless it is today', () => {
    expect(formatMoment(at, ZONE, '2026-11-22', 'zh-CN')).toBe('23:30')
    expect(formatMoment(at, ZONE, '2026-11-23', 'zh-CN')).toBe('昨天 23:30')
    expect(formatMoment(at, ZONE, '2026-12-01', 'en')).toBe('22 Nov 23:30')
    expect(formatMoment(at + 3_600_000, ZONE, '2026-11-22', 'zh-CN')).toBe('明天 00:30')
  })
})
