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
  /** The back end is being asked whether this answer still holds; `answered` resolves with its word or its silence. */
  checking(open: OpenMember, answered: Promise<void>): void
  /** Resolves when no question about this member is on its way, at once where there is none. Never rejects. */
  checked(memberId: string): Promise<void>
  all(): OpenMember[]
  clear(): void
}

/** Makes an empty memory that forgets the longest unseen member beyond the last fifty. */
export function createOpenMembers(): OpenMembers {
  const members = new Map<string, OpenMember>()
  // By the answer that is asked about: where another has taken its place, nobody waits for this one.
  const checks = new WeakMap<OpenMember, Promise<void>>()
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
    checking: (open, answered) => void checks.set(open, answered),
    async checked(memberId) {
      const open = members.get(memberId)
      if (open) await checks.get(open)
    },
    all: () => [...members.values()],
    clear: () => members.clear(),
  }
}
