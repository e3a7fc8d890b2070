import type { Capability } from '@shared/domain/capability'
import type { Day, Instant } from '@shared/domain/calendar'
import type { MemberCoupon } from '@shared/domain/coupon'
import type { Member, PhoneLook } from '@shared/domain/member'
import type { OfflineUsage } from '@shared/domain/offline-judge'
import type { PrintPurpose } from '@shared/domain/print-settings'
import type { Receipt } from '@shared/domain/receipt'
import type { Cause, Redemption } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { Cashier, Shop } from '@shared/domain/shop'
import type { Problem } from '@shared/ipc/result'
import type { BulkReader } from './cache-ports'
import type { CodeDesk } from './code-ports'
import type { TemplateDesk } from './template-ports'

/** One use of one coupon as the back end reports it (document 000, `getlist`). */
export interface RedemptionRecord {
  /** The back end's own number of the record. */
  id: string
  couponId: string
  templateId: string
  memberId: string
  memberName: string | null
  title: string | null
  shopId: string | null
  staffId: string | null
  at: Instant
}

/** What the back end says of one coupon when asked what became of it. */
export type Fate =
  /** `requestId` is the request that did it where the back end keeps such; null where it does not. */
  | {
      kind: 'redeemed'
      at: Instant
      shopId: string | null
      staffId: string | null
      requestId: string | null
      remoteId: string | null
    }
  | { kind: 'notRedeemed' }

/** What came of sending one redemption. Never throws for anything the network or the back end does. */
export type SendOutcome =
  | { kind: 'accepted'; remoteId: string | null }
  | { kind: 'refused'; apiCode: number; info: string }
  /** Provably never left this machine (no connection was made) or was turned away: may be sent again. */
  | { kind: 'notSent'; problem: Problem; retryAfterMs?: number }
  /** May have reached the back end: look up before anything else. */
  | { kind: 'noAnswer'; problem: Problem; retryAfterMs?: number }

/** What came of asking to take a redemption back; asking again after no answer does no harm. */
export type UndoOutcome = { kind: 'undone' } | Exclude<SendOutcome, { kind: 'accepted' }>

/** The back end answered something that this program cannot understand; `answer` has no secrets any more. */
export interface ParkedAnswer {
  programVersion: string
  call: string
  answer: string
}

/** What a terminal needs of any back end. Methods throw `ProblemError` unless said otherwise. */
export interface CouponGateway {
  readonly capabilities: ReadonlySet<Capability>
  /** Asks the health call what the back end can do beyond the documents; a back end without one can do nothing more. */
  discover(signal?: AbortSignal): Promise<ReadonlySet<Capability>>
  shops(): Promise<Shop[]>
  /** Asks something small, only to see whether the back end answers. */
  ping(): Promise<void>
  /** Members that match a keyword: id, phone (whole or last four), card or name. Needs `member-search`. */
  searchMembers(keyword: string, limit: number): Promise<Member[]>
  /** All coupons that a member holds or held, every state, paged to the end, repeats dropped. */
  couponsOf(memberId: string): Promise<MemberCoupon[]>
  /** One coupon with its member, or null when the back end does not know it. */
  coupon(couponId: string): Promise<MemberCoupon | null>
  redeem(order: {
    couponId: string
    memberId: string
    shopId: string
    requestId: string
  }): Promise<SendOutcome>
  /** True where no call redeems: what is redeemed here has to be written off in the back end by a person. */
  readonly redeemsByHand?: boolean
  /** Takes back the redemption of one request. Needs `undo`. */
  undo(order: { couponId: string; requestId: string }): Promise<UndoOutcome>
  /** How long after a redemption it can be undone, in ms; null where it cannot, or before the back end was asked. */
  readonly undoWindowMs: number | null
  /** What became of a coupon; looked up by request id where the back end can, then by coupon, then in the day's list. */
  fateOf(order: {
    couponId: string
    memberId: string
    requestId: string
    since: Instant
  }): Promise<Fate>
  /** What a back end with `sync` (pages) or `member-sheet` (sheet) can tell at once; ask the capability first. */
  readonly bulk?: BulkReader
  /** Designing and giving out coupons; left out where only the back end's own pages can. */
  readonly templates?: TemplateDesk | undefined
  /** Codes of members: made there, checked here; left out where the back end has none. */
  readonly codes?: CodeDesk | undefined
  /** Redemption records of whole days (both included), newest first; `truncated` when there were too many pages. */
  records(from: Day, to: Day): Promise<{ records: RedemptionRecord[]; truncated: boolean }>
}

/** Hears of every real answer of the back end, or of its absence: the line's state is earned here. */
export interface LineListener {
  answered(latencyMs: number, serverTime: Instant | null): void
  failed(problem: Problem): void
}

