/**
 * What a column's cells are: `text` a string; `count` a number; `yuan` fen as an integer; `day` `YYYY-MM-DD`; `moment` UTC
 * milliseconds, shown as the shop's clock did; `percent` 0 to 1. Null is an empty cell everywhere.
 */
export interface TableColumn {
  title: string
  kind: 'text' | 'count' | 'yuan' | 'day' | 'moment' | 'percent'
  /** In characters of Latin text; a Chinese one is two wide. */
  width: number
}

export type TableRow = (string | number | null)[]

export interface TableSheet {
  /** Of the sheet's tab; what Excel does not allow in one is left out. */
  name: string
  columns: TableColumn[]
  rows: Iterable<TableRow> | AsyncIterable<TableRow>
  /** A last row, whose cells are of their columns' kinds. */
  totals?: TableRow
}
