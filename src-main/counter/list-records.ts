import type { Day } from '@shared/domain/calendar'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { RecordRow } from '@shared/domain/view'
import { ProblemError, type Problem } from '@shared/ipc/result'
import type { Desk, Ledger, LedgerLine, RedemptionRecord } from './ports'

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

/**
 * `records.list`: the back end's redemptions of a range of days joined with this terminal's ledger, newest first.
 * A silent back end leaves the ledger's half and says why; only `storage.*` problems are thrown.
 */
export async function listRecords(
  query: RecordsQuery,
  desk: Desk,
  ledger: Ledger,
): Promise<RecordsPage> {
  const remote = await askBackEnd(query, desk)
  const rows = join(
    ledger.lines(desk.connectionId, query.from, query.to),
    remote.records,
    desk,
  ).filter((row) => matches(row, query))
  const start = (query.page - 1) * query.pageSize
  return {
    rows: rows.slice(start, start + query.pageSize),
    total: rows.length,
    backendProblem: remote.problem,
    truncated: remote.truncated,
  }
}

async function askBackEnd(
  { from, to }: RecordsQuery,
  { gateway }: Desk,
): Promise<{ records: RedemptionRecord[]; truncated: boolean; problem: Problem | null }> {
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
  const remote = new Map(records.map((record) => [record.couponId, record]))
  const rows = lines.map((line): RecordRow => {
    // A refused entry of ours is not what the back end has recorded for that coupon.
    const record = line.state === 'refused' ? undefined : remote.get(line.couponId)
    if (record) remote.delete(line.couponId)
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
    saleId: null,
  }))
  return [...rows, ...others].sort((a, b) => b.at - a.at)
}

function matches(row: RecordRow, { states, text }: RecordsQuery): boolean {
  if (states.length > 0 && !states.includes(row.state)) return false
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  return [row.couponId, row.title, row.memberId, row.memberName, row.shopName, row.staff].some(
    (field) => field?.toLowerCase().includes(wanted),
  )
}
