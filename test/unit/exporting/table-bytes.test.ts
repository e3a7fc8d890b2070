import { strFromU8, unzipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { TableColumn, TableRow, TableSheet } from '../../../src-main/exporting/table'
import { csvBytes } from '../../../src-main/exporting/table-csv'
import { xlsxBook, xlsxBytes } from '../../../src-main/exporting/table-xlsx'

const ZONE = 'Asia/Shanghai'
const AT = Date.UTC(2026, 10, 23, 16, 30, 59)
const COLUMNS: TableColumn[] = [
  { title: '券', kind: 'text', width: 24 },
  { title: '张数', kind: 'count', width: 8 },
  { title: '优惠', kind: 'yuan', width: 12 },
  { title: '营业日', kind: 'day', width: 12 },
  { title: '时间', kind: 'moment', width: 20 },
  { title: '占比', kind: 'percent', width: 9 },
]
const TITLES = '券,张数,优惠,营业日,时间,占比\r\n'
const LINE: TableRow = ['满减券', 12, -1_234_505, '2026-11-24', AT, 0.125]

const tableOf = (rows: TableRow[], more: Partial<TableSheet> = {}): TableSheet => ({
  ...{ name: '记录', columns: COLUMNS, rows },
  ...more,
})

async function batchesOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer[]> {
  const all: Buffer[] = []
  for await (const one of bytes) all.push(Buffer.from(one))
  return all
}

async function csvOf(table: TableSheet, encoding: 'csv' | 'csv-gb18030' = 'csv'): Promise<string> {
  const bytes = Buffer.concat(await batchesOf(csvBytes(table, ZONE, encoding)))
  return encoding === 'csv'
    ? bytes.toString('utf8')
    : iconv.decode(bytes, 'gb18030', { stripBOM: false })
}

async function xmlOf(bytes: AsyncIterable<Uint8Array>): Promise<Record<string, string>> {
  const parts = unzipSync(Buffer.concat(await batchesOf(bytes)))
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strFromU8(part)]))
}

const SHEET = 'xl/worksheets/sheet1.xml'
/** The cells of a sheet's row as they stand in the file. */
const cellsOf = (xml: Record<string, string>, row: number, sheet = SHEET): string[] =>
  [
    ...(xml[sheet] ?? '').matchAll(new RegExp(`<c r="[A-Z]+${row}"[^>]*?(?:/>|>.*?</c>)`, 'gs')),
  ].map(([cell]) => cell)

describe('a table as CSV', () => {
  it('has amounts in yuan, moments by the shop’s clock, parts in percent, and nothing for nothing', async () => {
    const nothing = COLUMNS.map(() => null)
    const text = await csvOf(tableOf([LINE, nothing, ['短']], { totals: ['合计', 12, 5] }))
    expect(text).toBe(
      `\ufeff${TITLES}满减券,12,-12345.05,2026-11-24,2026-11-24 00:30:59,12.50%\r\n` +
        ',,,,,\r\n短,,,,,\r\n合计,12,0.05,,,\r\n',
    )
  })

  it('runs neither a cell nor a title as a formula, in a column of whatever kind', async () => {
    const columns = COLUMNS.map((column) => ({ ...column, title: '=1\u0000+1' }))
    const evil = COLUMNS.map(() => '@SUM(A1)\u0007')
    const [titles, ...lines] = (await csvOf(tableOf([evil], { columns, totals: evil })))
      .slice(1)
      .trimEnd()
      .split('\r\n')
    expect(titles?.split(',')).toEqual(COLUMNS.map(() => "'=1+1"))
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(line.split(',')).toEqual(COLUMNS.map(() => "'@SUM(A1)"))
  })

  it('is marked as UTF-8 once, at its beginning, however long it is', async () => {
    for (const count of [0, 1, 998, 999, 1_000, 1_999, 2_000, 2_500]) {
      const rows = Array.from({ length: count }, (): TableRow => ['券', 1])
      const batches = await batchesOf(csvBytes(tableOf(rows), ZONE, 'csv'))
      expect(batches.map((batch) => batch.includes('\ufeff'))).toEqual(
        batches.map((_, at) => at === 0),
      )
      expect(Buffer.concat(batches).toString()).toBe(
        `\ufeff${TITLES}${'券,1,,,,\r\n'.repeat(count)}`,
      )
      // Nobody has a million rows in memory, nor a write for each.
      expect(batches).toHaveLength(Math.max(1, Math.ceil((count + 1) / 1_000)))
    }
  })

  it('is without the mark where a spreadsheet knows no UTF-8, and has every character', async () => {
    for (const count of [3, 1_500]) {
      const rows = Array.from({ length: count }, (): TableRow => ['券😀𠮷'])
      const text = await csvOf(tableOf(rows), 'csv-gb18030')
      expect(text).toBe(TITLES + '券😀𠮷,,,,,\r\n'.repeat(count))
    }
  })
})

