import type Database from 'better-sqlite3'
import type { MemberRow } from '../cache-tables'

const COLUMNS = 'm.id, m.name, m.phone, m.card, m.level, m.whole_at AS wholeAt'
/** Sorts behind everything that begins with the text before it. */
const LAST_CHARACTER = 'char(1114111)'
// Without statistics SQLite would choose by itself, and not always well: every search names its index.
const by = (index: string, condition: string) =>
  `SELECT ${COLUMNS} FROM member m INDEXED BY member_by_${index}
   WHERE m.place = @place AND ${condition} LIMIT @limit`
const beginning = (column: string) =>
  `m.${column} >= @text AND m.${column} < @text || ${LAST_CHARACTER}`

interface Asked {
  place: number
  text: string
  limit: number
}

interface AskedText {
  first: number
  last: number
  match: string
  limit: number
}

/** The statements of a search while somebody types. */
export function searchStatements(database: Database.Database) {
  const prepare = database.prepare.bind(database)
  return {
    suggestById: prepare<[Asked], MemberRow>(
      `SELECT ${COLUMNS} FROM member m WHERE m.place = @place AND m.id = @text LIMIT @limit`,
    ),
    suggestByPhone: prepare<[Asked], MemberRow>(by('phone', 'm.phone = @text')),
    suggestByPhoneStart: prepare<[Asked], MemberRow>(by('phone', beginning('phone'))),
    suggestByTail: prepare<[Asked], MemberRow>(by('tail', 'm.phone_tail = @text')),
    // A longer end than the index knows: four digits lead to a hundred of a million.
    suggestByEnd: prepare<[Asked & { tail: string }], MemberRow>(
      by(
        'tail',
        `m.phone_tail = @tail AND
         substr(replace(replace(m.phone, '-', ''), ' ', ''), -length(@text)) = @text`,
      ),
    ),
    suggestByCardStart: prepare<[Asked], MemberRow>(by('card', beginning('card'))),
    suggestByName: prepare<[Asked], MemberRow>(by('name', 'm.name = @text')),
    suggestByNameStart: prepare<[Asked], MemberRow>(by('name', beginning('name'))),
    suggestByText: prepare<[AskedText], MemberRow>(
      `SELECT ${COLUMNS} FROM member_text CROSS JOIN member m ON m.number = member_text.rowid
       WHERE member_text MATCH @match AND member_text.rowid BETWEEN @first AND @last
       LIMIT @limit`,
    ),
    /** Goes on putting the pieces of the text index together, by about so many pages; a number below 0 begins with it. */
    joinText: prepare<[number]>("INSERT INTO member_text (member_text, rank) VALUES ('merge', ?)"),
    written: prepare<[], { n: number }>('SELECT total_changes() AS n'),
    suggestSeen: prepare<[{ place: number; limit: number }], MemberRow & { seenAt: number }>(
      `SELECT ${COLUMNS}, s.at AS seenAt
       FROM member_seen s INDEXED BY member_seen_by_time
       CROSS JOIN member m ON m.place = s.place AND m.id = s.member_id
       WHERE s.place = @place ORDER BY s.at DESC LIMIT @limit`,
    ),
  }
}
