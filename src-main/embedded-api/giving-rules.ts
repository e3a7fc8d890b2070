import { fromDayNumber, NO_END_DAY, type DayNumber } from './days'
import { refuse, type Refusal } from './refusals'
import type { GivingFacts, HeldDays } from './store/giving-rows'

const DAYS_FROM_RECEIPT = 0

/** The days of a coupon that is given on this day, or why the template is given to nobody. */
export function judgeGiving(template: GivingFacts, today: DayNumber): HeldDays | Refusal {
  const { title, status, timeLimit, timeDays, timeStartDay, timeEndDay } = template
  if (status !== 1) {
    return refuse(
      'notGivenOut',
      `「${title}」已停止发放。请先在优惠券模板中打开「是否开启」并保存，再发放`,
    )
  }
  if (timeLimit === DAYS_FROM_RECEIPT) {
    // (read) The day on which it is got is not counted: got on the 16th for 10 days is good until the 26th.
    return { startsDay: today, endsDay: timeDays === 0 ? NO_END_DAY : today + timeDays }
  }
  if (timeEndDay !== null && timeEndDay < today) {
    return refuse(
      'rangeEnded',
      `「${title}」的使用时间已于 ${fromDayNumber(timeEndDay)} 结束。请先修改使用时间并保存，再发放`,
    )
  }
  return { startsDay: timeStartDay ?? today, endsDay: timeEndDay ?? NO_END_DAY }
}
