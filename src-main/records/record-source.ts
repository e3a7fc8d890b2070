import type { Day, Instant } from '@shared/domain/calendar'
import type { RedemptionState } from '@shared/domain/redemption-state'

/** One redemption as the ledger tells it. */
export interface SourceRow {
  firstSeq: number
  requestId: string
  saleId: string
  couponId: string
  templateId: string
  title: string
  kind: 'cash' | 'exchange'
  discountFen: number
  state: RedemptionState
  at: Instant
  /** When it got its latest state. */
  changedAt: Instant
  /** By its latest state it has to be written off in the back end by hand. */
  byHand: boolean
  /** As the shop's clock showed them when it was redeemed. */
  day: Day
  time: string
  memberId: string
  memberName: string | null
  shopId: string
  shopName: string
  cashierNumber: string
  cashierName: string
  receiptNumber: string
  billFen: number | null
  offline: boolean
}

/** What the records need of `ledger.db`; every call throws `ProblemError` `storage.*`. */
export interface RecordSource {
  /** How many redemptions a connection has. */
  count(connectionId: string): number
  /** The newest state of all, and a mark that changes when members are erased. */
  stand(): { lastSeq: number; erased: string }
  /** Every redemption, nearly in the order in which they were written. */
  all(connectionId: string): Iterable<SourceRow>
  /** Those that got a state after this one, as they are now, in the order in which they were written. */
  since(connectionId: string, seq: number): SourceRow[]
  /** The redemptions of these first states, in their order; one that is not there is left out. */
  details(firstSeqs: readonly number[]): SourceRow[]
  /** The first states of all redemptions of a coupon. */
  ofCoupon(connectionId: string, couponId: string): number[]
  close(): void
}
