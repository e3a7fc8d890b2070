import type { Instant } from '@shared/domain/calendar'
import type { Refusal } from '../refusals'
import type { ChangeCounter } from './store'

/** The keys of this database, made at the first need. */
export interface CodeKeys {
  /** 32 random bytes: every member's secret comes from it. */
  master: Buffer
  /** Ed25519, PKCS #8. */
  card: Buffer
}

export interface CardRow {
  serial: number
  memberId: number
  issuedAt: Instant
  revokedAt: Instant | null
}

/** A member's secret has another version, or a card is no longer good. */
export type CodeChange =
  | { kind: 'secret'; seq: number; memberId: number; version: number }
  | { kind: 'card'; seq: number; serial: number }

/** What the codes of members need of a database. Writes are durable before they are answered. */
export interface CodeStore {
  codeKeys(at: Instant): Promise<CodeKeys>
  /** How often a member's secret was renewed; null when there is no such member. */
  codeVersion(memberId: number): Promise<number | null>
  /** From now on the member's codes and link are others. */
  renewCode(memberId: number, at: Instant): Promise<number | Refusal>
  issueCard(memberId: number, staffId: number | null, at: Instant): Promise<CardRow | Refusal>
  /** Revoking once more changes nothing. */
  revokeCard(
    card: { memberId: number; serial: number },
    staffId: number | null,
    at: Instant,
  ): Promise<CardRow | Refusal>
  /** Newest first. */
  cardsOf(memberId: number): Promise<CardRow[]>
  /** What follows a number, in the order in which it happened, and the number of the last change of all. */
  codeChanges(after: number, limit: number): Promise<{ rows: CodeChange[]; counter: ChangeCounter }>
  /** Takes a step's code of a member for used; false when this or a later one was taken before. */
  useCode(memberId: number, step: number): Promise<boolean | Refusal>
}
