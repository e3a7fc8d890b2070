import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import readExcel from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { isDay } from '@shared/domain/calendar'
import type { Statistics } from '@shared/domain/statistics'
import { statisticsTableSchema } from '@shared/ipc/calls-statistics'
import type { FigureColumn } from '@shared/statistics/table-columns'
import { tableOf } from '@shared/statistics/tables'
import { statisticsWords } from '@shared/words/statistics'
import { exportStatistics } from '../../src-main/exporting/export-statistics'
import { figuresOf } from '../../src-main/records/statistics/figures'
import { tableOf as recordTableOf } from '../support/record-table'
import { quarterOf, recordsOf } from '../support/shop-quarter'
import { tempFolder } from '../support/temp-folder'

const PLACE = {
  language: 'zh-CN' as const,
  timeZone: 'Asia/Shanghai',
  shop: { id: '1', name: '青禾生活馆（滨江店）', address: null },
  cashier: { id: null, number: '01', name: '王芳' },
  mode: 'api' as const,
  now: Date.parse('2026-11-23T04:00:00Z'),
}
const QUERY = {
  ...{ from: '2026-09-01', to: '2026-11-22' },
  ...{ shops: [], staffs: [], templates: [] },
}
let figures: Statistics
beforeAll(() => {
  const records = recordsOf(quarterOf('2026-06-01', 175))
  figures = {
    ...figuresOf(recordTableOf(records), QUERY),
    asOf: PLACE.now,
    fates: {
      asOf: PLACE.now,
      templates: [
        {
          ...{ id: '11', name: '=HYPERLINK("x")', given: 40, used: 10, expired: 5, gone: 2 },
          ...{ open: 23, medianDays: 4 },
        },
      ],
      waits: [1, 2, 3, 4, 0, 0, 0],
      undated: 0,
    },
  }
})

/** What a reader of the workbook has to find in a row. */
const inWorkbook = (columns: FigureColumn[], row: (string | number | null)[]) =>
  columns.map(({ kind }, at) => {
    const cell = row[at] ?? null
    if (typeof cell === 'number') return kind === 'yuan' ? cell / 100 : cell
    return kind === 'day' && isDay(cell ?? '') ? new Date(`${cell}T00:00:00Z`) : cell
  })

async function exported(
  wanted: { format: 'xlsx' | 'csv' | 'csv-gb18030'; table: never } | { format: 'pdf' },
) {
  const folder = tempFolder()
  let suggested = ''
  let page = ''
  const { file } = await exportStatistics(
    { query: QUERY, metric: 'count', wanted },
    PLACE,
    {
      async chooseFile(name) {
        suggested = name
        return join(folder, 'table')
      },
      async printPdf(html) {
        page = html
        return Buffer.from('%PDF-')
      },
    },
    { figures: async () => figures, page: async () => 'the page' },
  )
  expect(file).toBe('table')
  return { path: join(folder, 'table'), suggested, page }
}

describe.each(statisticsTableSchema.options)('the table %s', (table) => {
  const plain = () => tableOf(table, figures, statisticsWords['zh-CN'])
  const wanted = (format: 'xlsx' | 'csv' | 'csv-gb18030') => ({ format, table: table as never })

  it('is read again from XLSX, row by row', async () => {
    const { path, suggested } = await exported(wanted('xlsx'))
    const { columns, rows, totals } = plain()
    expect(suggested).toMatch(/^核销统计-.+-2026-09-01-2026-11-22\.xlsx$/)
    const [sheet] = await readExcel(path)
    const read = sheet?.data ?? []
    expect(read[0]).toEqual(columns.map(({ title }) => title))
    const all = totals ? [...rows, totals] : rows
    expect(read.length).toBe(all.length + 1)
    all.forEach((row, index) => expect(read[index + 1]).toEqual(inWorkbook(columns, row)))
  })

  it.each(['csv', 'csv-gb18030'] as const)('is read again from %s, row by row', async (format) => {
    const { path } = await exported(wanted(format))
    const bytes = readFileSync(path)
    const text = format === 'csv' ? bytes.toString('utf8') : iconv.decode(bytes, 'gb18030')
    const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true })
    const { columns, rows, totals } = plain()
    expect(data[0]).toEqual(columns.map(({ title }) => title))
    const all = totals ? [...rows, totals] : rows
    expect(data.length).toBe(all.length + 1)
    all.forEach((row, index) => {
      const cells = columns.map(({ kind }, at) => {
        const cell = row[at] ?? null
        if (cell === null) return ''
        // Nothing that a spreadsheet would run.
        if (typeof cell === 'string') return cell.startsWith('=') ? `'${cell}` : cell
        if (kind === 'yuan') return (cell / 100).toFixed(2)
        return kind === 'percent' ? `${(cell * 100).toFixed(2)}%` : String(cell)
      })
      expect(data[index + 1]).toEqual(cells)
    })
  })
})

