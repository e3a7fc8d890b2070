import { weekdayOf } from '../domain/calendar'
import type { DayTotals, Fate, Group, Statistics, Totals } from '../domain/statistics'
import type { StatisticsTableName } from '../ipc/calls-statistics'
import { filled, type StatisticsWords } from '../words/statistics'
import { waitLabels } from './labels'
import {
  BILLS,
  DAYS,
  FATES,
  HOURS,
  OVERVIEW,
  WAITS,
  groupColumns,
  titled,
  type Columns,
  type FigureColumn,
} from './table-columns'

type Cell = string | number | null

/** The numbers of one chart: what the screen shows beside it, an export writes, and the printed page lists. */
export interface FigureTable {
  name: string
  columns: FigureColumn[]
  rows: Cell[][]
  totals?: Cell[]
}

/** A part of a whole, 0 to 1; null where there is no whole. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : part / whole

/** What a bill came to on average, in whole fen; null where there is none. */
export const averageBill = ({ bills, billFen }: Totals): number | null =>
  bills === 0 ? null : Math.round(billFen / bills)

/** One chart's table in words of one language. */
export function tableOf(
  name: StatisticsTableName,
  figures: Statistics,
  words: StatisticsWords,
): FigureTable {
  const table = (columns: Columns, rows: Cell[][], totals?: Cell[]) => ({
    name: words.table[name],
    columns: titled(columns, words),
    rows,
    ...(totals ? { totals } : {}),
  })
  const { totals, previousTotals: before } = figures
  switch (name) {
    case 'totals':
      return table(OVERVIEW, [
        [words.column.now, figures.period.from, figures.period.to, ...overview(totals)],
        [words.column.before, figures.previous.from, figures.previous.to, ...overview(before)],
      ])
    case 'days':
      return table(DAYS, dayRows(figures, words), [
        ...[words.total, null, totals.count, totals.discountFen, totals.voided, totals.refused],
        ...[null, before.count, before.discountFen],
      ])
    case 'hours':
      return table(
        HOURS,
        figures.hours.count.map((count, at) => [
          words.weekdays[Math.floor(at / 24)] ?? '',
          filled(words.hour, { hour: at % 24 }),
          count,
          figures.hours.discountFen[at] ?? 0,
        ]),
        [words.total, null, totals.count, totals.discountFen],
      )
    case 'shops':
    case 'staffs':
    case 'templates':
      return table(groupColumns(name), groupRows(figures[name], totals, words), [
        ...[words.total, null, totals.count, shareOf(totals.count, totals.count)],
        ...[totals.discountFen, totals.voided, totals.refused, before.count, before.discountFen],
      ])
    case 'fates':
      return table(FATES, ...fateRows(figures.fates?.templates ?? [], words))
    case 'waits': {
      const waits = figures.fates?.waits ?? []
      const used = waits.reduce((sum, count) => sum + count, 0)
      const labels = waitLabels(words)
      const rows = waits.map((count, at) => [labels[at] ?? '', count, shareOf(count, used)])
      return table(WAITS, rows, [words.total, used, shareOf(used, used)])
    }
    case 'bills':
      return table(
        BILLS,
        figures.days.filter(({ bills }) => bills > 0).map((day) => [day.day, ...bill(day)]),
        [words.total, ...bill(totals)],
      )
  }
}

function overview(totals: Totals): Cell[] {
  const { count, discountFen, sales, bills, billFen, waiting, exchanges } = totals
  const share = shareOf(totals.billDiscountFen, billFen)
  const { voided, voidedFen, refused, refusedFen } = totals
  return [
    ...[count, discountFen, sales, bills, billFen, averageBill(totals), share],
    ...[waiting, exchanges, voided, voidedFen, refused, refusedFen],
  ]
}

function dayRows({ days, previousDays }: Statistics, words: StatisticsWords): Cell[][] {
  const length = Math.max(days.length, previousDays.length)
  const half = (day: DayTotals | undefined): Cell[] =>
    day
      ? [
          ...[day.day, words.weekdays[weekdayOf(day.day) - 1] ?? ''],
          ...[day.count, day.discountFen, day.voided, day.refused],
        ]
      : [null, null, null, null, null, null]
  return Array.from({ length }, (_, at) => {
    const before = previousDays[at]
    return [
      ...half(days[at]),
      ...(before ? [before.day, before.count, before.discountFen] : [null, null, null]),
    ]
  })
}

function groupRows(groups: readonly Group[], { count }: Totals, words: StatisticsWords): Cell[][] {
  return groups.map((group) => [
    ...[group.name ?? words.unnamed, numberOf(group), group.count, shareOf(group.count, count)],
    ...[group.discountFen, group.voided, group.refused],
    ...[group.previousCount, group.previousDiscountFen],
  ])
}

/** A cashier's id has the name behind the number, which stands in a column of its own. */
function numberOf({ id, name }: Group): string {
  return name !== null && id.endsWith(` ${name}`) ? id.slice(0, -name.length - 1) : id
}

function fateRows(fates: readonly Fate[], words: StatisticsWords): [Cell[][], Cell[]] {
  const sum = (of: (fate: Fate) => number) => fates.reduce((all, fate) => all + of(fate), 0)
  const [given, used] = [sum((fate) => fate.given), sum((fate) => fate.used)]
  const rows = fates.map((fate): Cell[] => [
    ...[fate.name ?? words.unnamed, fate.id, fate.given, fate.used, shareOf(fate.used, fate.given)],
    ...[fate.expired, fate.open, fate.gone, fate.medianDays],
  ])
  return [
    rows,
    [
      ...[words.total, null, given, used, shareOf(used, given), sum((fate) => fate.expired)],
      ...[sum((fate) => fate.open), sum((fate) => fate.gone), null],
    ],
  ]
}

function bill(totals: Totals): Cell[] {
  const { bills, billFen, billDiscountFen } = totals
  return [
    ...[bills, billFen, averageBill(totals), billDiscountFen, billFen - billDiscountFen],
    shareOf(billDiscountFen, billFen),
  ]
}
