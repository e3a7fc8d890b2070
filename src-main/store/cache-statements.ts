import type Database from 'better-sqlite3'
import { keepStatements } from './cache-keep-statements'
import type { CouponRow, MemberRow } from './cache-tables'
import { searchStatements } from './search/statements'

export interface PullRow {
  members: string | null
  coupons: string | null
  done: number
  total: number | null
  startedAt: number
  completeAt: number | null
  swept: 0 | 1
  cancelled: 0 | 1
}

interface Wanted {
  place: number
  keyword: string
  limit: number
}

/** Looked up in the text index as well: what it is asked for, and of which numbers. */
interface WantedText extends Wanted {
  match: string
  first: number
  last: number
}

const MEMBER = 'SELECT id, name, phone, card, level, whole_at AS wholeAt FROM member'
// Without statistics SQLite takes the primary key's first column, the place, for as selective as an index, and reads
// every row of it: what has an index is told to use it.
const COUPONS_OF_MEMBER = 'coupon INDEXED BY coupon_by_member'
const IDS_BY_TEXT = `SELECT m.id FROM member_text CROSS JOIN member m ON m.number = member_text.rowid
  WHERE member_text MATCH @match AND member_text.rowid BETWEEN @first AND @last`
const membersIn = (...ids: string[]) =>
  `${MEMBER} WHERE place = @place AND id IN (${ids.map((some) => `SELECT * FROM (${some})`).join(' UNION ')}) ${BY_ID}`
// Ids are numbers nearly everywhere: shorter ones come first.
const BY_ID = 'ORDER BY length(id), id LIMIT @limit'

/** Every statement of the cache, prepared once. */
export function cacheStatements(database: Database.Database) {
  const prepare = database.prepare.bind(database)
  return {
    place: prepare<[string], { number: number }>(
      'SELECT number FROM place WHERE connection_id = ?',
    ),
    addPlace: prepare<[string]>('INSERT INTO place (connection_id) VALUES (?)'),
    member: prepare<[number, string], MemberRow>(`${MEMBER} WHERE place = ? AND id = ?`),
    couponsOf: prepare<[number, string], { content: string }>(
      `SELECT content FROM ${COUPONS_OF_MEMBER} WHERE place = ? AND member_id = ?`,
    ),
    holderOf: prepare<[number, string], { memberId: string }>(
      'SELECT member_id AS memberId FROM coupon WHERE place = ? AND id = ?',
    ),
    byDigits: prepare<[WantedText], MemberRow>(membersIn('SELECT @keyword', IDS_BY_TEXT)),
    byCard: prepare<[WantedText], MemberRow>(membersIn(IDS_BY_TEXT)),
    // As it is written: the index takes small letters for large ones. In the order of their numbers, which is that of
    // their ids where a pull brought them, so that no more are read than are wanted.
    byStart: prepare<[WantedText], MemberRow>(
      membersIn(`${IDS_BY_TEXT} AND substr(m.name, 1, length(@keyword)) = @keyword LIMIT @limit`),
    ),
    byPart: prepare<[Wanted], MemberRow>(
      `${MEMBER} WHERE place = @place AND instr(name, @keyword) > 0 ${BY_ID}`,
    ),
    ...keepStatements(database),
    ...searchStatements(database),
    setWhole: prepare<[{ place: number; id: string; at: number }]>(
      `UPDATE member SET whole_at = @at
       WHERE place = @place AND id = @id AND coalesce(whole_at, 0) <= @at`,
    ),
    doubtWhole: prepare<[{ place: number; id: string; at: number }]>(
      'UPDATE member SET whole_at = @at WHERE place = @place AND id = @id AND whole_at > @at',
    ),
    dropMember: prepare<[number, string]>('DELETE FROM member WHERE place = ? AND id = ?'),
    dropCoupons: prepare<[number, string]>(
      `DELETE FROM ${COUPONS_OF_MEMBER} WHERE place = ? AND member_id = ?`,
    ),
    dropSeen: prepare<[number, string]>(
      'DELETE FROM member_seen WHERE place = ? AND member_id = ?',
    ),
    // What the pull brings counts always: a change that it did not see yet comes with a later page.
    putPulled: prepare<[number, string, string, string, number]>(
      'INSERT OR REPLACE INTO coupon (place, id, member_id, content, as_of) VALUES (?, ?, ?, ?, ?)',
    ),
    putLive: prepare<[CouponRow]>(
      `INSERT INTO coupon (place, id, member_id, content, as_of)
       VALUES (@place, @id, @memberId, @content, @asOf)
       ON CONFLICT (place, id) DO UPDATE SET member_id = excluded.member_id,
         content = excluded.content, as_of = excluded.as_of WHERE as_of <= excluded.as_of`,
    ),
    dropOlder: prepare<[{ place: number; memberId: string; asOf: number }]>(
      `DELETE FROM ${COUPONS_OF_MEMBER}
       WHERE place = @place AND member_id = @memberId AND as_of < @asOf`,
    ),
    seen: prepare<[number, string, number]>(
      `INSERT INTO member_seen (place, member_id, at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET at = excluded.at`,
    ),
    stale: prepare<
      [{ place: number; since: number; olderThan: number; limit: number }],
      { id: string }
    >(
      `SELECT s.member_id AS id FROM member_seen s LEFT JOIN member m
         ON m.place = s.place AND m.id = s.member_id
       WHERE s.place = @place AND s.at >= @since AND coalesce(m.whole_at, 0) < @olderThan
       ORDER BY coalesce(m.whole_at, 0) LIMIT @limit`,
    ),
    dropShops: prepare<[number]>('DELETE FROM shop WHERE place = ?'),
    addShop: prepare<[number, string, number, string]>(
      'INSERT OR REPLACE INTO shop (place, id, position, content) VALUES (?, ?, ?, ?)',
    ),
    shops: prepare<[number], { content: string }>(
      'SELECT content FROM shop WHERE place = ? ORDER BY position',
    ),
    ...pullStatements(database),
  }
}