describe('all tables in one file', () => {
  const order = { query: QUERY, metric: 'count', wanted: { format: 'book' } } as const
  const printPdf = () => Promise.reject(new Error('printed'))
  const page = () => Promise.reject(new Error('drawn'))

  it('are read again, sheet by sheet and row by row, the key figures first', async () => {
    const path = join(tempFolder(), 'all.xlsx')
    let suggested = ''
    const told: [number, number][] = []
    const answer = await exportStatistics(
      order,
      PLACE,
      { chooseFile: async (name) => ((suggested = name), path), printPdf },
      { figures: async () => figures, page },
      { told: (...progress) => void told.push(progress) },
    )
    expect(answer).toEqual({ file: 'all.xlsx' })
    expect(suggested).toBe('核销统计-2026-09-01-2026-11-22.xlsx')
    const tables = statisticsTableSchema.options.map((name) =>
      tableOf(name, figures, statisticsWords['zh-CN']),
    )
    const sheets = await readExcel(path)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(tables.map(({ name }) => name))
    expect(sheets[0]?.sheet).toBe('总览')
    tables.forEach(({ columns, rows, totals }, index) => {
      const all = totals ? [...rows, totals] : rows
      expect(sheets[index]?.data).toEqual([
        columns.map(({ title }) => title),
        ...all.map((row) => inWorkbook(columns, row)),
      ])
    })
    const rows = tables.reduce((sum, table) => sum + table.rows.length, 0)
    expect(rows).toBeGreaterThan(250)
    expect(told[0]).toEqual([0, 0])
    expect(told.at(-1)).toEqual([rows, rows])
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((a, b) => a - b))
  })

  it.each(['while they are worked out', 'while they are written'])(
    'leave nothing behind when it is cancelled %s',
    async (when) => {
      const folder = tempFolder()
      const abort = new AbortController()
      const answer = await exportStatistics(
        order,
        PLACE,
        { chooseFile: async () => join(folder, 'all.xlsx'), printPdf },
        { figures: async () => figures, page },
        {
          signal: abort.signal,
          told(done, total) {
            if (when.includes('worked') ? total === 0 : done > 0) abort.abort()
          },
        },
      )
      expect(answer).toEqual({ file: null })
      expect(readdirSync(folder)).toEqual([])
    },
  )
})

it('the page is printed and written whole', async () => {
  const { path, suggested, page } = await exported({ format: 'pdf' })
  expect(suggested).toBe('核销统计-2026-09-01-2026-11-22.pdf')
  expect(page).toBe('the page')
  expect(readFileSync(path, 'utf8')).toBe('%PDF-')
})

it('nothing is worked out where no file is chosen', async () => {
  const answer = await exportStatistics(
    { query: QUERY, metric: 'count', wanted: { format: 'pdf' } },
    PLACE,
    { chooseFile: async () => null, printPdf: () => Promise.reject(new Error('printed')) },
    {
      figures: () => Promise.reject(new Error('worked out')),
      page: () => Promise.reject(new Error('drawn')),
    },
  )
  expect(answer).toEqual({ file: null })
})
