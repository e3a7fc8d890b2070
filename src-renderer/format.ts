import { daysBetween, wallClock, type Day, type Instant } from '@shared/domain/calendar'
import type { Language } from './i18n'

const NEAR: Record<Language, Record<number, string>> = {
  'zh-CN': { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' },
  en: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
}
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** A calendar day in full: "11 月 14 日" / "14 Nov", with the year where it is not this year. */
export function formatDate(day: Day, today: Day, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const otherYear = !today.startsWith(day.slice(0, 4))
  if (language === 'en') return `${date} ${MONTHS[month - 1]}${otherYear ? ` ${year}` : ''}`
  return `${otherYear ? `${year} 年 ` : ''}${month} 月 ${date} 日`
}

/** A calendar day as people say it: "今天", "明天", "后天" where near, else the full date. */
export function formatDay(day: Day, today: Day, language: Language): string {
  return NEAR[language][daysBetween(today, day)] ?? formatDate(day, today, language)
}

/** The wall-clock time `HH:MM` of a moment in the shop's time zone. */
export function formatTime(at: Instant, timeZone: string): string {
  return wallClock(at, timeZone).time.slice(0, 5)
}

/** A moment as people say it: "14:02" today, "昨天 14:02", "11 月 14 日 14:02". */
export function formatMoment(
  at: Instant,
  timeZone: string,
  today: Day,
  language: Language,
): string {
  const { day, time } = wallClock(at, timeZone)
  const clock = time.slice(0, 5)
  return day === today ? clock : `${formatDay(day, today, language)} ${clock}`
}

/** How large a file is, for people: "640 KB", "12.4 MB". */
export function formatBytes(bytes: number): string {
  const megabytes = bytes / 1_048_576
  if (megabytes >= 1) return `${megabytes.toFixed(megabytes < 100 ? 1 : 0)} MB`
  return `${Math.max(1, Math.round(bytes / 1024))} KB`
}
