import type { RecordView } from '@shared/domain/record-view'
import type { RedemptionRecord } from '../../src-main/counter/ports'
import type { RecordPlace, RemoteHalf } from '../../src-main/records/compare'
import { createEngine } from '../../src-main/records/engine'
import type { SourceRow } from '../../src-main/records/record-source'
import { aSource } from './record-source'

const PLACE = { connectionId: 'c', timeZone: 'Asia/Shanghai', dayStartHour: 0, shopId: '1' }
const ALL = { text: '', shops: [], staffs: [], templates: [], states: [] }
/** The day that is looked at, and the one before. */
export const [BEFORE, DAY] = ['2026-11-09', '2026-11-10']
/** A moment by the shop's clock. */
export const at = (day: string, time: string): number => Date.parse(`${day}T${time}+08:00`)

let last = 0
/** What the ledger has: a redemption of that day, and its state. */
export function row(
  couponId: string,
  day: string,
  time: string,
  part: Partial<SourceRow> = {},
): SourceRow {
  const id = `00000000-0000-7000-8000-${String(++last).padStart(10, '0')}`
  return {
    ...{ firstSeq: last, requestId: `${id}00`, saleId: `${id}ff`, couponId, templateId: '7' },
    ...{ title: '券', kind: 'cash', discountFen: 500, state: 'accepted', day, time },
    ...{ at: at(day, time), changedAt: at(day, time), byHand: false },
    ...{ memberId: '10001', memberName: '陈思' },
    ...{ shopId: '1', shopName: '东门店', cashierNumber: '02', cashierName: '王雨晴' },
    ...{ receiptNumber: `20261110-A2B-${last}`, billFen: null, offline: false },
    ...part,
  }
}
/** What the back end has. */
export function record(couponId: string, moment: number, part: Partial<RedemptionRecord> = {}) {
  return {
    ...{ id: `r${couponId}${moment}`, couponId, templateId: '7', memberId: '10001' },
    ...{ memberName: null, title: '券', shopId: '1', staffId: '9', at: moment },
    ...part,
  }
}

/** The records of a ledger of these rows, asked with what a back end says; `told`: coupon, whose, and what differs. */
export function engineOf(rows: SourceRow[], place: Partial<RecordPlace> = {}) {
  const source = aSource(rows)
  const engine = createEngine(() => source, '/nowhere/cache.db')
  const half = (records: RedemptionRecord[], askedAt = at(DAY, '23:00:00')): RemoteHalf => ({
    ...{ records, askedAt, truncated: false, shopNames: {} },
  })
  async function list(remote: RemoteHalf, view: RecordView = 'difference', part = {}) {
    const answer = await engine.list(
      {
        place: { ...PLACE, ...place },
        view,
        remote,
        filter: { ...ALL, from: DAY, to: DAY, ...part },
      },
      ...([0, 50] as const),
    )
    const told = answer.rows.map(({ couponId, source: of, difference }) => {
      if (difference === null) return `${couponId} ${of}`
      const why = difference.kind === 'differs' ? difference.fields.join() : difference.why
      return `${couponId} ${of} ${why}`
    })
    return { ...answer, told }
  }
  return { source, half, list }
}
