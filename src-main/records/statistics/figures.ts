import { addDays, daysBetween } from '@shared/domain/calendar'
import { daysOfPeriod, previousPeriod, type Period } from '@shared/domain/period'
import { REDEMPTION_STATES } from '@shared/domain/redemption-state'
import type { DayTotals, Statistics, Totals } from '@shared/domain/statistics'
import type { Names, RecordFilter, RecordTable } from '../record-table'
import { chosen, groupsOf, noGroups } from './groups'
import { addTotals, noTotals, STANDING } from './sums'

/** Which redemptions: a part of what records are filtered by. */
export type FiguresFilter = Pick<RecordFilter, 'from' | 'to' | 'shops' | 'staffs' | 'templates'>

/** What the ledger alone tells. */
export type LedgerFigures = Omit<Statistics, 'asOf' | 'fates'>

const HOURS = 7 * 24
const EPOCH = '1970-01-01'

/**
 * The figures of a period and of the one before it, in one pass over all rows: money in whole fen, days as the shop counts
 * them, hours as its clock showed them. A sale counts once, however many coupons it took.
 */
export function figuresOf(table: RecordTable, filter: FiguresFilter): LedgerFigures {
  const { from, to } = filter
  const previous = previousPeriod({ from, to })
  const now = daysFrom({ from, to })
  const before = daysFrom(previous)
  const hours = { count: numbers(HOURS), discountFen: numbers(HOURS) }
  const kinds = [
    kindOf(table.shop, table.shops, filter.shops),
    kindOf(table.staff, table.staffs, filter.staffs),
    kindOf(table.template, table.templates, filter.templates),
  ] as const
  const standings = REDEMPTION_STATES.map((state) => STANDING[state])
  const seen = new Uint8Array(lastSale(table) + 1)

  for (let row = 0; row < table.size; row++) {
    const current = dayIn(now, table.day[row] ?? 0)
    const into = current ?? dayIn(before, table.day[row] ?? 0)
    if (!into || !kinds.every(({ column, isChosen }) => isChosen[column[row] ?? 0] === 1)) continue
    const fen = table.discountFen[row] ?? 0
    const standing = standings[table.state[row] ?? 0]
    if (standing === 'voided' || standing === 'refused') {
      into[standing]++
      into[`${standing}Fen`] += fen
      if (current) for (const { column, sums } of kinds) bump(sums[standing], column[row], 1)
      continue
    }
    addRow(into, table, row, seen)
    if (standing === 'waiting') into.waiting++
    for (const { column, sums } of kinds) {
      bump(current ? sums.count : sums.previousCount, column[row], 1)
      bump(current ? sums.fen : sums.previousFen, column[row], fen)
    }
    if (!current) continue
    const hour = ((table.weekday[row] ?? 1) - 1) * 24 + (table.hour[row] ?? 0)
    hours.count[hour] = (hours.count[hour] ?? 0) + 1
    hours.discountFen[hour] = (hours.discountFen[hour] ?? 0) + fen
  }

  const [shops, staffs, templates] = kinds
  return {
    period: { from, to },
    previous,
    totals: totalOf(now.days),
    previousTotals: totalOf(before.days),
    days: now.days,
    previousDays: before.days,
    hours,
    shops: groupsOf(table.shops, shops.sums),
    staffs: groupsOf(table.staffs, staffs.sums),
    templates: groupsOf(table.templates, templates.sums),
    choices: {
      shops: listed(table.shops),
      staffs: listed(table.staffs),
      templates: listed(table.templates),
    },
  }
}

/** The days of a period, the first one by its number. */
interface Days {
  first: number
  days: DayTotals[]
}

function daysFrom(period: Period): Days {
  const days = Array.from({ length: daysOfPeriod(period) }, (_, index) => ({
    day: addDays(period.from, index),
    ...noTotals(),
  }))
  return { first: daysBetween(EPOCH, period.from), days }
}

function dayIn({ first, days }: Days, day: number): DayTotals | undefined {
  return days[day - first]
}

function kindOf(column: Uint32Array, names: Names, wanted: readonly string[]) {
  return { column, isChosen: chosen(names, wanted), sums: noGroups(names) }
}

/** Adds a redemption that counts, and its sale and bill where none of the sale's rows came by before. */
function addRow(into: Totals, table: RecordTable, row: number, seen: Uint8Array): void {
  const fen = table.discountFen[row] ?? 0
  const billFen = table.billFen[row] ?? -1
  const sale = table.sale[row] ?? 0
  const isFirst = seen[sale] === 0
  seen[sale] = 1
  into.count++
  into.discountFen += fen
  into.exchanges += table.kind[row] ?? 0
  if (isFirst) into.sales++
  if (billFen < 0) return
  into.billDiscountFen += fen
  if (!isFirst) return
  into.bills++
  into.billFen += billFen
}

function bump(column: Float64Array, place = 0, by: number): void {
  column[place] = (column[place] ?? 0) + by
}

function totalOf(days: readonly DayTotals[]): Totals {
  const sum = noTotals()
  for (const day of days) addTotals(sum, day)
  return sum
}

function lastSale({ sale, size }: RecordTable): number {
  let last = 0
  for (let row = 0; row < size; row++) last = Math.max(last, sale[row] ?? 0)
  return last
}

const numbers = (length: number): number[] => Array.from({ length }, () => 0)

function listed({ ids, names }: Names): { id: string; name: string | null }[] {
  return ids.map((id, index) => ({ id, name: names[index] ?? null }))
}
