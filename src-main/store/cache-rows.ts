import type { Member } from '@shared/domain/member'
import type { CacheFile } from './cache-file'
import type { MemberRow } from './cache-tables'

/** The number of a connection in the cache; null when nothing of it was ever kept. */
export function findPlace({ sql }: CacheFile, connectionId: string): number | null {
  return sql.place.get(connectionId)?.number ?? null
}

/** The number of a connection, given now if it has none. */
export function placeOf(cache: CacheFile, connectionId: string): number {
  const found = findPlace(cache, connectionId)
  return found ?? Number(cache.sql.addPlace.run(connectionId).lastInsertRowid)
}

/** A row of the cache as a member. */
export function toMember({ id, name, phone, card, level }: MemberRow): Member {
  return { id, name, phone, cardNumber: card, level }
}
