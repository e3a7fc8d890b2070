import type { Member } from '@shared/domain/member'
import type { CacheFile } from './cache-file'
import { numbersOf } from './cache-keep-statements'
import { memberValues } from './cache-tables'
import { tokensOf, type Findable } from './search/tokens'

/**
 * Keeps a member with what they are found by; `pulledAt` where the pull brought it. Runs inside the caller's transaction:
 * the row and the index are never one without the other.
 */
export function keepMember(
  { sql }: CacheFile,
  place: number,
  member: Member,
  pulledAt: number | null = null,
): void {
  const before = sql.indexed.get(place, member.id)
  const number = before?.number ?? nextNumber(sql, place)
  const values = { ...memberValues(member), number, pulledAt }
  if (before) sql.changeMember.run(values)
  else sql.addMember.run({ ...values, place })
  // Most rows of a pull are known as they are: the index is written where it would say something else.
  if (before && isFoundAlike(before, member)) return
  const tokens = tokensOf(member)
  if (tokens !== '') sql.putText.run(number, tokens)
  else if (before) sql.dropText.run(number)
}

function isFoundAlike(one: Findable, other: Findable): boolean {
  return one.name === other.name && one.phone === other.phone && one.cardNumber === other.cardNumber
}

/** Nothing of a member stays, nor of what they hold. */
export function eraseMember({ sql }: CacheFile, place: number, id: string): void {
  sql.dropMember.run(place, id)
  sql.dropCoupons.run(place, id)
  sql.dropSeen.run(place, id)
}

/** Of a back end that tells nothing of members there are only their coupons: the row says whose they are. */
export function nameMember({ sql }: CacheFile, place: number, id: string): void {
  if (sql.indexed.get(place, id)) return
  const nothing = { name: null, phone: null, cardNumber: null, level: null }
  const number = nextNumber(sql, place)
  sql.addMember.run({ ...memberValues({ id, ...nothing }), number, place, pulledAt: null })
}

function nextNumber(sql: CacheFile['sql'], place: number): number {
  const { first, last } = numbersOf(place)
  return (sql.lastNumber.get({ first, last })?.number ?? first - 1) + 1
}
