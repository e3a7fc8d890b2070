import type { Kysely } from 'kysely'
import { changeCounter } from './change-queries'
import type { CardRow, CodeChange } from './code-rows'
import type { ChangeCounter } from './store'
import type { Tables } from './tables'

type Db = Kysely<Tables>

/** The version of a member's secret, 0 when it was never renewed; null when there is no such member. */
export async function codeVersion(db: Db, memberId: number): Promise<number | null> {
  const row = await db
    .selectFrom('member as m')
    .leftJoin('member_code as c', 'c.member_id', 'm.id')
    .select('c.version')
    .where('m.id', '=', memberId)
    .where('m.erased_at', 'is', null)
    .executeTakeFirst()
  return row ? (row.version ?? 0) : null
}

/** A member's cards, newest first. */
export function cardsOf(db: Db, memberId: number): Promise<CardRow[]> {
  return db
    .selectFrom('member_card')
    .select(['serial', 'member_id as memberId', 'issued_at as issuedAt', 'revoked_at as revokedAt'])
    .where('member_id', '=', memberId)
    .orderBy('serial', 'desc')
    .execute()
}

/** What was renewed or revoked after a number. */
export async function codeChanges(
  db: Db,
  after: number,
  limit: number,
): Promise<{ rows: CodeChange[]; counter: ChangeCounter }> {
  const { epoch } = await changeCounter(db)
  const newest = await db
    .selectFrom('code_change')
    .select((e) => e.fn.max('seq').as('last'))
    .executeTakeFirst()
  const found = await db
    .selectFrom('code_change')
    .select(['seq', 'kind', 'subject', 'version'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  const rows = found.map(({ seq, kind, subject, version }): CodeChange =>
    kind === 'card' ? { kind, seq, serial: subject } : { kind, seq, memberId: subject, version },
  )
  return { rows, counter: { epoch, last: newest?.last ?? 0 } }
}
