import type { Day } from '@shared/domain/calendar'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { RecordRow } from '@shared/domain/view'
import { ProblemError, type Problem } from '@shared/ipc/result'
import type { LastAnswer } from './last-answer'
import type { Clock, Desk, Ledger, LedgerLine, RedemptionRecord } from './ports'

export interface RecordsQuery {
  from: Day
  to: Day
  states: readonly RedemptionState[]
  text: string
  page: number
  pageSize: number
}

export interface RecordsPage {
  rows: RecordRow[]
  total: number
  backendProblem: Problem | null
  truncated: boolean
}

/** What the back end said of a range of days, or why it said nothing. */
export interface RecordsAnswer {
  records: RedemptionRecord[]
  truncated: boolean
  problem: Problem | null
}

/** More than one terminal redeems in the longest range that the screen offers. */
const LINES_MAX = 10_000
export interface RecordsTools {
  ledger: Ledger
  clock: Clock
  lastAnswer: LastAnswer<RecordsAnswer>
}

/**
 * `records.list`: the back end's redemptions of a range of days joined with this terminal's ledger, newest first.
 * A silent back end leaves the ledger's half and says why; only `storage.*` problems are thrown.
 */
export async function listRecords(
  query: RecordsQuery,
  desk: Desk,
  { ledger, clock, lastAnswer }: RecordsTools,
): Promise<RecordsPage> {
  const remote = await lastAnswer.of(
    [desk.connectionId, query.from, query.to].join(' '),
    () => clock.now(),
    () => askBackEnd(query, desk),
  )
  const lines = ledger.lines(desk.connectionId, query.from, query.to, LINES_MAX)
  const rows = join(lines, remote.records, desk).filter((row) => matches(row, query))
  const start = (query.page - 1) * query.pageSize
  return {
    rows: rows.slice(start, start + query.pageSize),
    total: rows.length,
    backendProblem: remote.problem,
    truncated: remote.truncated || lines.length === LINES_MAX,
  }
}

async function askBackEnd({ from, to }: RecordsQuery, { gateway }: Desk): Promise<RecordsAnswer> {
  try {
    return { ...(await gateway.records(from, to)), problem: null }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return { records: [], truncated: false, problem: error.problem }
  }
}

function join(
  lines: readonly LedgerLine[],
  records: readonly RedemptionRecord[],
  desk: Desk,
): RecordRow[] {
  const remote = new Map(records.map((record) => [record.id, record]))
  const byCoupon = groupByCoupon(records)
  const rows = lines.map((line): RecordRow => {
    // A refused or voided entry of ours is not what the back end has recorded for that coupon.
    const record =
      line.state === 'refused' || line.state === 'voided'
        ? undefined
        : byCoupon.get(line.couponId)?.find(({ id }) => remote.has(id))
    if (record) remote.delete(record.id)
    return {
      key: line.requestId,
      couponId: line.couponId,
      title: line.title,
      memberId: line.memberId,
      memberName: line.memberName ?? record?.memberName ?? null,
      shopId: line.shopId,
      shopName: line.shopName,
      staff: line.staff,
      at: line.createdAt,
      discountFen: line.discountFen,
      state: line.state,
      source: record ? 'both' : 'terminal',
      byHand: line.cause.code === 'byHand',
      saleId: line.saleId,
    }
  })
  const others = [...remote.values()].map((record): RecordRow => ({
    key: `remote-${record.id}`,
    couponId: record.couponId,
    title: record.title,
    memberId: record.memberId,
    memberName: record.memberName,
    shopId: record.shopId,
    shopName: record.shopId === null ? null : desk.shopName(record.shopId),
    staff: record.staffId,
    at: record.at,
    discountFen: null,
    state: 'accepted',
    source: 'backend',
    byHand: false,
    saleId: null,
  }))
  return [...rows, ...others].sort((a, b) => b.at - a.at)
}

/** A coupon may stand in the list more than once: used, undone, used again. */
function groupByCoupon(records: readonly RedemptionRecord[]): Map<string, RedemptionRecord[]> {
  const groups = new Map<string, RedemptionRecord[]>()
  for (const record of records) {
    groups.set(record.couponId, [...(groups.get(record.couponId) ?? []), record])
  }
  return groups
}

function matches(row: RecordRow, { states, text }: RecordsQuery): boolean {
  if (states.length > 0 && !states.includes(row.state)) return false
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  return [row.couponId, row.title, row.memberId, row.memberName, row.shopName, row.staff].some(
    (field) => field?.toLowerCase().includes(wanted),
  )
}
