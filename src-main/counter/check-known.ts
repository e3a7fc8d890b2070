import type { MemberChecked, SearchChecked } from '@shared/domain/checked'
import type { ScanMeaning } from '@shared/domain/scan-code'
import type { MemberSheet } from '@shared/domain/view'
import { ProblemError } from '@shared/ipc/result'
import type { MemberCache } from './cache-ports'
import type { CashierCalls } from './cashier-calls'
import { readMember, searchLive } from './find-live'
import { listOf, type Found } from './found'
import { memberSheet, type JudgeTools } from './member-sheet'
import type { OpenMember, OpenMembers } from './open-members'
import type { Desk } from './ports'

/** How long a cached answer may be corrected in place: later the cashier has begun to rely on it. */
export const CHECK_LIMIT_MS = 1_500

export interface CheckTools extends JudgeTools {
  cache: MemberCache
  openMembers: OpenMembers
  calls: CashierCalls
  /** Notes who sees a whole phone number, and takes it away where that cannot be noted. */
  seen(sheet: MemberSheet, desk: Desk): MemberSheet
  memberChecked(checked: MemberChecked): void
  searchChecked(checked: SearchChecked): void
}

/**
 * Asks the back end behind an answer that came out of the cache, and tells what it said. Begins after the answer has
 * left; never throws.
 * @param keyword what was searched for, where another member might have been meant; null where only one can be
 */
export function checkKnown(
  shown: Exclude<Found, { kind: 'none' }>,
  question: { text: string; keyword: string | null },
  desk: Desk,
  tools: CheckTools,
): void {
  const answered = new Promise<void>((done) => {
    setImmediate(() => {
      void tools.calls.run(async () => {
        await Promise.all([
          shown.kind === 'one' ? checkMember(shown, desk, tools).finally(done) : null,
          question.keyword === null
            ? null
            : checkSearch(shown, { ...question, keyword: question.keyword }, desk, tools),
        ])
      })
    })
  })
  if (shown.kind === 'one') tools.openMembers.checking(shown.open, answered)
}

async function checkMember(
  { open, couponId }: Found & { kind: 'one' },
  desk: Desk,
  tools: CheckTools,
): Promise<void> {
  const { id: memberId } = open.member
  const { connectionId } = desk
  let late = false
  /** Another answer for this member, or another back end, has taken the place of what was shown. */
  const isShown = () => !late && tools.openMembers.get(memberId) === open
  const limit = setTimeout(() => {
    if (isShown()) tools.memberChecked({ outcome: 'noAnswer', memberId })
    late = true
  }, CHECK_LIMIT_MS)
  tools.cache.seen(connectionId, memberId, tools.clock.now())
  try {
    const asOf = tools.clock.now()
    const live = await readMember(memberId, desk, tools.clock, undefined)
    const fresh: OpenMember = live ?? { ...open, coupons: [], asOf, source: 'live' }
    const change = compare(open, fresh)
    if (!live) tools.cache.forget(connectionId, memberId, asOf)
    else if (change.same) tools.cache.confirm(connectionId, memberId, live.asOf)
    else tools.cache.learn(connectionId, { ...live, coupons: [...live.coupons] })
    if (!isShown()) return
    tools.openMembers.remember(fresh)
    if (change.same) return tools.memberChecked({ outcome: 'same', memberId, asOf: fresh.asOf })
    const sheet = tools.seen(memberSheet(fresh, couponId, desk, tools), desk)
    tools.memberChecked({ outcome: 'corrected', memberId, sheet, changed: change.changed })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (isShown()) tools.memberChecked({ outcome: 'noAnswer', memberId })
  } finally {
    clearTimeout(limit)
  }
}

/** A member who has come since would be missing in the answer: then the whole list is told. */
async function checkSearch(
  shown: Found,
  { text, keyword }: { text: string; keyword: string },
  desk: Desk,
  tools: CheckTools,
): Promise<void> {
  try {
    const members = await searchLive(keyword, desk)
    const before = shown.kind === 'several' ? shown.members : []
    const ids = new Set(before.map(({ id }) => id))
    if (shown.kind === 'one') ids.add(shown.open.member.id)
    if (members.every(({ id }) => ids.has(id))) return
    tools.cache.learnMembers(desk.connectionId, members)
    tools.searchChecked({ text, ...listOf(members, desk) })
  } catch (error) {
    // Silence is told by the check of the member; a list stays marked as what is known here.
    if (!(error instanceof ProblemError)) throw error
  }
}

/** What is not as it was: coupons by id, and whether anything is. */
export function compare(
  before: Pick<OpenMember, 'member' | 'coupons'>,
  now: Pick<OpenMember, 'member' | 'coupons'>,
): { same: boolean; changed: string[] } {
  const known = new Map(before.coupons.map((coupon) => [coupon.id, JSON.stringify(coupon)]))
  const changed = now.coupons
    .filter((coupon) => known.get(coupon.id) !== JSON.stringify(coupon))
    .map(({ id }) => id)
  const same =
    changed.length === 0 &&
    now.coupons.length === before.coupons.length &&
    JSON.stringify(Object.values(before.member)) === JSON.stringify(Object.values(now.member))
  return { same, changed }
}

/** What another member than the one shown may match as well; null where the text names one. */
export function keywordOf(meaning: ScanMeaning, shown: Found): string | null {
  if (meaning.kind === 'phone') return meaning.digits
  if (meaning.kind === 'cardNumber') return meaning.number
  if (meaning.kind === 'name') return meaning.text
  if (meaning.kind !== 'digits') return null
  const named = shown.kind === 'one' && shown.open.member.id === meaning.digits
  const coupon = shown.kind === 'one' && shown.couponId !== null
  return named || coupon ? null : meaning.digits
}