function pullStatements(database: Database.Database) {
  const prepare = database.prepare.bind(database)
  return {
    pull: prepare<[number], PullRow>(
      `SELECT members, coupons, done, total, started_at AS startedAt, complete_at AS completeAt,
         swept, cancelled FROM pull_state WHERE place = ?`,
    ),
    startOver: prepare<[number, number]>(
      `INSERT INTO pull_state (place, done, started_at, swept, cancelled) VALUES (?, 0, ?, 0, 0)
       ON CONFLICT DO UPDATE SET members = NULL, coupons = NULL, done = 0, total = NULL,
         started_at = excluded.started_at, swept = 0, cancelled = 0`,
    ),
    membersCame: prepare<[string, number, number | null, number]>(
      `UPDATE pull_state SET members = ?, done = done + ?, total = coalesce(total, 0) + ?
       WHERE place = ?`,
    ),
    couponsCame: prepare<[string, number, number | null, number]>(
      `UPDATE pull_state SET coupons = ?, done = done + ?, total = coalesce(total, 0) + ?
       WHERE place = ?`,
    ),
    complete: prepare<[number, number]>(
      'UPDATE pull_state SET complete_at = ?, swept = 1 WHERE place = ?',
    ),
    cancel: prepare<[number, number]>('UPDATE pull_state SET cancelled = ? WHERE place = ?'),
    ...sweepStatements(database),
    countMembers: prepare<[number], { n: number }>(
      'SELECT count(*) AS n FROM member WHERE place = ?',
    ),
    countCoupons: prepare<[number], { n: number }>(
      'SELECT count(*) AS n FROM coupon WHERE place = ?',
    ),
  }
}

/** Removing in steps: a step reads and deletes no more than a few thousand rows, so that nothing waits for it long. */
function sweepStatements(database: Database.Database) {
  const prepare = database.prepare.bind(database)
  const tables = ['member', 'coupon', 'member_seen', 'shop', 'pull_state'] as const
  const keys = {
    member: 'id',
    coupon: 'id',
    member_seen: 'member_id',
    shop: 'id',
    pull_state: 'place',
  }
  return {
    givenUp: prepare<[], { number: number }>(
      'SELECT number FROM place WHERE connection_id IS NULL LIMIT 1',
    ),
    giveUp: prepare<[number]>('UPDATE place SET connection_id = NULL WHERE number = ?'),
    dropPlace: prepare<[number]>('DELETE FROM place WHERE number = ?'),
    dropSome: tables.map((table) =>
      prepare<[number, number, number]>(
        `DELETE FROM ${table} WHERE place = ? AND ${keys[table]} IN
           (SELECT ${keys[table]} FROM ${table} WHERE place = ? LIMIT ?)`,
      ),
    ),
    boundary: {
      member: prepare<[number, string, number], { id: string }>(
        'SELECT id FROM member WHERE place = ? AND id > ? ORDER BY id LIMIT 1 OFFSET ?',
      ),
      coupon: prepare<[number, string, number], { id: string }>(
        'SELECT id FROM coupon WHERE place = ? AND id > ? ORDER BY id LIMIT 1 OFFSET ?',
      ),
    },
    sweep: {
      member: prepare<[number, string, string, number]>(
        `DELETE FROM member WHERE place = ? AND id > ? AND id <= ?
           AND max(coalesce(pulled_at, 0), coalesce(whole_at, 0)) < ?`,
      ),
      coupon: prepare<[number, string, string, number]>(
        'DELETE FROM coupon WHERE place = ? AND id > ? AND id <= ? AND as_of < ?',
      ),
    },
  }
}
