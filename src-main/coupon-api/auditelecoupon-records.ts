import type { Day } from '@shared/domain/calendar'
import { ProblemError } from '@shared/ipc/result'
import type { RedemptionRecord } from '../counter/ports'
import { toRecord } from './auditelecoupon-map'
import { recordWire } from './auditelecoupon-wire'
import type { Caller } from './caller'
import type { Pager } from './paging'

/** 5,000 records: more than anybody reads on a screen. */
export const MAX_RECORD_PAGES = 50

export const RECORD_LIST = '/auditelecoupon/getlist'

/** Whole days, both included, as the call names them. */
export interface Days {
  begin: Day
  end: Day
}

/** Redemption records of whole days (both included), newest first; at most `MAX_RECORD_PAGES` pages of them. */
export async function readRecords(
  caller: Caller,
  pager: Pager,
  days: Days,
): Promise<{ records: RedemptionRecord[]; truncated: boolean }> {
  const { rows, truncated } = await pager.all(
    RECORD_LIST,
    MAX_RECORD_PAGES,
    (page, limit) => readPage(caller, days, page, limit),
    (data) => caller.unexpected(RECORD_LIST, ['data'], data),
  )
  const records = caller.understandRows(RECORD_LIST, recordWire, rows).map(toRecord)
  return { records: records.sort(newestFirst), truncated }
}

/**
 * The record of one coupon within some days, or undefined. `mem_coupon_id` is an extension that shortens the list
 * where it is known. Throws `api.tooManyPages` when the list is too long to be sure that there is none.
 */
export async function findRecord(
  caller: Caller,
  pager: Pager,
  couponId: string,
  days: Days,
): Promise<RedemptionRecord | undefined> {
  const filter = { ...days, mem_coupon_id: couponId }
  const { records, truncated } = await readRecords(caller, pager, filter)
  const found = records.find((record) => record.couponId === couponId)
  if (!found && truncated) throw new ProblemError({ code: 'api.tooManyPages' })
  return found
}

/** Asks for one record of one day: enough to know that this list may be read. */
export async function probeRecords(caller: Caller, day: Day): Promise<void> {
  caller.rows(RECORD_LIST, await readPage(caller, { begin: day, end: day }, 1, 1))
}

function readPage(caller: Caller, days: Days, page: number, limit: number): Promise<unknown> {
  return caller.read(RECORD_LIST, { page: String(page), limit: String(limit), ...days })
}

function newestFirst(a: RedemptionRecord, b: RedemptionRecord): number {
  return b.at - a.at || b.id.localeCompare(a.id, 'en', { numeric: true })
}
