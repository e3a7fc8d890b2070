import { wallClock, weekdayOf, type Instant } from '@shared/domain/calendar'
import { currentDay, fromDayNumber, toDayNumber, type DayNumber } from './days'
import { refuse, type Refusal } from './refusals'

/** What decides whether a coupon may be redeemed; days inclusive, instants UTC milliseconds. */
export interface CouponFacts {
  startsDay: DayNumber
  endsDay: DayNumber
  /** `use_week` of document 000: "1,2,3" with 1 = Monday … 7 = Sunday; empty = every day. */
  useWeek: string
  /** Given away when this is set and `receiverId` is too. */
  givenAt: Instant | null
  receiverId: number | null
  /** Taken back from its member. */
  recalledAt: Instant | null
  /** The redemption that counts, if there is one. */
  usedAt: Instant | null
  usedInShop: string | null
}

const WEEKDAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** The weekdays of a `use_week`, ascending; anything that is not 1 to 7 is left out. */
export function weekdaysOf(useWeek: string): number[] {
  const days = useWeek.split(',').map((part) => Number(part.trim()))
  return [...new Set(days.filter((day) => Number.isInteger(day) && day >= 1 && day <= 7))].sort()
}

/** The weekdays in words: "周一、周三". */
export function weekdayNames(weekdays: readonly number[]): string {
  return weekdays.map((day) => WEEKDAYS[day]).join('、')
}

/** An instant as the sentences show it: `2030-01-31 18:05` in the shop's zone. */
export function minuteOf(at: Instant, timeZone: string): string {
  const { day, time } = wallClock(at, timeZone)
  return `${day} ${time.slice(0, 5)}`
}

/**
 * Says why a coupon cannot be redeemed at an instant, or null when it can. One reason, the weightiest first:
 * used, taken back, given away, expired, not yet valid, wrong weekday. (`is_use_week` is not asked: its meaning is not documented.)
 */
export function judgeRedemption(
  coupon: CouponFacts,
  at: Instant,
  timeZone: string,
): Refusal | null {
  if (coupon.usedAt !== null) {
    const where = coupon.usedInShop === null ? '' : `在「${coupon.usedInShop}」`
    return refuse(
      'alreadyUsed',
      `该券已于 ${minuteOf(coupon.usedAt, timeZone)} ${where}核销，不能再次使用`,
    )
  }
  if (coupon.recalledAt !== null) return refuseRecalled(coupon.recalledAt, timeZone)
  if (coupon.givenAt !== null && coupon.receiverId !== null) {
    return refuse(
      'givenAway',
      `该券已于 ${minuteOf(coupon.givenAt, timeZone)} 转赠给其他会员，不能由原会员使用`,
    )
  }
  const day = currentDay(at, timeZone)
  const today = toDayNumber(day)
  if (today > coupon.endsDay) {
    return refuse('expired', `该券已过期，有效期至 ${fromDayNumber(coupon.endsDay)}`)
  }
  if (today < coupon.startsDay) {
    return refuse('notYetValid', `该券未到使用时间，${fromDayNumber(coupon.startsDay)} 起可用`)
  }
  const allowed = weekdaysOf(coupon.useWeek)
  const weekday = weekdayOf(day)
  if (allowed.length > 0 && !allowed.includes(weekday)) {
    const names = weekdayNames(allowed)
    return refuse('wrongWeekday', `今天（${WEEKDAYS[weekday]}）不可用，该券仅限 ${names} 使用`)
  }
  return null
}

/** Says that a coupon was taken back and when: it cannot be redeemed, and no look-up finds it. */
export function refuseRecalled(at: Instant, timeZone: string): Refusal {
  return refuse('recalled', `该券已于 ${minuteOf(at, timeZone)} 被收回，不能使用`)
}