describe('a table as a workbook', () => {
  it('has numbers, days and moments as such, each in its form', async () => {
    const xml = await xmlOf(xlsxBytes(tableOf([LINE], { totals: ['合计', 12, 5] }), ZONE))
    const values = cellsOf(xml, 2).map((cell) => /<v>(.*?)<\/v>/.exec(cell)?.[1])
    expect(values.slice(1, 4)).toEqual(['12', '-12345.05', '46350'])
    expect(Number(values[4])).toBeCloseTo(46_350 + 1_859 / 86_400, 9)
    expect(values[5]).toBe('0.125')
    expect(cellsOf(xml, 3).join('')).toMatch(/合计.*<v>12<\/v>.*<v>0\.05<\/v>/s)
    for (const form of ['#,##0', '#,##0.00', 'yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss', '0.0%']) {
      expect(xml['xl/styles.xml']).toContain(`formatCode="${form}"`)
    }
    const styles = cellsOf(xml, 2).map((cell) => / s="(\d+)"/.exec(cell)?.[1])
    expect(new Set(styles).size).toBe(COLUMNS.length)
  })

  it('keeps a label in a column of numbers a text, and a day that is none', async () => {
    const label: TableRow = ['a', '合计', '12', '2026-02-30', '2026-11-24', '1%']
    const cells = cellsOf(await xmlOf(xlsxBytes(tableOf([label]), ZONE)), 2)
    expect(cells.map((cell) => cell.replace(/<[^>]*>/g, ''))).toEqual(label)
    for (const cell of cells) expect(cell).toContain('inlineStr')
  })

  it('never has a formula, and shows what Excel would read as a letter’s number', async () => {
    const evil = ['=1+1', '_x0041_', '_x_', '_x00G1_', '_x0041_x0042_', '_x005f_']
    const columns = COLUMNS.map((column, at) => ({ ...column, title: `${evil[at]}\u0000` }))
    const xml = await xmlOf(xlsxBytes(tableOf([evil], { columns }), ZONE))
    for (const row of [1, 2]) {
      const texts = cellsOf(xml, row).map((cell) => cell.replace(/<[^>]*>/g, ''))
      expect(texts).toEqual([
        '=1+1',
        '_x005F_x0041_',
        '_x_',
        '_x00G1_',
        '_x005F_x0041_x005F_x0042_',
        '_x005F_x005f_',
      ])
    }
    expect(xml[SHEET]).not.toMatch(/<f[ >]/)
  })

  it('has no cell where there is nothing', async () => {
    const xml = await xmlOf(xlsxBytes(tableOf([COLUMNS.map(() => null), ['短']]), ZONE))
    expect(cellsOf(xml, 2).join('')).not.toMatch(/<v>|<t/)
    expect(
      cellsOf(xml, 3)
        .join('')
        .replace(/<[^>]*>/g, ''),
    ).toBe('短')
  })

  it.each([
    ['记录: 2026/11', '记录  2026 11'],
    ['[a]*b?c\\d', 'a  b c d'],
    ['a\tb\nc', 'a b c'],
    ["''a'b''", "a'b"],
    ['', 'Sheet1'],
    ["':'", 'Sheet1'],
    ['History', 'Sheet1'],
    ['historY', 'Sheet1'],
    ['Histories', 'Histories'],
    ['店'.repeat(40), '店'.repeat(31)],
  ])('calls the sheet of %j %j', async (name, called) => {
    const one = await xmlOf(xlsxBytes(tableOf([], { name }), ZONE))
    expect(one['xl/workbook.xml']).toContain(`name="${called.replaceAll("'", '&apos;')}"`)
  })

  it('calls each sheet of a book by a name of its own, whatever its letters’ size', async () => {
    const names = ['Day', 'day', 'DAY', '店'.repeat(31), `${'店'.repeat(31)}二`]
    const xml = await xmlOf(
      xlsxBook(
        names.map((name) => tableOf([LINE], { name })),
        ZONE,
      ),
    )
    const called = [...(xml['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]*)"/g)]
    expect(called.map(([, name]) => name)).toEqual([
      'Day',
      'day_2',
      'DAY_3',
      '店'.repeat(31),
      `${'店'.repeat(27)}_2`,
    ])
  })

  it('of several tables has each under its titles, in sight, with its totals', async () => {
    const tables = [tableOf([LINE], { totals: ['合计', 12, 5] }), tableOf([])]
    const xml = await xmlOf(xlsxBook(tables, ZONE))
    const shared = [...(xml['xl/sharedStrings.xml'] ?? '').matchAll(/<t[^>]*>(.*?)<\/t>/g)]
    for (const text of ['券', '占比', '满减券', '合计']) {
      expect(shared.map(([, one]) => one)).toContain(text)
    }
    expect(xml[SHEET]).toContain('<v>0.05</v>')
    for (const sheet of [SHEET, SHEET.replace('1.xml', '2.xml')]) {
      expect(xml[sheet]).toMatch(/ySplit="1"[^>]*state="frozen"|state="frozen"[^>]*ySplit="1"/)
      expect(xml[sheet]).toContain('width="24"')
    }
  })
})
