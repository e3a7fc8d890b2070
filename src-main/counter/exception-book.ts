import type { Instant } from '@shared/domain/calendar'
import type {
  ExceptionCounts,
  ExceptionDetail,
  ExceptionEntry,
  ExceptionKind,
  SettleAction,
} from '@shared/domain/exception'
import type { Cause, Redemption } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'

/** Which entries of the desk: of one connection, and in doubt without a break since before `doubtBefore`. */
export interface DeskScope {
  connectionId: string
  doubtBefore: Instant
}

export interface DeskPage {
  rows: ExceptionEntry[]
  total: number
  counts: ExceptionCounts
}

/** What a person decided, and the state that follows from it at once, if any. */
export interface Decision {
  /** Null where the state that follows tells all there is. */
  action: SettleAction | null
  /** Empty where none is asked for. */
  reason: string
  /** The cashier who decided, as the books name people. */
  by: string
  at: Instant
  next: { state: RedemptionState; cause: Cause } | null
}

/** The ledger as the exceptions desk sees it: what waits for a person, and what people decided. Only ever added to. */
export interface ExceptionBook {
  counts(scope: DeskScope): ExceptionCounts
  /** Newest sale first; no kinds means every kind. `total` counts the kinds asked for, `counts` all of them. */
  list(
    scope: DeskScope,
    query: { kinds: readonly ExceptionKind[]; limit: number; offset: number },
  ): DeskPage
  /** Everything about one entry of this connection, on the desk or not; null when the ledger has none. */
  detail(scope: DeskScope, requestId: string): ExceptionDetail | null
  /**
   * Writes a decision and the state that follows in one transaction; `decide` runs inside it, gets the entry (null when
   * it is not on the desk) and may throw to refuse. Answers the redemption when its state changed.
   */
  settle(
    scope: DeskScope,
    requestId: string,
    decide: (entry: ExceptionEntry | null) => Decision,
  ): Redemption | null
}
