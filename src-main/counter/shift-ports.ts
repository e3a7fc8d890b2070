import type { Day, Instant } from '@shared/domain/calendar'
import type { PrintState } from '@shared/domain/print-state'
import type { Redemption } from '@shared/domain/redemption'
import type { ClosedShift, Tally } from '@shared/domain/shift'

/** A shift as it was opened. */
export interface Shift {
  shiftId: string
  connectionId: string
  shopId: string
  businessDay: Day
  /** The first, second … of its business day. */
  number: number
  openedAt: Instant
  openedBy: string
  /** The newest state when the one before it was closed, or, of the first, when it was opened: what came after is its own. */
  fromSeq: number
}

/** A redemption of a shift with what its sale says. */
export interface ShiftLine extends Pick<
  Redemption,
  'requestId' | 'saleId' | 'couponId' | 'discountFen' | 'state' | 'cause'
> {
  staff: string
  billFen: number | null
}

/** All that a shift's report is made of. */
export interface ShiftFacts {
  /** What was redeemed in the shift, as it stands now. */
  lines: ShiftLine[]
  /** What became of redemptions of earlier shifts since, by how they stood when this shift began. */
  voidedEarlier: Tally
  refusedEarlier: Tally
  againEarlier: Tally
  /** Coupons that were redeemed before the shift and that the back end accepted in it, or shortly before. */
  acceptedEarlier: string[]
  overrides: number
  papers: Partial<Record<PrintState, number>>
}

/** The ledger's book of shifts; what is in it stays. Every call throws `ProblemError` `storage.*`. */
export interface ShiftBook {
  /** The one that is open; at most one on a connection. */
  openShift(connectionId: string): Shift | null
  /** Opens one; on the disk when it returns. */
  beginShift(shift: Omit<Shift, 'number' | 'fromSeq'>): Shift
  shiftFacts(shift: Shift): ShiftFacts
  /** Keeps its report for good; inside a transaction (`together`) with that one. */
  endShift(shift: Shift, report: ClosedShift): void
  /** Those that are over, newest first. */
  closedShifts(connectionId: string, limit: number): ClosedShift[]
  closedShift(shiftId: string): ClosedShift | null
}
