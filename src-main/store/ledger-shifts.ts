import type Database from 'better-sqlite3'
import { causeSchema } from '@shared/domain/redemption'
import type { PrintState } from '@shared/domain/print-state'
import type { RedemptionState } from '@shared/domain/redemption-state'
import { closedShiftSchema, type Tally } from '@shared/domain/shift'
import type { Shift, ShiftBook, ShiftFacts, ShiftLine } from '../counter/shift-ports'
import { chainWriter } from './chain/write-chain'
import { LATEST } from './ledger-statements'

const SHIFT = `shift_id AS shiftId, connection_id AS connectionId, shop_id AS shopId,
  business_day AS businessDay, number, opened_at AS openedAt, opened_by AS openedBy, from_seq AS fromSeq`
/** The state with which every redemption begins: when it was made, by the ledger's own order. */
const MADE = `f.seq > @fromSeq AND f.state = 'pending' AND f.cause = '{"code":"recorded"}'`
/** So many states before a shift began: more than a terminal writes while its clock and the back end's may be apart. */
const SHORTLY_BEFORE = 1_000
/** A state `v` that a redemption of an earlier shift came to in this one, or shortly before it. */
const EARLIER = `redemption_state v CROSS JOIN redemption r USING (request_id)
  WHERE v.seq > @fromSeq - ${SHORTLY_BEFORE} AND r.connection_id = @connectionId
    AND (SELECT min(seq) FROM redemption_state WHERE request_id = r.request_id) <= @fromSeq`

interface Scope {
  fromSeq: number
  connectionId: string
}
interface ChangedRow extends Tally {
  was: RedemptionState
  becomes: RedemptionState
}
type LineRow = Omit<ShiftLine, 'cause' | 'state'> & { cause: string; state: RedemptionState }

