import type { Instant } from '@shared/domain/calendar'

/** What is told of an action besides who and when: plain values only. */
export type AuditDetail = Record<string, string | number | boolean | null>

/** A sensitive action: who did it, with whose leave, about what. */
export interface AuditNote {
  at: Instant
  /** What was done, as `noun.verb`: `chain.sealed`. */
  kind: string
  /** Number and name of whoever did it; empty where the program did it by itself. */
  staff: string
  /** A colleague who lent the right to do it. */
  approvedBy: string | null
  /** The id of what it is about. */
  subject: string | null
  detail: AuditDetail
}

/** Who seals the chain, and with what. */
export interface SealOrder {
  at: Instant
  staff: string
  /** A secret that is not in the ledger. */
  key: string
  /** Told with the seal, such as the shift that it closes. */
  subject?: string | null
}

/** Where the chain ends: the number of its last link, and that link's hash. */
export type ChainEnd = Pick<ChainSeal, 'seq' | 'hash'>

/** A seal on all that the ledger held at a moment. */
export interface ChainSeal {
  /** The number of the last link that it covers, and that link's hash. */
  seq: number
  hash: string
  /** The beginning of the hash in groups of four, for paper. */
  short: string
}

/** The trail of sensitive actions, each chained to all that the ledger holds; what is in it stays. */
export interface AuditBook {
  /** On the disk when it returns; inside a transaction of the ledger (`together`) with that one. Throws `ProblemError` `storage.*`. */
  noteAction(note: AuditNote): void
  /** Whether anything of these kinds was ever noted. Throws `ProblemError` `storage.*`. */
  hasNoted(kinds: readonly string[]): boolean
  /** Seals the chain as it stands, with an entry `chain.sealed`. On the disk when it returns. Throws `ProblemError` `storage.*`. */
  sealChain(order: SealOrder): ChainSeal
  /** Throws `ProblemError` `storage.*`. */
  chainEnd(): ChainEnd
  /** True while the chain has this link, which was its end once. Throws `ProblemError` `storage.*`. */
  chainHolds(end: ChainEnd): boolean
}
