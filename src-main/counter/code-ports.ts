/** What checking codes of members needs of a back end and of the disk. Methods of `CodeDesk` throw `ProblemError`. */

/** The keys that codes are checked with, base64url: secret, and sealed wherever they rest. */
export interface CodeMaterial {
  /** Every member's secret is derived from it (docs/coupon-api.md). */
  masterKey: string
  /** Ed25519, the 32 bytes. */
  cardKeys: readonly { id: number; publicKey: string }[]
}

export type CodeChange =
  { kind: 'secret'; memberId: string; version: number } | { kind: 'card'; serial: number }

/** A card that a member was given. */
export interface MemberCard {
  serial: number
  issuedAt: number
  revokedAt: number | null
}

/** What a back end with `member-codes` can do. */
export interface CodeDesk {
  material(signal?: AbortSignal): Promise<CodeMaterial>
  /** What was renewed or revoked after the cursor (null = ever); `startOver` when it is of another database. */
  changes(
    cursor: string | null,
    signal?: AbortSignal,
  ): Promise<{ rows: CodeChange[]; cursor: string; more: boolean } | 'startOver'>
  /** Takes a step's code for used at all terminals; false when it was used before. */
  use(memberId: string, step: number): Promise<boolean>
  /** The address of the member's page. */
  link(memberId: string): Promise<string>
  /** Makes the member's codes and address others; resolves with the new address. */
  renew(memberId: string): Promise<string>
  /** Newest first. */
  cards(memberId: string): Promise<MemberCard[]>
  issueCard(memberId: string): Promise<MemberCard & { code: string }>
  revokeCard(memberId: string, serial: number): Promise<MemberCard>
}

/** What was pulled of renewed and revoked codes, and which were used here. Methods throw `ProblemError` `storage.*`. */
export interface CodeBook {
  /** How often a member's secret was renewed. */
  versionOf(connectionId: string, memberId: string): number
  isRevoked(connectionId: string, serial: number): boolean
  /** The last step whose code of this member was taken here; null when none was lately. */
  lastStep(connectionId: string, memberId: string): number | null
  /** On the disk when it returns: a restart does not make a used code good again. */
  take(connectionId: string, memberId: string, step: number): void
  /** The code led nowhere: as it was before `take`. */
  giveBack(connectionId: string, memberId: string, before: number | null): void
  cursor(connectionId: string): string | null
  /** One page with its cursor, in one transaction. */
  add(connectionId: string, rows: readonly CodeChange[], cursor: string): void
  /** Forgets what was pulled, but not what was used. */
  startOver(connectionId: string): void
}
