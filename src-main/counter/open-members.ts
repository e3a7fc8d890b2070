import type { Instant } from '@shared/domain/calendar'
import type { MemberCoupon } from '@shared/domain/coupon'
import type { Member } from '@shared/domain/member'
import type { Source } from '@shared/domain/view'

/** A member as the back end last told it, and as the cashier sees it. */
export interface OpenMember {
  /** Which back end told it. */
  connectionId: string
  member: Member
  coupons: readonly MemberCoupon[]
  /** When it was asked: what happened since may not be in it. */
  asOf: Instant
  /** `cache`: the back end was not asked for this sheet, or has not answered yet. */
  source: Source
}

const KEPT = 50

/** The members that were on the screen lately: redeeming re-checks against what the cashier saw. */
export interface OpenMembers {
  remember(open: OpenMember): void
  get(memberId: string): OpenMember | undefined
  all(): OpenMember[]
  clear(): void
}

/** Makes an empty memory that forgets the longest unseen member beyond the last fifty. */
export function createOpenMembers(): OpenMembers {
  const members = new Map<string, OpenMember>()
  return {
    remember(open) {
      members.delete(open.member.id)
      members.set(open.member.id, open)
      if (members.size > KEPT) {
        const [oldest] = members.keys()
        if (oldest !== undefined) members.delete(oldest)
      }
    },
    get: (memberId) => members.get(memberId),
    all: () => [...members.values()],
    clear: () => members.clear(),
  }
}