/** The ledger's rows of shifts. */
export function shiftRows(database: Database.Database): ShiftBook {
  const chain = chainWriter(database)
  const sql = {
    open: database.prepare<[{ connectionId: string }], Shift>(
      // None but the newest: a recovery may have lost the end of an earlier one.
      `SELECT ${SHIFT} FROM shift s WHERE connection_id = @connectionId
         AND from_seq = (SELECT max(from_seq) FROM shift WHERE connection_id = @connectionId)
         AND NOT EXISTS (SELECT 1 FROM shift_close c WHERE c.shift_id = s.shift_id)
       ORDER BY opened_at DESC LIMIT 1`,
    ),
    lastNumber: database.prepare<[string, string], { last: number | null }>(
      'SELECT max(number) AS last FROM shift WHERE connection_id = ? AND business_day = ?',
    ),
    lastSeq: database.prepare<[], { seq: number | null }>(
      'SELECT max(seq) AS seq FROM redemption_state',
    ),
    lastClosed: database.prepare<[string], { seq: number | null }>(
      'SELECT max(to_seq) AS seq FROM shift_close JOIN shift USING (shift_id) WHERE connection_id = ?',
    ),
    begin: database.prepare<[Shift]>(
      `INSERT INTO shift VALUES (@shiftId, @connectionId, @shopId, @businessDay, @number, @openedAt, @openedBy, @fromSeq)`,
    ),
    lines: database.prepare<[Scope], LineRow>(
      `SELECT r.request_id AS requestId, r.sale_id AS saleId, r.coupon_id AS couponId,
              r.discount_fen AS discountFen, s.state, s.cause,
              trim(json_extract(sale.receipt, '$.cashier.number') || ' ' || json_extract(sale.receipt, '$.cashier.name')) AS staff,
              json_extract(sale.receipt, '$.billFen') AS billFen
       FROM redemption_state f CROSS JOIN redemption r USING (request_id) JOIN sale USING (sale_id) ${LATEST}
       WHERE ${MADE} AND r.connection_id = @connectionId ORDER BY f.seq`,
    ),
    changedEarlier: database.prepare<[Scope], ChangedRow>(
      `SELECT b.state AS was, s.state AS becomes, count(*) AS count, sum(r.discount_fen) AS discountFen
       FROM (SELECT DISTINCT request_id FROM redemption_state NOT INDEXED WHERE seq > @fromSeq) changed
       CROSS JOIN redemption r USING (request_id)
       CROSS JOIN redemption_state b ON b.seq =
         (SELECT max(seq) FROM redemption_state WHERE request_id = r.request_id AND seq <= @fromSeq)
       ${LATEST} WHERE r.connection_id = @connectionId GROUP BY b.state, s.state`,
    ),
    acceptedEarlier: database
      .prepare<[Scope], string>(`SELECT r.coupon_id FROM ${EARLIER} AND v.state = 'accepted'`)
      .pluck(),
    overrides: database.prepare<[Scope], { count: number }>(
      `SELECT count(DISTINCT o.sale_id) AS count FROM redemption_state f CROSS JOIN redemption r USING (request_id)
       JOIN override o USING (sale_id) WHERE ${MADE} AND r.connection_id = @connectionId`,
    ),
    papers: database.prepare<[Scope], { state: PrintState; count: number }>(
      `SELECT p.state, count(*) AS count FROM
         (SELECT DISTINCT r.sale_id FROM redemption_state f CROSS JOIN redemption r USING (request_id)
          WHERE ${MADE} AND r.connection_id = @connectionId) made
       CROSS JOIN print_job j USING (sale_id)
       JOIN print_state p ON p.seq = (SELECT max(seq) FROM print_state WHERE job_id = j.job_id)
       GROUP BY p.state`,
    ),
    end: database.prepare<[string, number, number, string]>(
      'INSERT INTO shift_close VALUES (?, ?, ?, ?)',
    ),
    closed: database.prepare<[string, number], { report: string }>(
      `SELECT report FROM shift_close JOIN shift USING (shift_id) WHERE connection_id = ?
       ORDER BY opened_at DESC LIMIT ?`,
    ),
    one: database.prepare<[string], { report: string }>(
      'SELECT report FROM shift_close WHERE shift_id = ?',
    ),
  }
  const lastSeq = (): number => sql.lastSeq.get()?.seq ?? 0
  const toReport = ({ report }: { report: string }) => closedShiftSchema.parse(JSON.parse(report))

  const begin = database.transaction<ShiftBook['beginShift']>((order) => {
    const last = sql.lastNumber.get(order.connectionId, order.businessDay)?.last ?? 0
    // What came after the last shift was closed, such as a coupon taken back, is in no report yet.
    // A recovery that lost states gives their numbers again.
    const fromSeq = Math.min(sql.lastClosed.get(order.connectionId)?.seq ?? Infinity, lastSeq())
    const shift: Shift = { ...order, number: last + 1, fromSeq }
    sql.begin.run(shift)
    chain.add(['shift', shift.shiftId])
    return shift
  })

  const end = database.transaction<ShiftBook['endShift']>(({ shiftId }, report) => {
    sql.end.run(shiftId, report.closedAt, lastSeq(), JSON.stringify(report))
    chain.add(['shift_close', shiftId])
  })

  function facts({ fromSeq, connectionId }: Shift): ShiftFacts {
    const scope = { fromSeq, connectionId }
    return {
      lines: sql.lines.all(scope).map((row) => ({
        ...row,
        cause: causeSchema.parse(JSON.parse(row.cause)),
      })),
      ...earlierOf(sql.changedEarlier.all(scope)),
      acceptedEarlier: sql.acceptedEarlier.all(scope),
      overrides: sql.overrides.get(scope)?.count ?? 0,
      papers: Object.fromEntries(sql.papers.all(scope).map(({ state, count }) => [state, count])),
    }
  }

  return {
    openShift: (connectionId) => sql.open.get({ connectionId }) ?? null,
    beginShift: (order) => begin.immediate(order),
    shiftFacts: facts,
    endShift: (shift, report) => end.immediate(shift, report),
    closedShifts: (connectionId, limit) => sql.closed.all(connectionId, limit).map(toReport),
    closedShift(shiftId) {
      const row = sql.one.get(shiftId)
      return row ? toReport(row) : null
    },
  }
}

const stands = (state: RedemptionState): boolean => state !== 'refused' && state !== 'voided'

/** What an earlier report counted as it stood then: only what stands otherwise now is a change. */
function earlierOf(
  rows: readonly ChangedRow[],
): Pick<ShiftFacts, 'voidedEarlier' | 'refusedEarlier' | 'againEarlier'> {
  const tally = (is: (row: ChangedRow) => boolean): Tally =>
    rows.filter(is).reduce(
      (sum, { count, discountFen }) => ({
        count: sum.count + count,
        discountFen: sum.discountFen + discountFen,
      }),
      { count: 0, discountFen: 0 },
    )
  return {
    voidedEarlier: tally(({ was, becomes }) => stands(was) && becomes === 'voided'),
    refusedEarlier: tally(({ was, becomes }) => stands(was) && becomes === 'refused'),
    againEarlier: tally(({ was, becomes }) => !stands(was) && stands(becomes)),
  }
}
