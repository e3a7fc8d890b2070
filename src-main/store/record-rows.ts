import type Database from 'better-sqlite3'
import { causeSchema } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { RecordSource, SourceRow } from '../records/record-source'
import { LATEST } from './ledger-statements'
import { openToRead } from './open-to-read'
import { withStorageProblems } from './storage-problem'

/** What `ROW` selects, as it lies in an array: a million rows are read faster without names. */
type Row = [
  firstSeq: number,
  requestId: string,
  saleId: string,
  couponId: string,
  templateId: string,
  title: string,
  kind: 'cash' | 'exchange',
  discountFen: number,
  state: RedemptionState,
  at: number,
  day: string,
  memberId: string,
  shopId: string,
  offline: 0 | 1,
  receipt: string,
  cause: string,
  changedAt: number,
]
type Told = [
  time: string | null,
  memberName: string | null,
  shopName: string | null,
  cashierNumber: string | null,
  cashierName: string | null,
  receiptNumber: string | null,
  billFen: number | null,
]

const FIRST = '(SELECT min(seq) FROM redemption_state WHERE request_id = r.request_id)'
// One call for all that is wanted of a receipt: it is read through once.
const row = (
  first: string,
): string => `${first}, r.request_id, r.sale_id, r.coupon_id, r.template_id, r.title, r.kind, r.discount_fen,
  s.state, sale.created_at, sale.day, sale.member_id, sale.shop_id, sale.offline,
  json_extract(sale.receipt, '$.time', '$.member.name', '$.shop.name', '$.cashier.number', '$.cashier.name',
    '$.number', '$.billFen'), s.cause, s.at`
const ROW = row(FIRST)

/** Opens `ledger.db` to read the records of it, beside whoever writes it. */
export function openRecordSource(file: string): RecordSource {
  const database = withStorageProblems(file, () => openToRead(file))
  const sql = withStorageProblems(file, () => statements(database))
  const guarded = <T>(work: () => T): T => withStorageProblems(file, work)
  return {
    count: (connectionId) => guarded(() => sql.count.get(connectionId) ?? 0),
    stand: () =>
      guarded(() => {
        const { lastSeq, erased } = sql.stand.get() ?? { lastSeq: 0, erased: '' }
        return { lastSeq: lastSeq ?? 0, erased }
      }),
    *all(connectionId) {
      try {
        for (const one of sql.all.iterate(connectionId)) yield toRow(one as Row)
      } catch (error) {
        guarded(() => {
          throw error
        })
      }
    },
    since: (connectionId, seq) =>
      guarded(() => (sql.since.all(seq, connectionId) as Row[]).map(toRow)),
    details: (firstSeqs) =>
      guarded(() =>
        firstSeqs.flatMap((seq) => {
          const one = sql.ofFirst.get(seq) as Row | undefined
          return one ? [toRow(one)] : []
        }),
      ),
    ofCoupon: (connectionId, couponId) => guarded(() => sql.ofCoupon.all(connectionId, couponId)),
    close: () => void database.close(),
  }
}

function statements(database: Database.Database) {
  return {
    count: database
      .prepare<[string], number>('SELECT count(*) FROM redemption WHERE connection_id = ?')
      .pluck(),
    stand: database.prepare<[], { lastSeq: number | null; erased: string }>(
      `SELECT (SELECT max(seq) FROM redemption_state) AS lastSeq,
         (SELECT count(*) FROM erased_member) || '/' || (SELECT count(*) FROM open_erasure) AS erased`,
    ),
    // By the numbers, which sort by time: the tables and the index are read from front to back, side by side.
    all: database
      .prepare<[string]>(
        `SELECT ${row('g.first')} FROM
           (SELECT request_id, min(seq) AS first, max(seq) AS last
            FROM redemption_state INDEXED BY redemption_state_by_request GROUP BY request_id) g
         CROSS JOIN redemption r USING (request_id) CROSS JOIN sale USING (sale_id)
         CROSS JOIN redemption_state s ON s.seq = g.last
         WHERE r.connection_id = ?`,
      )
      .raw(),
    since: database
      .prepare<[number, string]>(
        `SELECT ${ROW} FROM
           (SELECT DISTINCT request_id FROM redemption_state NOT INDEXED WHERE seq > ?) changed
         CROSS JOIN redemption r USING (request_id) JOIN sale USING (sale_id) ${LATEST}
         WHERE r.connection_id = ? ORDER BY 1`,
      )
      .raw(),
    ofFirst: database
      .prepare<[number]>(
        `SELECT ${ROW} FROM redemption_state f CROSS JOIN redemption r ON r.request_id = f.request_id
         JOIN sale USING (sale_id) ${LATEST} WHERE f.seq = ?`,
      )
      .raw(),
    ofCoupon: database
      .prepare<[string, string], number>(
        `SELECT ${FIRST} FROM redemption r INDEXED BY redemption_by_coupon
         WHERE r.connection_id = ? AND r.coupon_id = ?`,
      )
      .pluck(),
  }
}

function toRow(of: Row): SourceRow {
  const [firstSeq, requestId, saleId, couponId, templateId, title, kind, discountFen] = of
  const told = JSON.parse(of[14]) as Told
  return {
    ...{ firstSeq, requestId, saleId, couponId, templateId, title, kind, discountFen },
    state: of[8],
    at: of[9],
    changedAt: of[16],
    byHand: isByHand(of[15]),
    day: of[10],
    memberId: of[11],
    shopId: of[12],
    offline: of[13] === 1,
    time: told[0] ?? '',
    memberName: told[1],
    shopName: told[2] ?? '',
    cashierNumber: told[3] ?? '',
    cashierName: told[4] ?? '',
    receiptNumber: told[5] ?? '',
    billFen: told[6],
  }
}

/** Hardly any is, and reading a million causes takes longer than the rest of the rows. */
function isByHand(cause: string): boolean {
  return cause.includes('"byHand"') && causeSchema.parse(JSON.parse(cause)).code === 'byHand'
}
