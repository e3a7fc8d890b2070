import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { wallClock } from '@shared/domain/calendar'
import {
  writeTable,
  type TableColumn,
  type TableRow,
  type TableSheet,
} from '../../src-main/exporting/write-table'
import { xlsxBytes } from '../../src-main/exporting/table-xlsx'
import { mountSmallDisk } from '../e2e/support/small-disk'
import { tempFolder } from '../support/temp-folder'

const COLUMNS: TableColumn[] = [
  { title: '券', kind: 'text', width: 24 },
  { title: '张数', kind: 'count', width: 8 },
  { title: '优惠', kind: 'yuan', width: 12 },
  { title: '营业日', kind: 'day', width: 12 },
  { title: '时间', kind: 'moment', width: 20 },
  { title: '占比', kind: 'percent', width: 9 },
]
const HOSTILE = [
  '=HYPERLINK("http://x","y")',
  '+86 138',
  '-1',
  '@SUM(A1)',
  '\t=1+1',
  ' =1+1',
  '＝1+1',
  'a,b;"c"',
  'two\nlines',
  '_x0041_ and _x_',
  '<is>&amp;</t>',
  '  spaces  ',
  '0012345678901234567890',
  'TRUE',
  '2026-11-01',
  '满减券😀𠮷',
]
const AT = Date.UTC(2026, 10, 1, 16, 30, 59)

function rowsOf(count: number): TableRow[] {
  return Array.from({ length: count }, (_, row) =>
    row % 17 === 16
      ? COLUMNS.map(() => null)
      : [
          `${HOSTILE[row % HOSTILE.length]}`,
          row,
          row * 7 - 50,
          `2026-${String(1 + (row % 12)).padStart(2, '0')}-28`,
          AT + row * 61_000,
          (row % 11) / 10,
        ],
  )
}
const sheet = (rows: TableSheet['rows'], totals?: TableRow): TableSheet => ({
  name: '记录: 2026/11',
  columns: COLUMNS,
  rows,
  ...(totals ? { totals } : {}),
})

/** What a reader of the workbook has to find in a cell. */
function inWorkbook(kind: TableColumn['kind'], cell: string | number | null): unknown {
  if (cell === null) return null
  if (kind === 'yuan') return Number(cell) / 100
  if (kind === 'day') return new Date(`${cell}T00:00:00Z`)
  if (kind === 'moment') {
    const { day, time } = wallClock(Number(cell), 'Asia/Shanghai')
    return new Date(`${day}T${time}Z`)
  }
  return cell
}

function inCsv(kind: TableColumn['kind'], cell: string | number | null): string {
  if (cell === null) return ''
  if (kind === 'yuan') return (Number(cell) / 100).toFixed(2)
  if (kind === 'moment') {
    const { day, time } = wallClock(Number(cell), 'Asia/Shanghai')
    return `${day} ${time}`
  }
  if (kind === 'percent') return `${(Number(cell) * 100).toFixed(2)}%`
  if (kind === 'text' && /^\s*[=+\-@＝]|^\t/.test(String(cell))) return `'${cell}`
  return String(cell)
}

async function readBack(file: string): Promise<unknown[][][]> {
  const sheets = await readWorkbook(file, { trim: false })
  // The reader cuts what is a millionth of a second short of a whole one.
  const whole = (cell: unknown): unknown =>
    cell instanceof Date ? new Date(Math.round(cell.getTime() / 1_000) * 1_000) : cell
  return sheets.map(({ data }) => data.map((row) => row.map(whole)))
}

