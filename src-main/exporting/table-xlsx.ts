import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { isDay } from '@shared/domain/calendar'
import { cellText, excelDay, excelMoment } from './table-cells'
import type { TableColumn, TableRow, TableSheet } from './table'

const FORMATS: Partial<Record<TableColumn['kind'], string>> = {
  count: '#,##0',
  yuan: '#,##0.00',
  day: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm:ss',
  percent: '0.0%',
}
const NAME_MAX = 31
const EXCEL_ROWS = 1_048_576

/**
 * The table as an Excel workbook: numbers, days and moments are such, text is never anything else; the titles stay in
 * sight. What a sheet has no room for goes on in further ones, `name_2` and so on, each under the titles.
 */
export function xlsxBytes(
  table: TableSheet,
  timeZone: string,
  rowsPerSheet = EXCEL_ROWS,
): AsyncIterable<Uint8Array> {
  return writeXlsxStream(lines(table, timeZone), {
    name: sheetName(table.name),
    columns: columnsOf(table.columns),
    freezePane: { rows: 1 },
    maxRowsPerSheet: rowsPerSheet,
    // Left out of the table of shared texts, which would grow with the rows.
    inlineStrings: true,
  }) as unknown as AsyncIterable<Uint8Array>
}

/**
 * Several tables as one workbook, a sheet for each, like the sheets of `xlsxBytes`. All of it is in memory until it is
 * written: for tables that a person reads, of less rows than a sheet has room for.
 */
export async function* xlsxBook(
  tables: readonly TableSheet[],
  timeZone: string,
): AsyncGenerator<Uint8Array> {
  const names = new Set<string>()
  const sheets = []
  for (const table of tables) {
    const columns = columnsOf(table.columns)
    const rows: TableRow[] = [columns.map(({ header }) => header)]
    for await (const row of lines(table, timeZone)) rows.push(row)
    sheets.push({
      ...{ name: onlyName(sheetName(table.name), names), columns, rows },
      freezePane: { rows: 1 },
    })
  }
  yield await writeXlsx({ sheets })
}

/** Rows as a workbook takes them, the totals last. */
async function* lines(
  { columns, rows, totals }: Pick<TableSheet, 'columns' | 'rows' | 'totals'>,
  timeZone: string,
): AsyncGenerator<TableRow> {
  const cells = (row: TableRow): TableRow =>
    columns.map((column, index) => cellOf(column, row[index] ?? null, timeZone))
  for await (const row of rows) yield cells(row)
  if (totals) yield cells(totals)
}

const columnsOf = (columns: readonly TableColumn[]) =>
  columns.map(({ title, kind, width }) => ({
    header: inXml(cellText(title)),
    width,
    ...(FORMATS[kind] ? { numFmt: FORMATS[kind] } : {}),
  }))

/** A name that no sheet before has; to Excel large letters are the same as small ones. */
function onlyName(name: string, taken: Set<string>): string {
  let mine = name
  for (let number = 2; taken.has(mine.toLowerCase()); number++) {
    mine = `${name.slice(0, NAME_MAX - 4)}_${number}`
  }
  taken.add(mine.toLowerCase())
  return mine
}

function cellOf(
  { kind }: TableColumn,
  cell: string | number | null,
  timeZone: string,
): string | number | null {
  if (cell === null) return null
  if (typeof cell === 'string') {
    return kind === 'day' && isDay(cell) ? excelDay(cell) : inXml(cellText(cell))
  }
  switch (kind) {
    case 'yuan':
      return cell / 100
    case 'moment':
      return excelMoment(cell, timeZone)
    default:
      return cell
  }
}

/** Excel reads `_x0041_` as a letter's number; what only looks like one is marked as text. */
function inXml(text: string): string {
  return text.includes('_x') ? text.replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_') : text
}

/** A name that Excel allows; `History` is its own. */
function sheetName(name: string): string {
  const allowed = cellText(name)
    .replace(/[[\]:*?/\\\n\t]/g, ' ')
    .slice(0, NAME_MAX)
    .replace(/^'+|'+$/g, '')
    .trim()
  return allowed === '' || allowed.toLowerCase() === 'history' ? 'Sheet1' : allowed
}
