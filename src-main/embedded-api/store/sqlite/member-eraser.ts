import type { Instant } from '@shared/domain/calendar'
import { refuse, type Refusal } from '../../refusals'
import type { Connection } from './connection'

/** Takes everything out of the database that says who a member was, inside a transaction that the caller holds. */
export class MemberEraser {
  readonly #sql

  constructor(connection: Connection) {
    const run = (sql: string) => connection.prepare<[{ id: number; at: Instant }]>(sql)
    this.#sql = {
      member: connection.prepare<[number], { erasedAt: number | null }>(
        'SELECT erased_at AS erasedAt FROM member WHERE id = ?',
      ),
      steps: [
        // Lists of phones and cards that were given to: the answer is kept, without those of this member.
        run(`UPDATE giving_request SET answer =
            replace(replace(answer, '"entry":"' || m.mobile || '"', '"entry":""'),
              '"entry":"' || m.card_no || '"', '"entry":""')
          FROM member m WHERE m.id = @id AND @at`),
        run('UPDATE change_counter SET value = value + 1 WHERE @id AND @at'),
        run(`UPDATE member SET nickname = '', mobile = '', mobile_tail = '', card_no = '', level_name = '',
          level_id = NULL, erased_at = @at, changed = (SELECT value FROM change_counter) WHERE id = @id`),
        // What is redeemed stays in the books; the rest is nobody's.
        run(`UPDATE member_coupon SET recalled_at = @at, changed = (SELECT value FROM change_counter)
          WHERE member_id = @id AND recalled_at IS NULL
            AND (given_at IS NULL OR receiver_id IS NULL)
            AND NOT EXISTS (SELECT 1 FROM redemption r WHERE r.mem_coupon_id = member_coupon.id AND r.undone_at IS NULL)`),
        run(`INSERT INTO member_code (member_id, version) VALUES (@id, 1)
          ON CONFLICT DO UPDATE SET version = version + 1 WHERE @at`),
        run(`INSERT INTO code_change (kind, subject, version, at)
          SELECT 'secret', member_id, version, @at FROM member_code WHERE member_id = @id`),
        run(`INSERT INTO code_change (kind, subject, version, at)
          SELECT 'card', serial, 0, @at FROM member_card WHERE member_id = @id AND revoked_at IS NULL`),
        run('UPDATE member_card SET revoked_at = @at WHERE member_id = @id AND revoked_at IS NULL'),
      ],
    }
  }

  /** When the member was erased: now, or before. */
  erase(id: number, at: Instant): { erasedAt: Instant } | Refusal {
    const member = this.#sql.member.get(id)
    if (!member) return refuse('noSuchMember', `没有编号为 ${id} 的会员`)
    if (member.erasedAt !== null) return { erasedAt: member.erasedAt }
    for (const step of this.#sql.steps) step.run({ id, at })
    return { erasedAt: at }
  }
}
