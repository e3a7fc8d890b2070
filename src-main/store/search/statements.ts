import type Database from 'better-sqlite3'
import type { MemberRow } from '../cache-tables'

const COLUMNS = 'm.id, m.name, m.phone, m.card, m.level, m.whole_at AS wholeAt'
const BY_TEXT = `SELECT ${COLUMNS}
  FROM member_text CROSS JOIN member m ON m.number = member_text.rowid
  WHERE member_text MATCH @match AND member_text.rowid BETWEEN @first AND @last`

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
    suggestById: prepare<[{ place: number; id: string }], MemberRow>(
      `SELECT ${COLUMNS} FROM member m WHERE m.place = @place AND m.id = @id`,
    ),
    // A longer end than the index knows: four digits lead to a hundred of a million.
    suggestByEnd: prepare<[AskedText & { text: string }], MemberRow>(
      `${BY_TEXT} AND substr(replace(replace(m.phone, '-', ''), ' ', ''), -length(@text)) = @text
       LIMIT @limit`,
    ),
    suggestByText: prepare<[AskedText], MemberRow>(`${BY_TEXT} LIMIT @limit`),
    /** Goes on putting the pieces of the text index together, by about so many pages; a number below 0 begins with it. */
    joinText: prepare<[number]>("INSERT INTO member_text (member_text, rank) VALUES ('merge', ?)"),
    holdsWord: prepare<[string], { rowid: number }>(
      'SELECT rowid FROM member_text WHERE member_text MATCH ? LIMIT 1',
    ),
    written: prepare<[], { n: number }>('SELECT total_changes() AS n'),
    suggestSeen: prepare<[{ place: number; limit: number }], MemberRow & { seenAt: number }>(
      `SELECT ${COLUMNS}, s.at AS seenAt
       FROM member_seen s INDEXED BY member_seen_by_time
       CROSS JOIN member m ON m.place = s.place AND m.id = s.member_id
       WHERE s.place = @place ORDER BY s.at DESC LIMIT @limit`,
    ),
  }
}