describe('writeTable', () => {
  it('writes a workbook that another library reads with every value and type as it was', async () => {
    const rows = rowsOf(500)
    const file = join(tempFolder(), 'out.xlsx')
    await writeTable(file, 'xlsx', sheet(rows, ['合计', 500, 123456, null, null, 1]))
    const [read] = await readBack(file)
    expect(read?.[0]).toEqual(COLUMNS.map(({ title }) => title))
    const expected = rows.map((row) =>
      row.map((cell, column) => inWorkbook(COLUMNS[column]?.kind ?? 'text', cell)),
    )
    expect(read?.slice(1, -1)).toEqual(expected)
    expect(read?.at(-1)).toEqual(['合计', 500, 1234.56, null, null, 1])
  })

  it.each(['csv', 'csv-gb18030'] as const)(
    'writes %s that a parser reads row by row',
    async (format) => {
      const rows = rowsOf(2_500)
      const file = join(tempFolder(), 'out.csv')
      await writeTable(file, format, sheet(rows, ['合计', 2_500, 1, null, null, 1]))
      const bytes = readFileSync(file)
      const marked = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
      expect(marked).toBe(format === 'csv')
      const text = format === 'csv' ? bytes.toString('utf8') : iconv.decode(bytes, 'gb18030')
      const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
        skipEmptyLines: false,
        newline: '\r\n',
      })
      expect(errors).toEqual([])
      expect(data[0]).toEqual(COLUMNS.map(({ title }) => title))
      const expected = rows.map((row) =>
        row.map((cell, column) => inCsv(COLUMNS[column]?.kind ?? 'text', cell)),
      )
      expect(data.slice(1, rows.length + 1)).toEqual(expected)
      expect(data[rows.length + 1]).toEqual(['合计', '2500', '0.01', '', '', '100.00%'])
    },
  )

  it('goes on in a second sheet under the same titles, and tells widths and what stays in sight', async () => {
    const folder = tempFolder()
    const file = join(folder, 'many.xlsx')
    await writeFile(file, xlsxBytes(sheet(rowsOf(25), ['合计', 25, 0, null, null, 1]), 'UTC', 11))
    const sheets = await readBack(file)
    expect(sheets.map((rows) => rows.length)).toEqual([11, 11, 7])
    for (const rows of sheets) expect(rows[0]).toEqual(COLUMNS.map(({ title }) => title))
    expect(sheets.flatMap((rows) => rows.slice(1).map((row) => row[1])).slice(0, 12)).toEqual(
      Array.from({ length: 12 }, (_, row) => row),
    )
    const parts = unzipSync(readFileSync(file))
    const xml = strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array())
    expect(xml).toContain('ySplit="1"')
    expect(xml).toContain('state="frozen"')
    expect(xml).toContain('<col min="1" max="1" width="24"')
  })

  it('runs no text as a formula, whatever it is', async () => {
    const folder = tempFolder()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }),
        async (texts) => {
          const columns: TableColumn[] = [{ title: 't', kind: 'text', width: 9 }]
          const rows = texts.map((text) => [text])
          await writeTable(join(folder, 'a.csv'), 'csv', { name: 'a', columns, rows })
          const { data } = Papa.parse<string[]>(
            readFileSync(join(folder, 'a.csv'), 'utf8').replace(/^\uFEFF/, ''),
            { newline: '\r\n' },
          )
          for (const [cell = ''] of data) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
          await writeTable(join(folder, 'a.xlsx'), 'xlsx', { name: 'a', columns, rows })
          const [read] = await readBack(join(folder, 'a.xlsx'))
          for (const [cell] of read?.slice(1) ?? [])
            expect(cell === null || typeof cell === 'string').toBe(true)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('leaves nothing of a cancelled one, and keeps the file that was there', async () => {
    const folder = tempFolder()
    const file = join(folder, 'out.xlsx')
    writeFileSync(file, 'before')
    const abort = new AbortController()
    const told: number[] = []
    function* endless(): Generator<TableRow> {
      for (let row = 0; ; row++) yield ['x'.repeat(100), row, row, '2026-11-01', AT, 0.5]
    }
    const writing = writeTable(file, 'xlsx', sheet(endless()), {
      signal: abort.signal,
      onRows(count) {
        told.push(count)
        if (count >= 20_000) abort.abort()
      },
    })
    await expect(writing).rejects.toThrow(/abort/i)
    expect(readdirSync(folder)).toEqual(['out.xlsx'])
    expect(readFileSync(file, 'utf8')).toBe('before')
    expect(told.slice(0, 3)).toEqual([1_000, 2_000, 3_000])
  })

  it('writes to the longest name that a file can have', async () => {
    const folder = tempFolder()
    const file = join(folder, `${'核'.repeat(83)}.csv`)
    await writeTable(file, 'csv', sheet(rowsOf(3)))
    expect(readdirSync(folder)).toEqual([`${'核'.repeat(83)}.csv`])
  })

  it('says that the disk is full, and leaves nothing on it', async () => {
    const disk = mountSmallDisk(1)
    try {
      const noise = (row: number): TableRow => [
        crypto.randomUUID().repeat(9),
        row,
        row,
        '2026-11-01',
        AT,
        0,
      ]
      const rows = Array.from({ length: 20_000 }, (_, row) => noise(row))
      for (const format of ['xlsx', 'csv'] as const) {
        const file = join(disk.folder, `out.${format}`)
        await expect(writeTable(file, format, sheet(rows))).rejects.toMatchObject({
          problem: { code: 'storage.full', path: file },
        })
        expect(readdirSync(disk.folder).filter((name) => name.startsWith('out'))).toEqual([])
      }
    } finally {
      disk.remove()
    }
  })

  it('says that a folder is not there, and passes on what the rows throw', async () => {
    const folder = tempFolder()
    const gone = join(folder, 'gone', 'out.csv')
    await expect(writeTable(gone, 'csv', sheet([]))).rejects.toMatchObject({
      problem: { code: 'storage.readOnly', path: gone },
    })
    function* broken(): Generator<TableRow> {
      yield ['a', 1, 1, null, null, null]
      throw new Error('no more')
    }
    await expect(writeTable(join(folder, 'b.xlsx'), 'xlsx', sheet(broken()))).rejects.toThrow(
      'no more',
    )
    expect(existsSync(join(folder, 'b.xlsx'))).toBe(false)
    expect(readdirSync(folder)).toEqual([])
  })
})
