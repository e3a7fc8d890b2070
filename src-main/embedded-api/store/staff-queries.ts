import type { Kysely } from 'kysely'
import type { Instant } from '@shared/domain/calendar'
import type { ShopRow, StaffRow } from './store'
import type { Tables } from './tables'

type Db = Kysely<Tables>

/** All shops by id. */
export function shopList(db: Db): Promise<ShopRow[]> {
  return db.selectFrom('shop').select(['id', 'name', 'address', 'phone']).orderBy('id').execute()
}

/** The staff member with this id or account, or behind this token as long as it is valid. */
export async function staffBy(
  db: Db,
  key: { id: number } | { account: string } | { hash: string; at: Instant },
): Promise<StaffRow | null> {
  let query = db
    .selectFrom('staff as s')
    .select([
      's.id',
      's.account',
      's.name',
      's.password_hash as passwordHash',
      's.shop_id as shopId',
    ])
  if ('id' in key) query = query.where('s.id', '=', key.id)
  else if ('account' in key) query = query.where('s.account', '=', key.account)
  else {
    query = query
      .innerJoin('access_token as a', 'a.staff_id', 's.id')
      .where('a.hash', '=', key.hash)
      .where('a.expires_at', '>', key.at)
  }
  return (await query.executeTakeFirst()) ?? null
}

/** Keeps a token for a staff member; only its hash is stored. */
export async function keepToken(
  db: Db,
  hash: string,
  staffId: number,
  at: Instant,
  expiresAt: Instant,
): Promise<void> {
  await db
    .insertInto('access_token')
    .values({ hash, staff_id: staffId, created_at: at, expires_at: expiresAt })
    .execute()
}

/** Removes tokens that are no longer valid. */
export async function forgetExpiredTokens(db: Db, at: Instant): Promise<void> {
  await db.deleteFrom('access_token').where('expires_at', '<=', at).execute()
}
