import {
  breachesOf,
  contactBreaches,
  contactUntil,
  isDated,
  roomOf,
  type OfflineLine,
  type OfflineStanding,
} from '@shared/domain/offline-judge'
import type { Allowance, Breach, MemberAllowance } from '@shared/domain/offline-allowance'
import type { MemberCoupon } from '@shared/domain/coupon'
import { faceFenOf } from '@shared/domain/coupon-terms'
import { judgeCoupons, type JudgeTools } from './member-sheet'
import { isOffline, type Offline } from './offline-rules'
import type { OpenMember } from './open-members'
import type { Desk, Ledger } from './ports'

/** True when what the cashier sees of this member is not the back end's word of now. */
export function policyApplies(open: OpenMember, offline: Offline): boolean {
  return isOffline(offline) || open.source === 'cache'
}

/** What the policy has against redeeming these coupons of a member together. */
export function offlineBreaches(
  open: OpenMember,
  lines: readonly { coupon: MemberCoupon; discountFen: number }[],
  offline: Offline,
  ledger: Ledger,
): Breach[] {
  const usage = ledger.offlineUsage(open.connectionId, open.member.id)
  const order = { asOf: open.asOf, lines: lines.map(toLine) }
  return breachesOf(offline.policy(), order, usage, standingOf(offline))
}

/** What this terminal may still redeem; null while the line is online. */
export function terminalAllowance(
  connectionId: string | null,
  offline: Offline,
  ledger: Ledger,
): Allowance | null {
  if (connectionId === null || !isOffline(offline)) return null
  return allowance(offline, ledger.offlineUsage(connectionId, '').terminal)
}

/** What this member may still redeem, with what stands against each coupon alone; null while the policy does not apply. */
export function memberAllowance(
  open: OpenMember,
  desk: Desk,
  tools: JudgeTools,
): MemberAllowance | null {
  const { offline } = tools
  if (!policyApplies(open, offline)) return null
  const policy = offline.policy()
  const usage = tools.ledger.offlineUsage(open.connectionId, open.member.id)
  const standing = standingOf(offline)
  const usable = judgeCoupons(open.coupons, open, desk, tools).filter(
    ({ eligibility }) => eligibility.usable,
  )
  return {
    ...allowance(offline, usage.terminal),
    member: roomOf(policy.perMember, usage.member),
    coupons: usable.map(({ coupon }) => ({
      couponId: coupon.id,
      breaches: breachesOf(
        policy,
        { asOf: open.asOf, lines: [toLine({ coupon, discountFen: faceFenOf(coupon.terms) })] },
        usage,
        standing,
      ),
    })),
  }
}

function allowance(offline: Offline, used: { count: number; totalFen: number }): Allowance {
  const policy = offline.policy()
  const standing = standingOf(offline)
  return {
    terminal: roomOf(policy.perTerminal, used),
    contactUntil: contactUntil(policy, standing),
    breaches: contactBreaches(policy, standing),
  }
}

function standingOf({ line }: Offline): OfflineStanding {
  const { state } = line.clock
  return {
    now: line.now(),
    lastContactAt: line.lastContactAt,
    // A wrong clock is corrected by the server's; what matters is that there was a server to tell.
    clockTrusted: state === 'trusted' || state === 'wrong',
  }
}

function toLine(line: { coupon: MemberCoupon; discountFen: number }): OfflineLine {
  const { coupon, discountFen } = line
  return {
    templateId: coupon.templateId,
    title: coupon.title,
    discountFen,
    dated: isDated(coupon),
  }
}
