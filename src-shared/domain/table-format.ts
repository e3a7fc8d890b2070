/**
 * As what a table is written to a file: `csv` is UTF-8 with a byte order mark; `csv-gb18030` is for spreadsheets of
 * Chinese Windows that know no UTF-8.
 */
export const TABLE_FORMATS = ['xlsx', 'csv', 'csv-gb18030'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

/** What the name of such a file ends in, without the dot. */
export function fileEndingOf(format: TableFormat): 'xlsx' | 'csv' {
  return format === 'xlsx' ? 'xlsx' : 'csv'
}
