import type Database from 'better-sqlite3'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { OpenRedemption, Override, ParkedAnswer } from '../counter/ports'

/** A redemption with its latest state, as SQL returns it. */
export interface RedemptionRow {
  requestId: string
  saleId: string
  couponId: string
  title: string
  kind: 'cash' | 'exchange'
  discountFen: number
  state: RedemptionState
  seq: number
  stateAt: number
  cause: string
}

/** As the columns follow one another in `insertSale`: a sale waits for its row, and names are looked up one by one. */
type SaleRow = [
  saleId: string,
  connectionId: string,
  memberId: string,
  shopId: string,
  day: string,
  dayNumber: number,
  at: number,
  receipt: string,
  offline: 0 | 1,
  personSeal: string,
]

/** As the columns follow one another in `insertRedemption`. */
type NewRedemptionRow = [
  requestId: string,
  saleId: string,
  line: number,
  connectionId: string,
  couponId: string,
  templateId: string,
  title: string,
  kind: string,
  discountFen: number,
]

type LineRow = RedemptionRow & {
  memberId: string
  shopId: string
  createdAt: number
  receipt: string
}

/** The columns of a `RedemptionRow`; needs `LATEST`. */
export const REDEMPTION = `
  r.request_id AS requestId, r.sale_id AS saleId, r.coupon_id AS couponId, r.title, r.kind,
  r.discount_fen AS discountFen, s.state, s.seq, s.at AS stateAt, s.cause`
/** Joins `s`, the latest state of the redemption `r`. */
export const LATEST = `
  JOIN redemption_state s ON s.seq =
    (SELECT max(seq) FROM redemption_state WHERE request_id = r.request_id)`

/** Takes the redemptions `r` of a sale: by the beginning of its number, or by the index where an earlier program wrote it. */
export const ofSale = (saleId: string): string => `r.request_id IN (
    SELECT request_id FROM redemption WHERE sale_id = ${saleId}
      AND request_id BETWEEN substr(${saleId}, 1, 34) || '00' AND substr(${saleId}, 1, 34) || 'ff'
    UNION ALL
    SELECT request_id FROM redemption INDEXED BY redemption_by_sale
      WHERE sale_id = ${saleId} AND substr(request_id, 1, 34) <> substr(sale_id, 1, 34))`

const OPEN = `
  r.request_id AS requestId, r.sale_id AS saleId, r.connection_id AS connectionId,
  r.coupon_id AS couponId, sale.member_id AS memberId, sale.shop_id AS shopId,
  s.state, s.seq, sale.created_at AS createdAt`
/** When a redemption was written, whatever the clock said then. */
const FIRST_SEQ = '(SELECT min(seq) FROM redemption_state WHERE request_id = r.request_id)'

