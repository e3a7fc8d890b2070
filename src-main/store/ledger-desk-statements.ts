import type Database from 'better-sqlite3'
import type { ExceptionKind, SettleAction } from '@shared/domain/exception'
import type { RedemptionState } from '@shared/domain/redemption-state'
import { LATEST, REDEMPTION, type RedemptionRow } from './ledger-statements'

/** An entry of the desk as SQL returns it; `exception` is null once it is not on the desk. */
export interface DeskRow extends RedemptionRow {
  exception: ExceptionKind | null
  memberId: string
  shopId: string
  createdAt: number
  offline: 0 | 1
  receipt: string
}

interface Scope {
  connectionId: string
  doubtBefore: number
}

// "For good": what a person has written off or collected never comes back, whatever is found out later.
const NOT_SETTLED = `NOT EXISTS (SELECT 1 FROM settlement g
  WHERE g.request_id = r.request_id AND g.action IN ('acceptLoss', 'collected'))`

/** Since when an entry is in doubt without a break: the first row after the last one that was certain. */
const DOUBT_SINCE = `(SELECT min(d.at) FROM redemption_state d WHERE d.request_id = r.request_id AND d.seq >
  (SELECT max(c.seq) FROM redemption_state c
   WHERE c.request_id = r.request_id AND c.state NOT IN ('sending', 'unknown', 'undoing')))`

// CROSS JOIN keeps the order: from the short lists outwards, never through the whole book.
const ON_DESK = `
  SELECT r.request_id, r.sale_id, s.state AS exception
  FROM desk_entry e CROSS JOIN redemption r USING (request_id) ${LATEST}
  WHERE e.connection_id = @connectionId AND ${NOT_SETTLED}
  UNION ALL
  SELECT r.request_id, r.sale_id, 'unknown'
  FROM open_redemption o CROSS JOIN redemption r USING (request_id) ${LATEST}
  WHERE o.connection_id = @connectionId AND s.state IN ('sending', 'unknown', 'undoing')
    AND ${DOUBT_SINCE} <= @doubtBefore AND ${NOT_SETTLED}
  UNION ALL
  SELECT r.request_id, r.sale_id, 'byHand'
  FROM write_off w CROSS JOIN redemption r USING (request_id)
  WHERE w.connection_id = @connectionId`

const ENTRY = `${REDEMPTION}, sale.member_id AS memberId, sale.shop_id AS shopId,
  sale.created_at AS createdAt, sale.offline, sale.receipt`

/** Every statement of the exceptions desk, prepared once. */
export function deskStatements(database: Database.Database) {
  return {
    counts: database.prepare<[Scope], { exception: ExceptionKind; count: number }>(
      `SELECT exception, count(*) AS count FROM (${ON_DESK}) GROUP BY exception`,
    ),
    /** `kinds` is a JSON array. The receipts of one page alone are read. */
    page: database.prepare<[Scope & { kinds: string; limit: number; offset: number }], DeskRow>(
      `WITH page AS (
         SELECT d.request_id, d.exception, sale.created_at AS createdAt
         FROM (${ON_DESK}) d CROSS JOIN sale USING (sale_id)
         WHERE d.exception IN (SELECT value FROM json_each(@kinds))
         ORDER BY sale.created_at DESC, d.request_id DESC LIMIT @limit OFFSET @offset)
       SELECT page.exception, ${ENTRY}
       FROM page CROSS JOIN redemption r USING (request_id) CROSS JOIN sale USING (sale_id) ${LATEST}
       ORDER BY page.createdAt DESC, r.request_id DESC`,
    ),
    entry: database.prepare<[Scope & { requestId: string }], DeskRow>(
      `SELECT CASE
           WHEN NOT (${NOT_SETTLED}) THEN NULL
           WHEN EXISTS (SELECT 1 FROM write_off WHERE request_id = r.request_id) THEN 'byHand'
           WHEN EXISTS (SELECT 1 FROM desk_entry WHERE request_id = r.request_id) THEN s.state
           WHEN s.state IN ('sending', 'unknown', 'undoing') AND ${DOUBT_SINCE} <= @doubtBefore
             THEN 'unknown'
         END AS exception, ${ENTRY}
       FROM redemption r JOIN sale USING (sale_id) ${LATEST}
       WHERE r.request_id = @requestId AND r.connection_id = @connectionId`,
    ),
    states: database.prepare<[string], { state: RedemptionState; cause: string; at: number }>(
      'SELECT state, cause, at FROM redemption_state WHERE request_id = ? ORDER BY seq',
    ),
    settlements: database.prepare<
      [string],
      { action: SettleAction; reason: string; by: string; at: number }
    >(
      `SELECT action, reason, settled_by AS "by", at FROM settlement
       WHERE request_id = ? ORDER BY seq`,
    ),
    override: database.prepare<[string], { manager: string; reason: string; at: number }>(
      'SELECT manager, reason, at FROM override WHERE sale_id = ?',
    ),
    answer: database.prepare<
      [{ requestId: string; max: number }],
      {
        call: string
        answer: string
        length: number
        programVersion: string
        at: number
      }
    >(
      `SELECT call, substr(answer, 1, @max) AS answer,
              length(answer) AS length, program_version AS programVersion, at
       FROM parked_answer WHERE request_id = @requestId ORDER BY seq DESC LIMIT 1`,
    ),
    insertSettlement: database.prepare<
      [{ requestId: string; action: SettleAction; reason: string; by: string; at: number }]
    >(
      `INSERT INTO settlement (request_id, action, reason, settled_by, at)
       VALUES (@requestId, @action, @reason, @by, @at)`,
    ),
  }
}
