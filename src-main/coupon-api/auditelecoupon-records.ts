import type { Day } from '@shared/domain/calendar'
import { ProblemError } from '@shared/ipc/result'
import type { RedemptionRecord } from '../counter/ports'
import { toRecord } from './auditelecoupon-map'
import { recordWire } from './auditelecoupon-wire'
import type { Caller } from './caller'
import { PAGE_LIMIT, type Pager } from './paging'

/** 5,000 records: more than anybody reads on a screen. */
export const MAX_RECORD_PAGES = 50

export const RECORD_LIST = '/auditelecoupon/getlist'

/** Redemption records of whole days (both included), newest first; at most `maxPages` pages of them. */
export async function readRecords(
  caller: Caller,
  pager: Pager,
  from: Day,
  to: Day,
  maxPages = MAX_RECORD_PAGES,
): Promise<{ records: RedemptionRecord[]; truncated: boolean }> {
  const { rows, truncated } = await pager.all(
    RECORD_LIST,
    maxPages,
    (page) => readRecordPage(caller, from, to, page),
    () => caller.unexpected(RECORD_LIST, ['data']),
  )
  const records = caller.understandRows(RECORD_LIST, recordWire, rows).map(toRecord)
  return { records: records.sort(newestFirst), truncated }
}

/** The record of one coupon within some days, or undefined. Throws when the list is too long to be sure. */
export async function findRecord(
  caller: Caller,
  pager: Pager,
  couponId: string,
  from: Day,
  to: Day,
): Promise<RedemptionRecord | undefined> {
  const { records, truncated } = await readRecords(caller, pager, from, to)
  const found = records.find((record) => record.couponId === couponId)
  if (!found && truncated) throw new ProblemError({ code: 'api.tooManyPages' })
  return found
}

/** Asks for one record of one day: enough to know that this list may be read. */
export async function probeRecords(caller: Caller, day: Day): Promise<void> {
  caller.rows(RECORD_LIST, await readRecordPage(caller, day, day, 1, 1))
}

function readRecordPage(caller: Caller, begin: Day, end: Day, page: number, limit = PAGE_LIMIT) {
  return caller.read(RECORD_LIST, { page: String(page), limit: String(limit), begin, end })
}

function newestFirst(a: RedemptionRecord, b: RedemptionRecord): number {
  return b.at - a.at || b.id.localeCompare(a.id, 'en', { numeric: true })
}
