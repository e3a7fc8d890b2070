import type Database from 'better-sqlite3'
import type { memberValues } from './cache-tables'

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
  cardNumber: string | null
}

type MemberValues = ReturnType<typeof memberValues> & { number: number; pulledAt: number | null }

/** The statements that keep members and what they are found by. */
export function keepStatements(database: Database.Database) {
  const prepare = database.prepare.bind(database)
  return {
    indexed: prepare<[number, string], Indexed>(
      'SELECT number, name, phone, card AS cardNumber FROM member WHERE place = ? AND id = ?',
    ),
    lastNumber: prepare<[{ first: number; last: number }], { number: number }>(
      `SELECT number FROM member WHERE number BETWEEN @first AND @last
       ORDER BY number DESC LIMIT 1`,
    ),
    addMember: prepare<[MemberValues & { place: number }]>(
      `INSERT INTO member (number, place, id, name, phone, card, level, pulled_at)
       VALUES (@number, @place, @id, @name, @phone, @card, @level, @pulledAt)`,
    ),
    changeMember: prepare<[MemberValues]>(
      `UPDATE member SET name = @name, phone = @phone, card = @card,
         level = @level, pulled_at = coalesce(@pulledAt, pulled_at) WHERE number = @number`,
    ),
    putText: prepare<[number, string]>(
      'INSERT OR REPLACE INTO member_text (rowid, tokens) VALUES (?, ?)',
    ),
    dropText: prepare<[number]>('DELETE FROM member_text WHERE rowid = ?'),
  }
}
