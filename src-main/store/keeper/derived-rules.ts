const BY_HAND = '{"code":"byHand"}'
/** Each redemption `r` with its latest state `l`. */
const LATEST = `redemption r JOIN redemption_state l ON l.seq =
  (SELECT max(seq) FROM redemption_state WHERE request_id = r.request_id)`
const GIVEN_AWAY = `SELECT 1 FROM settlement t WHERE t.request_id = l.request_id AND t.action IN ('acceptLoss', 'collected')`

/** The cashier had been told that it was recorded, but not sent or not answered. */
const TOLD = `SELECT 1 FROM redemption_state told WHERE told.request_id = l.request_id AND told.seq < l.seq
  AND abs(l.at - told.at) >= 1000
  AND (told.state = 'unknown' OR told.state = 'pending' AND told.cause LIKE '{"code":"notSent"%')`

/** Something that can never be in a ledger. */
export interface NeverRule {
  /** What was found, for the log. */
  words: string
  /** Where: the table that is wrong. */
  table: string
  /** SQL for the keys of the rows that are wrong, one column. */
  keys: string
}

const forNothing = (table: string): NeverRule => ({
  words: `rows of ${table} for nothing`,
  table,
  keys: `SELECT request_id FROM ${table} WHERE request_id NOT IN (SELECT request_id FROM redemption)`,
})

/** Who a receipt still names. */
const NAMED = `json_valid(sale.receipt) AND (json_extract(sale.receipt, '$.member.name') IS NOT NULL
  OR json_extract(sale.receipt, '$.member.phone') IS NOT NULL)`

/** What cannot be, table by table. The derived ones are judged by the rules of their triggers. */
export const NEVER: readonly NeverRule[] = [
  {
    words: 'redemptions without a state',
    table: 'redemption',
    keys: `SELECT request_id FROM redemption r
      WHERE NOT EXISTS (SELECT 1 FROM redemption_state s WHERE s.request_id = r.request_id)`,
  },
  {
    words: 'open redemptions that do not wait, or waiting ones that are not open',
    table: 'open_redemption',
    keys: `SELECT r.request_id FROM ${LATEST} LEFT JOIN open_redemption o ON o.request_id = r.request_id
      WHERE (l.state IN ('pending', 'sending', 'unknown', 'undoing')) <> (o.request_id IS NOT NULL)
        OR o.state <> l.state OR o.connection_id <> r.connection_id`,
  },
  {
    words: 'desk entries for nothing, or entries that the desk lacks',
    table: 'desk_entry',
    keys: `SELECT r.request_id FROM ${LATEST} LEFT JOIN desk_entry d ON d.request_id = r.request_id
      WHERE d.connection_id <> r.connection_id OR (d.request_id IS NOT NULL) <> (
        l.state = 'parked' AND NOT EXISTS (${GIVEN_AWAY} AND t.at >= l.at)
        OR l.state = 'refused' AND NOT EXISTS (${GIVEN_AWAY}) AND EXISTS (SELECT 1 FROM sale
          WHERE sale.sale_id = r.sale_id
            AND (sale.offline = 1 OR abs(l.at - sale.created_at) >= 30000 OR EXISTS (${TOLD}))))`,
  },
  {
    words: 'entries to be written off by hand that nobody wrote, or that the list lacks',
    table: 'write_off',
    keys: `SELECT r.request_id FROM ${LATEST} LEFT JOIN write_off w ON w.request_id = r.request_id
      WHERE (l.state = 'accepted' AND l.cause = '${BY_HAND}') <> (w.request_id IS NOT NULL)
        OR w.connection_id <> r.connection_id`,
  },
  ...['open_redemption', 'desk_entry', 'write_off'].map(forNothing),
  {
    words: 'open papers that are done, or ones to be made that are not open',
    table: 'open_print',
    keys: `SELECT j.job_id FROM print_job j
        JOIN print_state l ON l.seq = (SELECT max(seq) FROM print_state WHERE job_id = j.job_id)
        LEFT JOIN open_print o ON o.job_id = j.job_id
      WHERE (l.state IN ('queued', 'sending', 'failed', 'unknown', 'held')) <> (o.job_id IS NOT NULL)
        OR o.state <> l.state
        OR NOT EXISTS (SELECT 1 FROM print_state s WHERE s.job_id = j.job_id AND s.seq = coalesce(o.seq, s.seq))
      UNION ALL SELECT job_id FROM open_print WHERE job_id NOT IN (SELECT job_id FROM print_job)`,
  },
  {
    words: 'erasures under way that nobody asked for, or ones that are not under way',
    table: 'open_erasure',
    keys: `SELECT json_array(connection_id, member_id) FROM open_erasure o
      WHERE NOT EXISTS (SELECT 1 FROM erased_member e
        WHERE e.connection_id = o.connection_id AND e.member_id = o.member_id)
      UNION ALL SELECT json_array(sale.connection_id, sale.member_id)
      FROM sale CROSS JOIN erased_member e USING (connection_id, member_id)
      WHERE ${NAMED} AND NOT EXISTS (SELECT 1 FROM open_erasure o
        WHERE o.connection_id = e.connection_id AND o.member_id = e.member_id)`,
  },
]
