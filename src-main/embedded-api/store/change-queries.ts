import type { Kysely } from 'kysely'
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
  const coupons = couponsOf(db).select('c.changed').orderBy('c.changed').orderBy('c.id')
  const rows = await following(after, limit + 1, {
    same: (mark, count) =>
      coupons.where('c.changed', '=', mark.changed).where('c.id', '>', mark.id).limit(count),
    later: (changed, count) => coupons.where('c.changed', '>', changed).limit(count),
  })
  return changesOf(rows, after, limit, await totalOf(db, 'member_coupon', after))
}

/** The members that follow a mark in the order of their last change. */
export async function changedMembers(
  db: Db,
  after: ChangeMark | null,
  limit: number,
): Promise<Changes<MemberRow>> {
  const members = membersOf(db).select('changed').orderBy('changed').orderBy('id')
  const rows = await following(after, limit + 1, {
    same: (mark, count) =>
      members.where('changed', '=', mark.changed).where('id', '>', mark.id).limit(count),
    later: (changed, count) => members.where('changed', '>', changed).limit(count),
  })
  return changesOf(rows, after, limit, await totalOf(db, 'member', after))
}

/** Which database this is, and the number of its last change. */
export async function changeCounter(db: Db): Promise<ChangeCounter> {
  const counter = db.selectFrom('change_counter').select(['epoch', 'value as last'])
  return counter.executeTakeFirstOrThrow()
}

interface Rows<T> {
  execute(): Promise<T[]>
}

/**
 * The next rows after a mark, first those of the same change. In two questions: SQLite looks up only the first half of
 * `(changed, id) > (?, ?)` and would go through everything that was never changed for each page anew. A row that changes
 * meanwhile moves behind every mark that was given out, so it is met again and never missed.
 */
async function following<T>(
  after: ChangeMark | null,
  count: number,
  read: {
    same(mark: ChangeMark, count: number): Rows<T>
    later(changed: number, count: number): Rows<T>
  },
): Promise<T[]> {
  const same = after ? await read.same(after, count).execute() : []
  if (same.length === count) return same
  const later = await read.later(after?.changed ?? -1, count - same.length).execute()
  return [...same, ...later]
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
