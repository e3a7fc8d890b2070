import type { Bill } from '@shared/domain/bill'
import { dayOf } from '@shared/domain/calendar'
import type { MemberCoupon } from '@shared/domain/coupon'
import { byUse, judge, type Circumstances } from '@shared/domain/eligibility'
import { showPhone, type Member, type PhoneLook } from '@shared/domain/member'
import type { Redemption } from '@shared/domain/redemption'
import { isSettled } from '@shared/domain/redemption-state'
import type { CouponView, MemberSheet, MemberView } from '@shared/domain/view'
import type { Clock, Desk, Ledger } from './ports'
import { isOffline, type Offline } from './offline-rules'
import type { OpenMember } from './open-members'

/** What judging a coupon at this desk needs. */
export interface JudgeTools {
  ledger: Ledger
  clock: Clock
  offline: Offline
}

/**
 * Judges coupons of a member, as the back end told them at `asOf`, here and now, with what the ledger knows of them, and
 * on the bill where there is one.
 */
export function judgeCoupons(
  coupons: readonly MemberCoupon[],
  { asOf, member }: Pick<OpenMember, 'asOf' | 'member'>,
  desk: Desk,
  { ledger, clock, offline }: JudgeTools,
  bill: Bill | null = null,
): CouponView[] {
  const counting = ledger.counting(
    desk.connectionId,
    coupons.map(({ id }) => id),
  )
  const at = clock.now()
  const never = isOffline(offline) ? offline.policy().neverTemplates : []
  return coupons.map((coupon) => {
    const now: Circumstances = {
      at,
      timeZone: desk.timeZone,
      shopName: (id) => desk.shopName(id),
      neverOffline: never.includes(coupon.templateId),
      place: desk.shop && { id: desk.shop.id, kind: 'store' },
      memberLevel: member.level,
      bill,
    }
    const here = counting.get(coupon.id)
    // Accepted, and yet unused when the back end was asked later: it was undone there.
    const undone = here && isSettled(here.state) && here.stateAt < asOf
    if (here && !undone) now.redeemedHere = toRedeemedHere(here)
    return { coupon, eligibility: judge(coupon, now) }
  })
}

function toRedeemedHere({ stateAt, state }: Redemption): { at: number; settled: boolean } {
  return { at: stateAt, settled: isSettled(state) }
}

/** What the counter shows of a member: coupons judged and in the order in which a cashier reads them. */
export function memberSheet(
  open: OpenMember,
  scannedCouponId: string | null,
  desk: Desk,
  tools: JudgeTools,
  checking = false,
): MemberSheet {
  return {
    member: memberView(open.member, desk.phoneLook),
    coupons: judgeCoupons(open.coupons, open, desk, tools).sort(byUse),
    asOf: open.asOf,
    source: open.source,
    checking,
    today: dayOf(tools.clock.now(), desk.timeZone),
    scannedCouponId,
  }
}

/** A member as a screen may see one: with as much of the phone as may be shown. */
export function memberView(member: Member, look: PhoneLook): MemberView {
  return { ...member, phone: member.phone === null ? null : showPhone(member.phone, look) }
}
