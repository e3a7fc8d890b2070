import type Database from 'better-sqlite3'
import type { Member } from '@shared/domain/member'
import type { CacheFile } from './cache-file'
import { memberValues } from './cache-rows'
import { tokensOf } from './search/tokens'

/** How many members of one place there may be, as a power of two. */
const NUMBER_BITS = 28

/** The numbers of a place's members, both included: what the text index is asked for. */
export function numbersOf(place: number): { first: number; last: number } {
  const first = place * 2 ** NUMBER_BITS
  return { first, last: first + 2 ** NUMBER_BITS - 1 }
}

interface Indexed {
  number: number
  name: string | null
  phone: string | null
}

type MemberValues = ReturnType<typeof memberValues> & { number: number; pulledAt: number | null }

/** The statements that keep members and what they are found by. */
export function keepStatements(database: Database.Database) {
  const prepare = database.prepare.bind(database)
  return {
    indexed: prepare<[number, string], Indexed>(
      'SELECT number, name, phone FROM member WHERE place = ? AND id = ?',
    ),
    lastNumber: prepare<[{ first: number; last: number }], { number: number }>(
      `SELECT number FROM member WHERE number BETWEEN @first AND @last
       ORDER BY number DESC LIMIT 1`,
    ),
    addMember: prepare<[MemberValues & { place: number }]>(
      `INSERT INTO member (number, place, id, name, phone, phone_tail, card, level, pulled_at)
       VALUES (@number, @place, @id, @name, @phone, @tail, @card, @level, @pulledAt)`,
    ),
    changeMember: prepare<[MemberValues]>(
      `UPDATE member SET name = @name, phone = @phone, phone_tail = @tail, card = @card,
         level = @level, pulled_at = coalesce(@pulledAt, pulled_at) WHERE number = @number`,
    ),
    putText: prepare<[number, string]>(
      'INSERT OR REPLACE INTO member_text (rowid, tokens) VALUES (?, ?)',
    ),
    dropText: prepare<[number]>('DELETE FROM member_text WHERE rowid = ?'),
  }
}

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
  if (before && before.name === member.name && before.phone === member.phone) return
  const tokens = tokensOf(member.name, member.phone)
  if (tokens !== '') sql.putText.run(number, tokens)
  else if (before) sql.dropText.run(number)
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
