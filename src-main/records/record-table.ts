import type { Day } from '@shared/domain/calendar'
import type { RedemptionState } from '@shared/domain/redemption-state'

/** What a column of small numbers stands for: number `n` is `ids[n]`, called `names[n]`. */
export interface Names {
  ids: string[]
  names: (string | null)[]
}

/**
 * Every redemption of one connection's book as columns of numbers, oldest first: a million rows are filtered and added up
 * in some ten milliseconds, beside the main thread. Filled from `ledger.db`, kept up to date by the states written since.
 */
export interface RecordTable {
  /** How many rows the columns hold; they may be longer. */
  size: number
  /** The newest `redemption_state.seq` that is in here. */
  lastSeq: number
  /** `redemption_state.seq` of the row's first state: leads to the redemption. */
  firstSeq: Float64Array
  at: Float64Array
  /** The shop's business day, in days since 1970-01-01. */
  day: Int32Array
  /** What the shop's clock showed: hour 0 to 23, and ISO weekday 1 to 7 of that calendar day. */
  hour: Uint8Array
  weekday: Uint8Array
  /** Rows of one sale have the same number. */
  sale: Uint32Array
  /** The bill of the sale in fen; -1 where nobody said. */
  billFen: Float64Array
  discountFen: Float64Array
  /** 0 cash, 1 exchange. */
  kind: Uint8Array
  /** Index into `REDEMPTION_STATES`. */
  state: Uint8Array
  /** 1: recorded while the back end could not be asked. */
  offline: Uint8Array
  shop: Uint32Array
  staff: Uint32Array
  template: Uint32Array
  shops: Names
  /** The id is the cashier's number and name (`staffKey`). */
  staffs: Names
  /** The id is the template's, or the title where the back end does not tell it. */
  templates: Names
}

/** By what a coupon's template is told apart from others: not every back end tells its number with every coupon. */
export function templateKey(templateId: string, title: string | null): string {
  return templateId || (title ?? '')
}

/**
 * By what a cashier is told apart from others: number and name, as on the report of a shift. A number alone may be somebody
 * else's by now, and what one of them redeemed must not be counted to the other.
 */
export function staffKey(number: string, name: string): string {
  return `${number} ${name}`.trim()
}

/** Which records: empty lists mean all. */
export interface RecordFilter {
  /** Business days, both included. */
  from: Day
  to: Day
  shops: readonly string[]
  staffs: readonly string[]
  templates: readonly string[]
  states: readonly RedemptionState[]
  /** Found in coupon id, title, member id, member name, shop, staff, receipt number. */
  text: string
}
