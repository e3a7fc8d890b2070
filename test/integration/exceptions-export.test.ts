import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import {
  exportExceptions,
  type ExceptionReport,
  type ExportFormat,
} from '../../src-main/counter/export-exceptions'
import { exceptionsHtml } from '../../src-main/exporting/exceptions-html'
import { writeReport } from '../../src-main/exporting/write-report'
import { aDesk, MINUTE, parked, refusedOffline } from '../support/desk'
import { tempFolder } from '../support/temp-folder'

const PLACE = {
  connectionId: 'training',
  timeZone: 'Asia/Shanghai',
  language: 'zh-CN',
  shop: { id: '1', name: '东门店', address: null },
  cashier: { id: null, number: '07', name: '林恬' },
  mode: 'api',
} as const

type Desk = ReturnType<typeof aDesk>
const aPdf = async (page: string) => Buffer.from(`%PDF-${page}`)

/** The report as a file of that format. */
async function written(report: ExceptionReport, format: ExportFormat): Promise<string> {
  const file = join(tempFolder(), `evidence.${format}`)
  await writeReport(file, format, report, aPdf)
  return file
}
const csvOf = async (report: ExceptionReport) => readFileSync(await written(report, 'csv'), 'utf8')

/** Exports and answers what would have been written. */
async function exported(
  desk: Desk,
  part: { requestId?: string; language?: 'en' } = {},
): Promise<ExceptionReport> {
  const written: ExceptionReport[] = []
  await exportExceptions(
    { format: 'csv', kinds: [], requestId: part.requestId ?? null },
    { ...PLACE, ...(part.language ? { language: part.language } : {}) },
    {
      ...desk.tools,
      exporting: {
        chooseFile: async () => 'chosen',
        write: async (_file, _format, report) => void written.push(report),
      },
    },
  )
  const [report] = written
  if (!report) throw new Error('nothing was written')
  return report
}

/** A desk with one entry whose texts try to be more than texts. */
function hostile(): Desk {
  const desk = aDesk()
  const requestId = desk.sell({
    offline: true,
    redemptions: [
      {
        requestId: '3b1f6c1e-98ad-4a5a-8a3c-0123456789ab',
        couponId: '501',
        templateId: '7',
        title: '=HYPERLINK("http://x","立减")',
        kind: 'cash',
        discountFen: 123_456,
      },
    ],
  })
  desk.walk(
    requestId,
    ['sending', { code: 'sent' }],
    ['refused', { code: 'refusedByApi', apiCode: 9, info: '<script>alert(1)</script>' }],
  )
  return desk
}

describe('the table', () => {
  it('names every column and tells the whole history in the language of the screen', async () => {
    const desk = aDesk()
    refusedOffline(desk)
    const zh = await csvOf(await exported(desk))
    expect(zh.startsWith('\ufeff类别,核销时间,小票号,门店,收银员,会员号,会员,')).toBe(true)
    expect(zh).toContain('2026-03-04 10:00:00 待提交 已记在本机\n')
    expect(zh).toContain('被拒绝 服务器：该券已使用（代码 1004）')
    expect(zh).toContain(',10.00,是,')
    const en = await csvOf(await exported(desk, { language: 'en' }))
    expect(en).toContain('Refused Server: 该券已使用 (code 1004)')
  })

  it('holds no text that a spreadsheet would run', async () => {
    const table = await csvOf(await exported(hostile()))
    expect(table).toContain(`"'=HYPERLINK(""http://x"",""立减"")"`)
    expect(table).toContain(',1234.56,')
    expect(table).not.toMatch(/(^|,|")=/m)
  })

  it.each([
    '＝1+1',
    '＠SUM',
    ' =1+1',
    '\u3000=1+1',
    '\u0000=1+1',
    '\u0001\t=1+1',
    '\n=1+1',
    '\r-1',
  ])('nor in its other spellings: %j', async (title) => {
    const report = await exported(hostile())
    const [first] = report.entries
    if (!first) throw new Error('no entry')
    const entries = [{ ...first, entry: { ...first.entry, title } }]
    const { data } = Papa.parse<string[]>(await csvOf({ ...report, entries }), {
      newline: '\r\n',
    })
    const cell = data[1]?.[9] ?? ''
    expect(cell).toMatch(/^'/)
    expect(cell).not.toMatch(/[\u0000\u0001\r]/)
  })
})

it('is the same table in Excel and for old Chinese spreadsheets, with what all of it comes to', async () => {
  const report = { ...(await exported(hostile())), left: 3 }
  const file = await written(report, 'xlsx')
  const [{ data: sheet } = { data: [] }] = await readWorkbook(file)
  const [titles = [], row = [], totals = []] = sheet
  const at = (title: string) => titles.indexOf(title)
  expect(row[at('券')]).toBe('=HYPERLINK("http://x","立减")')
  expect(row[at('抵扣金额（元）')]).toBe(1_234.56)
  // The reader cuts what is a millionth of a second short of a whole one.
  expect(Math.round(Number(row[at('核销时间')]) / 1_000) * 1_000).toBe(Date.UTC(2026, 2, 4, 10))
  expect(totals[at('抵扣金额（元）')]).toBe(1_234.56)
  expect(totals[at('类别')]).toBe('合计 1 笔')
  expect(totals[at('服务器的说法')]).toContain('其余 3 笔')
  const old = iconv.decode(readFileSync(await written(report, 'csv-gb18030')), 'gb18030')
  expect(`\ufeff${old}`).toBe(await csvOf(report))
})

describe('the page', () => {
  it('shows entry, history, sum and who made it, and never takes a text for markup', async () => {
    const page = exceptionsHtml(await exported(hostile()))
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('<script')
    expect(page).toContain('共 1 笔，合计 1,234.56 元')
    expect(page).toContain('07 林恬')
    expect(page.match(/<tr>/g)).toHaveLength(3)
  })
})

describe('what is exported', () => {
  it('one entry alone, or all that wait, newest first', async () => {
    const desk = aDesk()
    const first = refusedOffline(desk)
    desk.pass(MINUTE)
    const second = parked(desk)
    const idsOf = ({ entries }: ExceptionReport) => entries.map(({ entry }) => entry.requestId)
    expect(idsOf(await exported(desk))).toEqual([second, first])
    expect(idsOf(await exported(desk, { requestId: first }))).toEqual([first])
  })

  it('nothing where nothing waits, or no file was chosen', async () => {
    await expect(exported(aDesk())).rejects.toThrow('exceptions.gone')
    const desk = aDesk()
    refusedOffline(desk)
    const order = { format: 'csv', kinds: [], requestId: null } as const
    const exporting = {
      chooseFile: async () => null,
      write: () => Promise.reject(new Error('must not write')),
    }
    expect(await exportExceptions(order, PLACE, { ...desk.tools, exporting })).toEqual({
      file: null,
      entries: 0,
    })
  })

  it('is on the disk, and a folder that is not there is told', async () => {
    const desk = aDesk()
    refusedOffline(desk)
    const report = await exported(desk)
    const file = await written(report, 'csv')
    expect(readFileSync(file, 'utf8')).toContain(report.entries[0]?.entry.requestId)
    for (const format of ['csv', 'pdf'] as const) {
      const nowhere = join(file, 'below-a-file')
      await expect(writeReport(nowhere, format, report, aPdf)).rejects.toThrow('storage.readOnly')
    }
  })
})