/** Every statement of the ledger, prepared once. */
export function ledgerStatements(database: Database.Database) {
  return {
    terminalCode: database.prepare<[], { code: string }>('SELECT code FROM terminal'),
    lastDayNumber: database.prepare<[string, string], { last: number | null }>(
      `SELECT max(number) AS last FROM (SELECT max(day_number) AS number FROM sale WHERE day = ?
        UNION ALL SELECT number FROM number_floor WHERE day = ?)`,
    ),
    insertSale: database.prepare<SaleRow>(
      `INSERT INTO sale (sale_id, connection_id, member_id, shop_id, day, day_number, created_at, receipt, offline,
                         person_seal)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertOverride: database.prepare<[Override & { saleId: string; at: number }]>(
      `INSERT INTO override (sale_id, manager, reason, breaches, at)
       VALUES (@saleId, @manager, @reason, @breaches, @at)`,
    ),
    insertRedemption: database.prepare<NewRedemptionRow>(
      `INSERT INTO redemption
         (request_id, sale_id, line, connection_id, coupon_id, template_id, title, kind, discount_fen)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertState: database.prepare<[string, RedemptionState, string, number]>(
      'INSERT INTO redemption_state (request_id, state, cause, at) VALUES (?, ?, ?, ?)',
    ),
    sale: database.prepare<[string], { connectionId: string; receipt: string }>(
      'SELECT connection_id AS connectionId, receipt FROM sale WHERE sale_id = ?',
    ),
    redemptionsOfSale: database.prepare<[{ saleId: string }], RedemptionRow>(
      `SELECT ${REDEMPTION} FROM redemption r ${LATEST} WHERE ${ofSale('@saleId')} ORDER BY r.line`,
    ),
    redemption: database.prepare<[string], RedemptionRow>(
      `SELECT ${REDEMPTION} FROM redemption r ${LATEST} WHERE r.request_id = ?`,
    ),
    state: database.prepare<[string], { state: RedemptionState }>(
      'SELECT state FROM redemption_state WHERE request_id = ? ORDER BY seq DESC LIMIT 1',
    ),
    open: database.prepare<[string], OpenRedemption>(
      `SELECT ${OPEN} FROM open_redemption o JOIN redemption r USING (request_id) JOIN sale USING (sale_id)
       ${LATEST} WHERE o.connection_id = ? ORDER BY ${FIRST_SEQ}`,
    ),
    lastSeq: database.prepare<[], { seq: number | null }>(
      'SELECT max(seq) AS seq FROM redemption_state',
    ),
    openSince: database.prepare<[number, string], OpenRedemption>(
      // By the number alone: to have them in order SQLite would rather go through the whole book's index.
      `SELECT ${OPEN} FROM
         (SELECT DISTINCT request_id FROM redemption_state NOT INDEXED WHERE seq > ?) changed
       CROSS JOIN open_redemption o USING (request_id) JOIN redemption r USING (request_id)
       JOIN sale USING (sale_id) ${LATEST} WHERE o.connection_id = ? ORDER BY ${FIRST_SEQ}`,
    ),
    toWriteOff: database.prepare<[string, number], OpenRedemption>(
      `SELECT ${OPEN} FROM write_off w JOIN redemption r USING (request_id) JOIN sale USING (sale_id)
       ${LATEST} WHERE w.connection_id = ? ORDER BY s.seq LIMIT ?`,
    ),
    insertParkedAnswer: database.prepare<
      [ParkedAnswer & { seq: number; requestId: string; at: number }]
    >(
      `INSERT INTO parked_answer (seq, request_id, program_version, call, answer, at)
       VALUES (@seq, @requestId, @programVersion, @call, @answer, @at)`,
    ),
    parkedByOthers: database.prepare<[string, string], { requestId: string }>(
      `SELECT d.request_id AS requestId FROM desk_entry d JOIN redemption r USING (request_id) ${LATEST}
       WHERE d.connection_id = ? AND s.state = 'parked' AND ? <>
         (SELECT program_version FROM parked_answer WHERE request_id = d.request_id ORDER BY seq DESC LIMIT 1)
       ORDER BY s.seq`,
    ),
    // Coupon by coupon: a list as one JSON text costs a sale more than two look-ups do.
    counting: database.prepare<[string, string], RedemptionRow>(
      `SELECT ${REDEMPTION} FROM redemption r ${LATEST}
       WHERE r.connection_id = ? AND r.coupon_id = ? AND s.state NOT IN ('refused', 'voided')`,
    ),
    unsettled: database.prepare<[string], { state: RedemptionState; count: number }>(
      `SELECT state, count(*) AS count FROM open_redemption WHERE connection_id = ? GROUP BY state`,
    ),
    wasUnknown: database.prepare<[string], { seq: number }>(
      `SELECT seq FROM redemption_state WHERE request_id = ? AND state = 'unknown' LIMIT 1`,
    ),
    lines: database.prepare<
      [{ connectionId: string; from: string; to: string; limit: number }],
      LineRow
    >(
      `SELECT ${REDEMPTION}, sale.member_id AS memberId, sale.shop_id AS shopId,
              sale.created_at AS createdAt, sale.receipt
       FROM sale CROSS JOIN redemption r ON ${ofSale('sale.sale_id')} ${LATEST}
       WHERE sale.connection_id = @connectionId AND sale.day BETWEEN @from AND @to
       ORDER BY sale.created_at DESC, r.line LIMIT @limit`,
    ),
  }
}
