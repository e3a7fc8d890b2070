import type { StatisticsWords } from '../words/statistics'

/** What the cells of a column are: `yuan` is fen as an integer, `percent` 0 to 1, `day` `YYYY-MM-DD`; null is empty. */
export interface FigureColumn {
  title: string
  kind: 'text' | 'count' | 'yuan' | 'day' | 'percent'
  /** In characters of Latin text; a Chinese one is two wide. */
  width: number
}

type Column = keyof StatisticsWords['column']
type Kind = FigureColumn['kind']
const WIDTHS: Record<Kind, number> = { text: 16, count: 12, yuan: 16, day: 12, percent: 10 }

/** Columns in their order: which words stand above, and of which kind the cells are. */
export type Columns = readonly [Column, Kind][]

/** Columns with their titles in one language, wide enough for these. */
export function titled(columns: Columns, words: StatisticsWords): FigureColumn[] {
  return columns.map(([column, kind]) => ({
    title: words.column[column],
    kind,
    width: Math.max(WIDTHS[kind], 2 * words.column[column].length),
  }))
}

export const OVERVIEW: Columns = [
  ['period', 'text'],
  ['from', 'day'],
  ['to', 'day'],
  ['count', 'count'],
  ['discount', 'yuan'],
  ['sales', 'count'],
  ['bills', 'count'],
  ['billSum', 'yuan'],
  ['billAverage', 'yuan'],
  ['billShare', 'percent'],
  ['waiting', 'count'],
  ['exchanges', 'count'],
  ['voided', 'count'],
  ['voidedSum', 'yuan'],
  ['refused', 'count'],
  ['refusedSum', 'yuan'],
]
export const DAYS: Columns = [
  ['day', 'day'],
  ['weekday', 'text'],
  ['count', 'count'],
  ['discount', 'yuan'],
  ['voided', 'count'],
  ['refused', 'count'],
  ['previousDay', 'day'],
  ['previousCount', 'count'],
  ['previousDiscount', 'yuan'],
]
export const HOURS: Columns = [
  ['weekday', 'text'],
  ['hour', 'text'],
  ['count', 'count'],
  ['discount', 'yuan'],
]
export const FATES: Columns = [
  ['template', 'text'],
  ['id', 'text'],
  ['given', 'count'],
  ['used', 'count'],
  ['useRate', 'percent'],
  ['expired', 'count'],
  ['open', 'count'],
  ['gone', 'count'],
  ['medianDays', 'count'],
]
export const WAITS: Columns = [
  ['wait', 'text'],
  ['used', 'count'],
  ['share', 'percent'],
]
export const BILLS: Columns = [
  ['day', 'day'],
  ['bills', 'count'],
  ['billSum', 'yuan'],
  ['billAverage', 'yuan'],
  ['billDiscount', 'yuan'],
  ['billPaid', 'yuan'],
  ['billShare', 'percent'],
]
const GROUP_NAMES = { shops: 'shop', staffs: 'staff', templates: 'template' } as const

/** The columns of what is summed up by shop, cashier or template. */
export function groupColumns(name: keyof typeof GROUP_NAMES): Columns {
  return [
    [GROUP_NAMES[name], 'text'],
    ['id', 'text'],
    ['count', 'count'],
    ['share', 'percent'],
    ['discount', 'yuan'],
    ['voided', 'count'],
    ['refused', 'count'],
    ['previousCount', 'count'],
    ['previousDiscount', 'yuan'],
  ]
}
