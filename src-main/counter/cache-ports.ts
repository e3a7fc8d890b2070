import type { Instant } from '@shared/domain/calendar'
import type { MemberCoupon } from '@shared/domain/coupon'
import type { Member } from '@shared/domain/member'
import type { Hit } from '@shared/domain/member-rank'
import type { Shop } from '@shared/domain/shop'

/** Everything that this terminal knows of a member, and since when it is known to be so. */
export interface KnownMember {
  member: Member
  coupons: MemberCoupon[]
  /** Every change up to here is in it. */
  asOf: Instant
}

/**
 * What the back end said, kept on this computer. It may be thrown away at any time: no method ever throws, a cache that
 * cannot be read knows nothing. Nobody is answered with half of a member's coupons.
 */
export interface MemberCache {
  /** True when every member of this back end is here. */
  isComplete(connectionId: string): boolean
  member(connectionId: string, memberId: string): KnownMember | null
  /** Who holds a coupon. */
  holderOf(connectionId: string, couponId: string): string | null
  /**
   * Members by id, whole phone, last four digits or card; other text is a card or the beginning of a name, with
   * `anywhere` also a part of it. By id.
   */
  search(connectionId: string, keyword: string, limit: number, anywhere?: boolean): Member[]
  /**
   * Members that what stands in the field may mean: by part of the phone, card, characters, pinyin or letters of the name, but
   * for one letter where there are few. Ranked, at most as many as a search shows.
   */
  suggest(connectionId: string, typed: string): Hit[]
  /** True where this is all of a name in pinyin, or all of its initials. */
  spells(typed: string, name: string): boolean
  /** Keeps all coupons of a member as the back end told them when asked at `asOf`; what it no longer has is dropped. */
  learn(connectionId: string, known: KnownMember): void
  /** The back end, asked at `asOf`, said of a member just what is kept. */
  confirm(connectionId: string, memberId: string, asOf: Instant): void
  /** Keeps members of a search, of whose coupons nothing was said. */
  learnMembers(connectionId: string, members: readonly Member[]): void
  /** The back end, asked at `asOf`, knows neither the member nor a coupon of theirs. */
  forget(connectionId: string, memberId: string, asOf: Instant): void
  /** Notes that a member was at the counter. */
  seen(connectionId: string, memberId: string, at: Instant): void
  learnShops(connectionId: string, shops: readonly Shop[]): void
  shops(connectionId: string): Shop[]
}

/** One page of everything that a back end has, in the order of change. */
export interface PulledPage<T> {
  rows: T[]
  /** Where the next page begins. */
  cursor: string
  /** Who was erased at the back end, in a page of members: ids to be forgotten. */
  erased?: readonly string[]
  /** False when there is nothing further now. */
  more: boolean
  /** How many rows there are in all; told with the first page. */
  total: number | null
}

/** What a back end can tell of many members at once: an extension that few have. */
export interface BulkReader {
  /** Everything after the cursor (null = from the beginning); `startOver` when the cursor is of another database. */
  members(cursor: string | null, signal: AbortSignal): Promise<PulledPage<Member> | 'startOver'>
  coupons(
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<PulledPage<MemberCoupon> | 'startOver'>
  /** A member with every coupon in one call; null where there are more coupons than one answer holds. */
  sheet(memberId: string): Promise<{ member: Member | null; coupons: MemberCoupon[] } | null>
}

/** How far the pull from one back end has come. */
export interface PullProgress {
  members: string | null
  coupons: string | null
  done: number
  total: number | null
  startedAt: Instant
  /** When the back end was asked for the last page of the last complete round. */
  completeAt: Instant | null
  /** True once the present pull has come to its end: from then on it follows by change. */
  follows: boolean
  cancelled: boolean
}

/** Where the pull keeps what it brings. Like the rest of the cache it never throws. */
export interface PullStore {
  progress(connectionId: string): PullProgress | null
  /** Begins from the start; what is kept stays until the new pull has replaced it. */
  startOver(connectionId: string, at: Instant): void
  /** Gives up everything of this connection: the back end is another one than the cursors came from. */
  giveUp(connectionId: string): void
  /** One page with its cursor, in one transaction. False when it could not be kept. */
  addMembers(connectionId: string, page: PulledPage<Member>, askedAt: Instant): boolean
  addCoupons(connectionId: string, page: PulledPage<MemberCoupon>, askedAt: Instant): boolean
  /** One small step of removing what was given up or what a full pull did not bring again; true when there is more. */
  tidy(connectionId: string): boolean
  /** Everything that was there at `askedAt` is here. */
  complete(connectionId: string, askedAt: Instant): void
  setCancelled(connectionId: string, cancelled: boolean): void
  /** Members at the counter since then of whom nothing newer than `olderThan` is known, the longest unasked first. */
  staleSince(connectionId: string, seenSince: Instant, olderThan: Instant, limit: number): string[]
  counts(connectionId: string): { members: number; coupons: number }
}
