import { dayOf, daysBetween, type Day, type Instant } from '@shared/domain/calendar'
import type { BestSet } from '@shared/domain/combination'
import type { MemberCoupon } from '@shared/domain/coupon'
import { isNearExpiry } from '@shared/domain/coupon-filter'
import { leastSpendOf, type Named } from '@shared/domain/coupon-terms'
import type { Reason } from '@shared/domain/eligibility'
import type { Cause, Redemption } from '@shared/domain/redemption'
import { formatYuan } from '@shared/domain/money'
import { formatDay, formatMoment, formatTime } from '@renderer/format'
import type { Language } from '@renderer/i18n'

/** Looks up a sentence; the part of vue-i18n's `t` that these functions need. */
export type Say = (key: string, named?: Record<string, unknown>, plural?: number) => string

/** In which words a sentence is said: the language, and the shop's clock and calendar. */
export interface Voice {
  say: Say
  language: Language
  timeZone: string
  today: Day
}

/** How many names of shops or goods a reason lists. */
const NAMES_SHOWN = 3
/** How many characters of what was asked for a sentence shows. */
const ASKED_SHOWN = 24

/** A moment of the past in full: "今天 12:41", "11 月 18 日 12:41". */
export function momentWords({ language, timeZone, today }: Voice, at: Instant): string {
  return `${formatDay(dayOf(at, timeZone), today, language)} ${formatTime(at, timeZone)}`
}

/** The same without the day when it is today: "12:41". */
export function momentOf(voice: Voice, at: Instant): string {
  const { timeZone, today, language } = voice
  return formatMoment(at, timeZone, today, language)
}

/** What was asked for, as far as a sentence has room for it. */
export function askedWords(text: string): string {
  const characters = [...text.slice(0, ASKED_SHOWN * 4)]
  return characters.length > ASKED_SHOWN ? `${characters.slice(0, ASKED_SHOWN).join('')}…` : text
}

/** How long ago, in the largest unit that fits: "3 小时前". */
export function ageWords({ say }: Voice, minutes: number): string {
  const [unit, n] =
    minutes < 1
      ? ['now', 0]
      : minutes < 60
        ? ['minutes', minutes]
        : minutes < 48 * 60
          ? ['hours', Math.floor(minutes / 60)]
          : ['days', Math.floor(minutes / 1440)]
  return say(`counter.member.ages.${unit}`, { n }, Number(n))
}

