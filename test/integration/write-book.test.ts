import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { writeBook, type TableColumn, type TableRow } from '../../src-main/exporting/write-table'
import { tempFolder } from '../support/temp-folder'

const COLUMNS: TableColumn[] = [
  { title: '券', kind: 'text', width: 24 },
  { title: '优惠', kind: 'yuan', width: 12 },
  { title: '营业日', kind: 'day', width: 12 },
]
const TITLES = COLUMNS.map(({ title }) => title)
const TEXTS = ['=HYPERLINK("http://x","y")', '_x0041_ and _x_', '<is>&amp;</t>', '0012345678901']
const rowsOf = (count: number): TableRow[] =>
  Array.from({ length: count }, (_, row) => [`${TEXTS[row % 4]}`, row * 7 - 50, '2026-11-28'])
const read = (rows: TableRow[]) =>
  rows.map(([text, fen]) => [text, Number(fen) / 100, new Date('2026-11-28T00:00:00Z')])

describe('writeBook', () => {
  it('writes a sheet for each table, as it would be alone, under a name of its own', async () => {
    const file = join(tempFolder(), 'book.xlsx')
    const table = (rows: TableRow[]) => ({ name: '记录: 2026/11', columns: COLUMNS, rows })
    const told: number[] = []
    await writeBook(
      file,
      [{ ...table(rowsOf(40)), totals: ['合计', 1, null] }, table([]), table(rowsOf(3))],
      { onRows: (count) => void told.push(count) },
    )
    const sheets = await readWorkbook(file)
    expect(sheets.map(({ data }) => data)).toEqual([
      [TITLES, ...read(rowsOf(40)), ['合计', 0.01, null]],
      [TITLES],
      [TITLES, ...read(rowsOf(3))],
    ])
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      '记录  2026 11',
      '记录  2026 11_2',
      '记录  2026 11_3',
    ])
    expect(told).toEqual([40, 40, 43])
    const parts = unzipSync(readFileSync(file))
    for (const number of [1, 2, 3]) {
      const xml = strFromU8(parts[`xl/worksheets/sheet${number}.xml`] ?? new Uint8Array())
      expect(xml).toContain('state="frozen"')
      expect(xml).toContain('<col min="1" max="1" width="24"')
      expect(xml).not.toContain('<f>')
    }
  })
})