/** Who let a sale pass against the offline policy, why, and what it was against. */
export interface Override {
  manager: string
  reason: string
  /** The breaches of the policy as JSON, for the books. */
  breaches: string
}

/** What is written in one transaction when a cashier redeems. */
export interface NewSale {
  saleId: string
  connectionId: string
  memberId: string
  shopId: string
  at: Instant
  /** The shop's calendar day of `at`. */
  day: Day
  /** Recorded while the back end could not be asked: a later refusal finds the goods given away. */
  offline: boolean
  /** A manager's word for a sale that the offline policy stops. */
  override?: Override | undefined
  makeReceipt(number: string): Receipt
  /** What is to be printed with it: in the same transaction, so that no receipt is lost with the program. */
  papers?: readonly { jobId: string; purpose: PrintPurpose }[]
  redemptions: readonly {
    requestId: string
    couponId: string
    templateId: string
    title: string
    kind: 'cash' | 'exchange'
    discountFen: number
  }[]
}

export interface StoredSale {
  saleId: string
  /** Over which connection it was made: the redemptions are known to no other back end. */
  connectionId: string
  receipt: Receipt
  redemptions: Redemption[]
}

/** An open redemption with all that settling it needs. */
export interface OpenRedemption {
  requestId: string
  saleId: string
  connectionId: string
  couponId: string
  memberId: string
  shopId: string
  state: RedemptionState
  createdAt: Instant
  /** The ledger's number of its latest state. */
  seq: number
}

/** A ledger line for the records screen. */
export interface LedgerLine extends Redemption {
  memberId: string
  memberName: string | null
  shopId: string
  shopName: string
  staff: string
  createdAt: Instant
  /** What the shop's clock showed then. */
  day: Day
  time: string
}

/** This terminal's own book: only ever added to, every write on the disk before it returns. */
export interface Ledger {
  /**
   * Writes a sale with its redemptions as `pending`, all or nothing. `check` runs inside the transaction and may
   * throw to refuse it; `makeReceipt` gets the number, which is unique within this ledger and tells the day and terminal.
   */
  recordSale(sale: NewSale, check: () => void): StoredSale
  /** Adds a state row. Throws when the state may not follow the present one. */
  advance(requestId: string, state: RedemptionState, cause: Cause, at: Instant): Redemption
  /** Advances to `parked` and keeps the answer, in one transaction. */
  park(requestId: string, cause: Cause, answer: ParkedAnswer, at: Instant): Redemption
  /** Does several writes in one transaction, all or nothing: one flush for all of them. */
  together<T>(work: () => T): T
  /** What is accepted here and has to be written off by hand, longest first, at most `limit`. */
  toWriteOff(connectionId: string, limit: number): OpenRedemption[]
  /** A redemption as it is now. Throws when there is none. */
  redemption(requestId: string): Redemption
  /** Its state alone. Throws when there is none. */
  stateOf(requestId: string): RedemptionState
  /** Requests whose last unintelligible answer was met by another version of the program. */
  parkedByOthers(connectionId: string, programVersion: string): string[]
  sale(saleId: string): StoredSale | null
  /** The number of the latest state of all. */
  lastSeq(): number
  /** Redemptions that are not settled, in the order in which they were written; all, or those that changed after a state's `seq`. */
  open(connectionId: string, sinceSeq?: number): OpenRedemption[]
  /** The redemption of each of these coupons that still counts (neither refused nor voided), if any. */
  counting(connectionId: string, couponIds: readonly string[]): Map<string, Redemption>
  /** What was redeemed here and is not confirmed by the back end, in all, by this member and by template. */
  offlineUsage(connectionId: string, memberId: string): OfflineUsage
  /** The templates of the last sales. */
  recentTemplates(connectionId: string): { id: string; title: string }[]
  countUnsettled(connectionId: string): { pending: number; unknown: number }
  /** True when an earlier try to redeem for this entry may have reached the back end without our hearing of it. */
  mayHaveArrived(requestId: string): boolean
  /** Lines of the days from `from` to `to` (both included), newest first, at most `limit`. */
  lines(connectionId: string, from: Day, to: Day, limit?: number): LedgerLine[]
}

/** The time as the terminal believes it, corrected by the server's clock when it is known. */
export interface Clock {
  now(): Instant
}

/** The counter as it is set up now: who works where, over which back end. */
export interface Desk {
  connectionId: string
  gateway: CouponGateway
  timeZone: string
  shop: Shop | null
  cashier: Cashier | null
  training: boolean
  /** How much of a phone number is shown here. */
  phoneLook: PhoneLook
  /** The name of a shop that the back end listed; null when it is not known. */
  shopName(shopId: string): string | null
}