/** Weekdays in words, neighbours joined from three on: "周一至周三", "周六、周日". */
export function weekdayWords({ say }: Voice, weekdays: readonly number[]): string {
  const runs: number[][] = []
  for (const day of [...new Set(weekdays)].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run && run.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  const name = (day: number | undefined) => say(`counter.weekday.${day}`)
  return runs
    .flatMap((run) =>
      run.length < 3
        ? run.map(name)
        : [say('counter.weekday.range', { from: name(run[0]), to: name(run.at(-1)) })],
    )
    .join(say('counter.weekday.join'))
}

/** Why a coupon cannot be used, as a sentence that a cashier can read to the member. */
export function reasonWords(voice: Voice, reason: Reason): string {
  const { say, language, timeZone, today } = voice
  const when = (at: Instant) => momentWords(voice, at)
  const day = (on: Day) => formatDay(on, today, language)
  switch (reason.code) {
    case 'used':
      if (reason.at === null) return say('counter.reason.usedSometime')
      return reason.shop === null
        ? say('counter.reason.used', { when: when(reason.at) })
        : say('counter.reason.usedAt', { when: when(reason.at), shop: reason.shop })
    case 'givenAway':
      return say('counter.reason.givenAway', { day: day(dayOf(reason.at, timeZone)) })
    case 'recalled':
      return say('counter.reason.recalled', { day: day(dayOf(reason.at, timeZone)) })
    case 'expired':
      return say('counter.reason.expired', { day: day(reason.on) })
    case 'notYetValid':
      return say('counter.reason.notYetValid', { day: day(reason.from) })
    case 'weekday':
      return say('counter.reason.weekday', {
        days: weekdayWords(voice, reason.allowed),
        today: say(`counter.weekday.${reason.today}`),
      })
    case 'redeemedHere':
      return reason.settled
        ? say('counter.reason.redeemedHere', { when: when(reason.at) })
        : say('counter.reason.redeemedHereOpen')
    case 'otherShop':
      return say('counter.reason.otherShop', { shops: namesOf(voice, reason.only) })
    case 'memberLevel':
      return say('counter.reason.memberLevel', { level: namesOf(voice, [reason.needed]) })
    case 'notOnBill':
      return say('counter.reason.notOnBill', { goods: namesOf(voice, reason.wanted) })
    case 'belowMinimum':
      return say('counter.reason.belowMinimum', {
        enough: formatYuan(reason.enoughFen),
        missing: formatYuan(reason.missingFen),
      })
    case 'neverOffline':
      return say('counter.reason.neverOffline')
  }
}

/** The first few by name, or by number where there is no name, and how many there are. */
export function namesOf({ say }: Voice, all: readonly Named[]): string {
  const names = all
    .slice(0, NAMES_SHOWN)
    .map(({ id, name }) => name ?? `#${id}`)
    .join(say('counter.weekday.join'))
  return all.length > NAMES_SHOWN
    ? say('counter.reason.andOthers', { names, n: all.length })
    : names
}

/** What the best set takes off, and by how much a given up search may be short. */
export function bestWords({ say }: Voice, { discounts, offFen, shortFenAtMost }: BestSet): string {
  if (discounts.length === 0) return say('counter.bill.bestNothing')
  const off = formatYuan(offFen)
  return shortFenAtMost === 0
    ? say('counter.bill.bestChosen', { n: discounts.length, off }, discounts.length)
    : say('counter.bill.bestNearly', { off, short: formatYuan(shortFenAtMost) })
}

/** From which amount on, on which days and until when a coupon may be used, in one line. */
export function conditionWords(voice: Voice, coupon: MemberCoupon): string[] {
  const { say } = voice
  const days =
    coupon.weekdays.length === 0 || coupon.weekdays.length === 7
      ? say('counter.coupon.everyDay')
      : say('counter.coupon.onlyOn', { days: weekdayWords(voice, coupon.weekdays) })
  const enoughFen = leastSpendOf(coupon.terms)
  return [
    ...(enoughFen > 0 ? [say('counter.coupon.from', { enough: formatYuan(enoughFen) })] : []),
    days,
    untilWords(voice, coupon.endsOn),
    say('counter.coupon.number', { id: coupon.id }),
  ]
}

function untilWords({ say, language, today }: Voice, endsOn: Day | null): string {
  if (endsOn === null) return say('counter.coupon.forever')
  const day = formatDay(endsOn, today, language)
  // Chinese sets a space before a figure ("至 12 月 31 日") but none before a word ("至后天").
  return say(/^\d/.test(day) ? 'counter.coupon.untilDate' : 'counter.coupon.until', { day })
}

/** "后天到期" for a coupon that is near its end; null for any other. */
export function nearEndWords({ say, today }: Voice, coupon: MemberCoupon): string | null {
  if (coupon.endsOn === null || !isNearExpiry(coupon, today)) return null
  const near = ['endsToday', 'endsTomorrow', 'endsAfterTomorrow'][daysBetween(today, coupon.endsOn)]
  return say(`counter.coupon.${near}`)
}

/** What the server said about a refusal, with who, when and where as far as it is known; null when it said nothing. */
export function refusalWords(voice: Voice, cause: Cause): string | null {
  const { say } = voice
  if (cause.code === 'refusedByApi') {
    return cause.info === '' ? null : say('counter.result.subRefusedInfo', { info: cause.info })
  }
  if (cause.code !== 'redeemedElsewhere') return null
  const { at, shop, staff } = cause
  const when = at === null ? null : momentWords(voice, at)
  const known = `${when === null ? '' : 'When'}${staff === null ? '' : 'Staff'}${shop === null ? '' : 'Shop'}`
  return say(`counter.result.elsewhere${known || 'Unknown'}`, { when, shop, staff })
}

/** True for an entry that no line helps: the back end answers, but refuses the token. */
export function waitsForToken({ state, cause }: Redemption): boolean {
  return state === 'pending' && cause.code === 'notSent' && cause.problem === 'api.unauthorized'
}
