const DAY_MS = 86_400_000
const ZONE = 'Asia/Shanghai'

/** A day of the shop as the cashier reads it, counted from today. */
export function dayInWords(offset: number): string {
  const part = (at: number) => {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone: ZONE,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    }).formatToParts(at)
    return (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  }
  const now = part(Date.now())
  const then = part(Date.now() + offset * DAY_MS)
  const year = now('year') === then('year') ? '' : `${then('year')} 年 `
  return `${year}${then('month')} 月 ${then('day')} 日`
}

/** The reasons of the demonstration member's coupons, in the exact words of the screen. */
export function reasonsOfTheDemoMember(): Record<string, RegExp | string> {
  const weekday = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, weekday: 'short' }).format()
  const isWeekend = ['周六', '周日'].includes(weekday)
  return {
    '烘焙区 8 元券': `${dayInWords(-4)}已过期`,
    '鲜榨橙汁兑换券（中杯）': new RegExp(
      `^${dayInWords(-6)} \\d\\d:\\d\\d (在青禾生活馆（.+店）使用|已使用)$`,
    ),
    '老友回归 30 元券': `${dayInWords(-3)}已转赠给他人`,
    '节日礼盒抵扣 88 元券': `${dayInWords(7)}起可用`,
    ...(isWeekend
      ? { '工作日午市 15 元券': `仅周一至周五可用，今天${weekday}` }
      : { '周末亲子 25 元券': `仅周六、周日可用，今天${weekday}` }),
  }
}
