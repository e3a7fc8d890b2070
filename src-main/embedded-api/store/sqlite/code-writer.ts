import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Instant } from '@shared/domain/calendar'
import { refuse, type Refusal } from '../../refusals'
import type { CardRow, CodeKeys } from '../code-rows'
import type { Connection } from './connection'

const CARD = 'serial, member_id AS memberId, issued_at AS issuedAt, revoked_at AS revokedAt'

/** Writes keys, cards and versions, synchronously and inside a transaction that the caller holds. */
export class CodeWriter {
  readonly #sql

  constructor(connection: Connection) {
    this.#sql = {
      keys: connection.prepare<[], { kind: string; key: string }>('SELECT kind, key FROM code_key'),
      addKey: connection.prepare('INSERT INTO code_key (kind, key, created_at) VALUES (?, ?, ?)'),
      member: connection.prepare<[number]>(
        'SELECT id FROM member WHERE id = ? AND erased_at IS NULL',
      ),
      bump: connection
        .prepare<[number], number>(
          `INSERT INTO member_code (member_id, version) VALUES (?, 1)
           ON CONFLICT DO UPDATE SET version = version + 1 RETURNING version`,
        )
        .pluck(),
      addCard: connection.prepare<[number, number, number | null], CardRow>(
        `INSERT INTO member_card (member_id, issued_at, issued_by) VALUES (?, ?, ?)
         RETURNING ${CARD}`,
      ),
      card: connection.prepare<[number, number], CardRow>(
        `SELECT ${CARD} FROM member_card WHERE member_id = ? AND serial = ?`,
      ),
      revoke: connection.prepare<[number, number | null, number], CardRow>(
        `UPDATE member_card SET revoked_at = ?, revoked_by = ? WHERE serial = ? RETURNING ${CARD}`,
      ),
      tell: connection.prepare(
        'INSERT INTO code_change (kind, subject, version, at) VALUES (?, ?, ?, ?)',
      ),
      use: connection.prepare(
        `INSERT INTO member_code (member_id, version, used_step) VALUES (@memberId, 0, @step)
         ON CONFLICT DO UPDATE SET used_step = @step WHERE used_step < @step`,
      ),
    }
  }

  /** The keys; the first call makes them. */
  keys(at: Instant): CodeKeys {
    const known = new Map(this.#sql.keys.all().map(({ kind, key }) => [kind, key]))
    const keyOf = (kind: keyof CodeKeys, make: () => Buffer): Buffer => {
      const kept = known.get(kind)
      if (kept !== undefined) return Buffer.from(kept, 'base64url')
      const made = make()
      this.#sql.addKey.run(kind, made.toString('base64url'), at)
      return made
    }
    return {
      master: keyOf('master', () => randomBytes(32)),
      card: keyOf('card', () =>
        generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }),
      ),
    }
  }

  /** Gives a member's secret its next version. */
  renew(memberId: number, at: Instant): number | Refusal {
    if (!this.#sql.member.get(memberId)) return noSuchMember(memberId)
    const version = this.#sql.bump.get(memberId) as number
    this.#sql.tell.run('secret', memberId, version, at)
    return version
  }

  /** Numbers a new card. */
  issue(memberId: number, staffId: number | null, at: Instant): CardRow | Refusal {
    if (!this.#sql.member.get(memberId)) return noSuchMember(memberId)
    return this.#sql.addCard.get(memberId, at, staffId) as CardRow
  }

  /** Revokes a card for good. */
  revoke(
    { memberId, serial }: { memberId: number; serial: number },
    staffId: number | null,
    at: Instant,
  ): CardRow | Refusal {
    const card = this.#sql.card.get(memberId, serial)
    if (!card) return refuse('noSuchCard', `该会员没有编号为 ${serial} 的会员卡`)
    if (card.revokedAt !== null) return card
    this.#sql.tell.run('card', serial, 0, at)
    return this.#sql.revoke.get(at, staffId, serial) as CardRow
  }

  /** Takes a step for used; false when it, or a later one, is. */
  use(memberId: number, step: number): boolean | Refusal {
    if (!this.#sql.member.get(memberId)) return noSuchMember(memberId)
    return this.#sql.use.run({ memberId, step }).changes === 1
  }
}

function noSuchMember(memberId: number): Refusal {
  return refuse('noSuchMember', `没有编号为 ${memberId} 的会员`)
}
