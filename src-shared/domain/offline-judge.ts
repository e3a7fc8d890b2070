import type { Instant } from './calendar'
import type { MemberCoupon } from './coupon'
import type { Breach, Room } from './offline-allowance'
import type { Limit, OfflinePolicy } from './offline-policy'

const HOUR_MS = 3_600_000

/** So many coupons, worth so much together (fen). */
export interface Tally {
  count: number
  totalFen: number
}

/** What this terminal redeemed and the back end has not confirmed, and how much of it was the member's. */
export interface OfflineUsage {
  terminal: Tally
  member: Tally
  /** By template id; a template that is not in it was not used. */
  templates: ReadonlyMap<string, Tally>
}

/** How things stand between this terminal and the back end. */
export interface OfflineStanding {
  now: Instant
  /** The back end's last real answer; null when it has never answered. */
  lastContactAt: Instant | null
  /** False when nothing tells what day it is. */
  clockTrusted: boolean
}

/** One coupon of an order with what it takes off. */
export interface OfflineLine {
  templateId: string
  title: string
  discountFen: number
  /** True when it depends on the day whether the coupon may be used. */
  dated: boolean
}

export interface OfflineOrder {
  lines: readonly OfflineLine[]
  /** When the back end told what is known of the member's coupons. */
  asOf: Instant
}

/** True when it depends on the day whether the coupon may be used. */
export function isDated({ startsOn, endsOn, weekdays }: MemberCoupon): boolean {
  return startsOn !== null || endsOn !== null || (weekdays.length > 0 && weekdays.length < 7)
}

/** Every rule that the order would break, none when it may be redeemed offline. */
export function breachesOf(
  policy: OfflinePolicy,
  order: OfflineOrder,
  usage: OfflineUsage,
  standing: OfflineStanding,
): Breach[] {
  return [
    ...contactBreaches(policy, standing),
    ...knowledgeBreaches(policy, order, standing),
    ...order.lines.flatMap(({ templateId, title }, index): Breach[] =>
      policy.neverTemplates.includes(templateId) && isFirst(order, index)
        ? [{ code: 'neverOffline', templateId, title }]
        : [],
    ),
    ...limitBreaches(policy, order, usage),
  ]
}

/** What stops every sale, whatever its coupons: too long without a word from the back end. */
export function contactBreaches(
  { maxHoursSinceContact: maxHours }: OfflinePolicy,
  { now, lastContactAt }: OfflineStanding,
): Breach[] {
  if (maxHours === null) return []
  if (lastContactAt === null) return [{ code: 'neverContacted' }]
  if (now - lastContactAt <= maxHours * HOUR_MS) return []
  return [{ code: 'tooLongOffline', hours: hoursOf(now - lastContactAt), maxHours }]
}

function knowledgeBreaches(
  { staleAfterHours: maxHours }: OfflinePolicy,
  { lines, asOf }: OfflineOrder,
  { now, clockTrusted }: OfflineStanding,
): Breach[] {
  const breaches: Breach[] = []
  if (maxHours !== null && now - asOf > maxHours * HOUR_MS) {
    breaches.push({ code: 'stale', hours: hoursOf(now - asOf), maxHours })
  }
  const dated = lines.find((line) => line.dated)
  if (!clockTrusted && dated) breaches.push({ code: 'untrustedClock', title: dated.title })
  return breaches
}

function limitBreaches(policy: OfflinePolicy, order: OfflineOrder, usage: OfflineUsage): Breach[] {
  const whole = tallyOf(order.lines)
  const { perTerminal, perMember, perTemplate } = policy
  const breaches: Breach[] = [
    ...over('terminal', {}, perTerminal, usage.terminal, whole),
    ...over('member', {}, perMember, usage.member, whole),
  ]
  order.lines.forEach(({ templateId, title }, index) => {
    if (!isFirst(order, index)) return
    const used = usage.templates.get(templateId) ?? NOTHING
    const wanted = tallyOf(order.lines.filter((line) => line.templateId === templateId))
    breaches.push(...over('template', { title }, perTemplate, used, wanted))
  })
  return breaches
}

function over(
  scope: 'terminal' | 'member' | 'template',
  named: { title?: string },
  limit: Limit,
  used: Tally,
  wanted: Tally,
): Breach[] {
  const measures = [
    ['Count', 'count'],
    ['Total', 'totalFen'],
  ] as const
  return measures.flatMap(([word, measure]) => {
    const most = limit[measure]
    // A coupon that takes nothing off cannot pass a limit of money, however much is used of it.
    if (most === null || wanted[measure] === 0 || used[measure] + wanted[measure] <= most) return []
    const amounts = { limit: most, used: used[measure], wanted: wanted[measure] }
    return [{ code: `${scope}${word}`, ...named, ...amounts } as Breach]
  })
}

/** What is left of a limit, never less than nothing. */
export function roomOf(limit: Limit, used: Tally): Room {
  const left = (measure: keyof Tally): number | null => {
    const most = limit[measure]
    return most === null ? null : Math.max(0, most - used[measure])
  }
  return { limit, left: { count: left('count'), totalFen: left('totalFen') } }
}

/** When the time since the last contact runs out; null without a limit or without any contact. */
export function contactUntil(
  { maxHoursSinceContact }: OfflinePolicy,
  { lastContactAt }: OfflineStanding,
): Instant | null {
  if (maxHoursSinceContact === null || lastContactAt === null) return null
  return lastContactAt + maxHoursSinceContact * HOUR_MS
}

/** False when the owner has ruled that nobody may let it pass. */
export function mayBeOverridden(breaches: readonly Breach[]): boolean {
  return breaches.every(({ code }) => code !== 'neverOffline')
}

const NOTHING: Tally = { count: 0, totalFen: 0 }

function tallyOf(lines: readonly OfflineLine[]): Tally {
  return {
    count: lines.length,
    totalFen: lines.reduce((sum, { discountFen }) => sum + discountFen, 0),
  }
}

/** True for the first coupon of its template in the order, so that each template is spoken of once. */
function isFirst({ lines }: OfflineOrder, index: number): boolean {
  return lines.findIndex(({ templateId }) => templateId === lines[index]?.templateId) === index
}

function hoursOf(ms: number): number {
  return Math.floor(ms / HOUR_MS)
}
