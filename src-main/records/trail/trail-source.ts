import type { Instant } from '@shared/domain/calendar'

/** What a text is looked for in, besides what stands in the entries themselves. All in small letters. */
export interface TextQuery {
  text: string
  /** Kinds whose words have it. */
  kinds: readonly string[]
  /** How the trail writes those whom the words name otherwise: the program, and whoever has not signed in. */
  staffs: readonly string[]
  /** Numbers of those whose names have it. */
  numbers: readonly string[]
  /** Ids of templates whose titles have it. */
  templates: readonly string[]
}

/** Which entries: `from` included, `to` not; none with a higher number than `until`. No `kinds` means all of them. */
export interface TrailQuery {
  from: Instant
  to: Instant
  until: number
  who: string | null
  kinds: readonly string[]
  text: TextQuery | null
}

/** An entry as it was written. */
export interface TrailRow {
  seq: number
  at: Instant
  kind: string
  staff: string
  approvedBy: string | null
  subject: string | null
  /** A JSON object of plain values. */
  detail: string
}

/** The trail as it lies in the ledger, and what the ledger knows of the ids in it. All throw `ProblemError` `storage.*`. */
export interface TrailSource {
  /** The number of the last entry; 0 where there is none. */
  end(): number
  /** Their numbers, in no order. */
  select(query: TrailQuery): number[]
  /** The entries of these numbers, in their order. */
  rows(seqs: Iterable<number>): TrailRow[]
  /** Whom the entries behind this one name, each with the last entry that does. */
  people(after: number): { who: string; seq: number }[]
  /** The number of a sale's receipt. */
  receiptOfSale(saleId: string): string | null
  receiptOfRequest(requestId: string): { name: string; title: string } | null
  shift(shiftId: string): { day: string; number: number } | null
  /** What this connection's templates were called when a coupon of theirs was redeemed last. Goes through all of them. */
  templates(connectionId: string): { id: string; title: string }[]
  /** Higher with everything that is redeemed. */
  stand(): number
  close(): void
}
