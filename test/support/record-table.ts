import { daysBetween, weekdayOf, type Day } from '@shared/domain/calendar'
import { REDEMPTION_STATES, type RedemptionState } from '@shared/domain/redemption-state'
import type { Names, RecordTable } from '../../src-main/records/record-table'

/** One redemption as a test writes it down. */
export interface PlainRecord {
  day: Day
  hour: number
  sale: number
  billFen: number | null
  discountFen: number
  kind: 'cash' | 'exchange'
  state: RedemptionState
  shop: string
  staff: string
  template: string
}

/** Puts records into columns as the program keeps them. */
export function tableOf(rows: readonly PlainRecord[]): RecordTable {
  const shops = namesOf(rows.map(({ shop }) => shop))
  const staffs = namesOf(rows.map(({ staff }) => staff))
  const templates = namesOf(rows.map(({ template }) => template))
  const column = (of: (row: PlainRecord) => number) => rows.map(of)
  const place = ({ ids }: Names, id: string) => ids.indexOf(id)
  return {
    size: rows.length,
    lastSeq: rows.length,
    firstSeq: Float64Array.from(rows, (_, index) => index + 1),
    at: new Float64Array(rows.length),
    day: Int32Array.from(column(({ day }) => daysBetween('1970-01-01', day))),
    hour: Uint8Array.from(column(({ hour }) => hour)),
    weekday: Uint8Array.from(column(({ day }) => weekdayOf(day))),
    sale: Uint32Array.from(column(({ sale }) => sale)),
    billFen: Float64Array.from(column(({ billFen }) => billFen ?? -1)),
    discountFen: Float64Array.from(column(({ discountFen }) => discountFen)),
    kind: Uint8Array.from(column(({ kind }) => (kind === 'exchange' ? 1 : 0))),
    state: Uint8Array.from(column(({ state }) => REDEMPTION_STATES.indexOf(state))),
    offline: new Uint8Array(rows.length),
    shop: Uint32Array.from(column(({ shop }) => place(shops, shop))),
    staff: Uint32Array.from(column(({ staff }) => place(staffs, staff))),
    template: Uint32Array.from(column(({ template }) => place(templates, template))),
    ...{ shops, staffs, templates },
  }
}

function namesOf(all: readonly string[]): Names {
  const ids = [...new Set(all)]
  return { ids, names: ids.map((id) => `名称 ${id}`) }
}
