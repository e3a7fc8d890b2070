import { sql, type Kysely } from 'kysely'
import { couponsOf, membersOf } from './queries'
import type { ChangeCounter, Changes, ChangeMark, CouponRow, MemberRow } from './store'
import type { Tables } from './tables'

type Db = Kysely<Tables>

/** The coupons that follow a mark in the order of their last change. */
export async function changedCoupons(
  db: Db,
  after: ChangeMark | null,
  limit: number,
): Promise<Changes<CouponRow>> {
  const query = couponsOf(db).select('c.changed')
  const rest = after ? query.where(follows('c', after)) : query
  const rows = await rest
    .orderBy('c.changed')
    .orderBy('c.id')
    .limit(limit + 1)
    .execute()
  return changesOf(rows, after, limit, await totalOf(db, 'member_coupon', after))
}

/** The members that follow a mark in the order of their last change. */
export async function changedMembers(
  db: Db,
  after: ChangeMark | null,
  limit: number,
): Promise<Changes<MemberRow>> {
  const query = membersOf(db).select('changed')
  const rest = after ? query.where(follows('member', after)) : query
  const rows = await rest
    .orderBy('changed')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  return changesOf(rows, after, limit, await totalOf(db, 'member', after))
}

/** Which database this is, and the number of its last change. */
export async function changeCounter(db: Db): Promise<ChangeCounter> {
  const counter = db.selectFrom('change_counter').select(['epoch', 'value as last'])
  return counter.executeTakeFirstOrThrow()
}

// A row that changes meanwhile moves behind every mark that was given out, so it is met again and never missed.
function follows(table: string, { changed, id }: ChangeMark) {
  const columns = sql`(${sql.ref(`${table}.changed`)}, ${sql.ref(`${table}.id`)})`
  return sql<boolean>`${columns} > (${changed}, ${id})`
}

/** Told with the first page alone: counting a large table takes its time. */
async function totalOf(
  db: Db,
  table: 'member' | 'member_coupon',
  after: ChangeMark | null,
): Promise<number | null> {
  if (after) return null
  const counted = db.selectFrom(table).select((e) => e.fn.countAll<number>().as('n'))
  return Number((await counted.executeTakeFirstOrThrow()).n)
}

function changesOf<T extends ChangeMark>(
  found: T[],
  after: ChangeMark | null,
  limit: number,
  total: number | null,
): Changes<T> {
  const rows = found.slice(0, limit)
  const last = rows.at(-1) ?? after ?? { changed: 0, id: 0 }
  return {
    rows,
    last: { changed: Number(last.changed), id: last.id },
    more: found.length > limit,
    total,
  }
}
