import type { Instant } from '@shared/domain/calendar'
import type { DayNumber } from '../days'
import type { Refusal } from '../refusals'
import type { CouponFacts } from '../rules'
import type { SampleData } from '../sample/sample-data'
import type { CodeStore } from './code-rows'
import type { GivingStore } from './giving-rows'
import type { HeldFilter } from './held-filter'
import type { TemplateStore } from './template-rows'

/** Which rows of a list: pages count from 1. */
export interface Page {
  page: number
  limit: number
}

export interface ShopRow {
  id: number
  name: string
  address: string
  phone: string
}

export interface StaffRow {
  id: number
  account: string
  name: string
  passwordHash: string
  shopId: number | null
}

export interface MemberRow {
  id: number
  nickname: string
  mobile: string
  cardNo: string
  levelId: number | null
  levelName: string
  erasedAt: Instant | null
}

/** One coupon of one member with its template and, when it is used, the redemption that counts. */
export interface CouponRow {
  id: number
  memberId: number
  templateId: number
  title: string
  type: number
  deductionFen: number
  useWeek: string
  isUseWeek: number
  isSelf: number
  startsDay: DayNumber
  endsDay: DayNumber
  receivedAt: Instant
  givenAt: Instant | null
  receiverId: number | null
  giverId: number | null
  /** Taken back: no list has it any more. */
  recalledAt: Instant | null
  source: number
  issuedBy: number | null
  orderId: number
  goodsId: number
  isRead: number
  evaluation: string
  score: number
  evaluatedAt: number
  redemptionId: number | null
  redeemedAt: Instant | null
  redeemedInShop: number | null
  redeemedBy: number | null
  requestId: string | null
}

/** One redemption, undone or not. */
export interface RedemptionRow {
  id: number
  memCouponId: number
  templateId: number
  memberId: number
  shopId: number | null
  staffId: number | null
  requestId: string | null
  redeemedAt: Instant
  undoneAt: Instant | null
  undoReason: string | null
}

/** A redemption as the list of redemptions shows it. */
export interface ListedRedemption extends RedemptionRow {
  nickname: string
  title: string
}

export interface RedemptionFilter {
  /** Redeemed at or after. */
  from: Instant | null
  /** Redeemed before. */
  until: Instant | null
  memCouponId: number | null
}

/** Which coupons of a member: `state` 0, 1, 2 of document 000, or those that staff may redeem. */
export type CouponSelection = 'unused' | 'used' | 'expired' | 'all' | 'redeemable'

/** What a member is searched by: digits that must equal a field, or text that the name contains. */
export type MemberSearch =
  { kind: 'all' } | { kind: 'digits'; digits: string } | { kind: 'text'; text: string }

/** A place in the order of changes. */
export interface ChangeMark {
  changed: number
  id: number
}

/** Marks of another epoch, or beyond the last change, are of another database (or of this one before a restore). */
export interface ChangeCounter {
  epoch: string
  last: number
}

/** Rows in the order of their last change. */
export interface Changes<T> {
  rows: T[]
  /** Where the next page begins. */
  last: ChangeMark
  more: boolean
  /** How many there are in all; only told from the beginning. */
  total: number | null
}

export interface RedeemCommand {
  memCouponId: number
  shopId: number | null
  staffId: number | null
  requestId: string | null
  at: Instant
  /** The rules; asked inside the transaction, so that nothing changes between the verdict and the write. */
  judge(coupon: CouponFacts): Refusal | null
}

export interface UndoCommand {
  memCouponId: number
  /** When given, the redemption must be the one that this request made. */
  requestId: string | null
  undoneBy: number | null
  reason: string
  at: Instant
  /** Whether a redemption of this instant may still be undone; asked inside the transaction. */
  judge(redeemedAt: Instant): Refusal | null
}

/**
 * All that the API needs of a database. `redeem` and `undo` are all-or-nothing and durable before they are
 * answered; a coupon never has two redemptions that count, whoever else writes to the same database.
 */
export interface Store extends TemplateStore, GivingStore, CodeStore {
  shops(): Promise<ShopRow[]>
  /** Newest first. Undone redemptions are not listed. */
  redemptions(filter: RedemptionFilter, page: Page): Promise<ListedRedemption[]>
  redemptionOfRequest(requestId: string): Promise<RedemptionRow | null>
  /** Newest first. */
  coupons(
    memberId: number,
    selection: CouponSelection,
    today: DayNumber,
    page: Page,
  ): Promise<CouponRow[]>
  /** Newest first; without what was given away. */
  heldCoupons(
    memberId: number,
    filter: HeldFilter,
    today: DayNumber,
    page: Page,
  ): Promise<CouponRow[]>
  coupon(id: number): Promise<CouponRow | null>
  member(id: number): Promise<MemberRow | null>
  /** What follows a mark (null = everything) in the order of the last change. */
  changedMembers(after: ChangeMark | null, limit: number): Promise<Changes<MemberRow>>
  changedCoupons(after: ChangeMark | null, limit: number): Promise<Changes<CouponRow>>
  changeCounter(): Promise<ChangeCounter>
  /** Leaves nothing of a member but the id, and takes back what is not used; tells when that was. */
  eraseMember(id: number, at: Instant): Promise<{ erasedAt: Instant } | Refusal>
  /** By id; without those who were erased. */
  members(search: MemberSearch, page: Page): Promise<MemberRow[]>
  staffByAccount(account: string): Promise<StaffRow | null>
  staff(id: number): Promise<StaffRow | null>
  /** The staff member whom a token (given by its hash) stands for, unless it has expired. */
  staffOfToken(hash: string, at: Instant): Promise<StaffRow | null>
  /** Keeps a token by its hash, and forgets those that have expired. */
  keepToken(hash: string, staffId: number, at: Instant, expiresAt: Instant): Promise<void>
  redeem(command: RedeemCommand): Promise<RedemptionRow | Refusal>
  undo(command: UndoCommand): Promise<RedemptionRow | Refusal>
  sample: SampleStore
  close(): Promise<void>
}

/** What the sample data needs of a database; each call is one transaction. */
export interface SampleStore {
  /** The day that the sample data is relative to; 'none' = runs without; null = not decided yet. */
  day(): Promise<DayNumber | 'none' | null>
  /** Decides that this database stays without sample data. */
  decline(): Promise<void>
  fill(data: SampleData, day: DayNumber): Promise<void>
  /**
   * Moves what is still sample by whole days and replaces sample coupons that were really redeemed by fresh ones;
   * what was really redeemed stays as it is.
   */
  slide(days: number, day: DayNumber): Promise<void>
}
