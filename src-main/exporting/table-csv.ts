import iconv from 'iconv-lite'
import { stringify } from 'csv-stringify/sync'
import { cellText, defused, momentText } from './table-cells'
import type { TableColumn, TableRow, TableSheet } from './table'

const BATCH_ROWS = 1_000

/** The table as CSV, a batch of rows at a time. Amounts have no thousands separators: a spreadsheet is to add them up. */
export async function* csvBytes(
  { columns, rows, totals }: TableSheet,
  timeZone: string,
  encoding: 'csv' | 'csv-gb18030',
): AsyncGenerator<Uint8Array> {
  const encode = (batch: string[][], bom: boolean): Uint8Array => {
    const text = stringify(batch, { record_delimiter: 'windows', bom })
    return encoding === 'csv' ? Buffer.from(text) : iconv.encode(text, 'gb18030')
  }
  const line = (row: TableRow): string[] =>
    columns.map((column, index) => cellOf(column, row[index] ?? null, timeZone))

  let batch: string[][] = [columns.map(({ title }) => defused(cellText(title)))]
  let isFirst = true
  for await (const row of rows) {
    batch.push(line(row))
    if (batch.length < BATCH_ROWS) continue
    yield encode(batch, isFirst && encoding === 'csv')
    isFirst = false
    batch = []
  }
  if (totals) batch.push(line(totals))
  if (batch.length > 0) yield encode(batch, isFirst && encoding === 'csv')
}

function cellOf({ kind }: TableColumn, cell: string | number | null, timeZone: string): string {
  if (cell === null) return ''
  // A label among the totals stands in a column of any kind.
  if (typeof cell === 'string') return defused(cellText(cell))
  switch (kind) {
    case 'yuan':
      return (cell / 100).toFixed(2)
    case 'moment':
      return momentText(cell, timeZone)
    case 'percent':
      return `${(cell * 100).toFixed(2)}%`
    default:
      return String(cell)
  }
}
