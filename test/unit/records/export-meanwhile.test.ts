import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import type { RecordView } from '@shared/domain/record-view'
import type { RemoteHalf } from '../../../src-main/records/compare'
import { createEngine, type RecordsQuestion } from '../../../src-main/records/engine'
import type { SourceRow } from '../../../src-main/records/record-source'
import { aSource } from '../../support/record-source'
import { tempFolder } from '../../support/temp-folder'

const DAY = '2026-11-10'
const at = Date.parse(`${DAY}T10:00:00+08:00`)
const SHANGHAI = 'Asia/Shanghai'

function row(index: number, part: Partial<SourceRow> = {}): SourceRow {
  const id = `00000000-0000-7000-8000-${String(index).padStart(10, '0')}`
  return {
    ...{ firstSeq: index * 3 + 1, requestId: `${id}00`, saleId: `${id}ff`, couponId: `${index}` },
    ...{ templateId: '7', title: '券', kind: 'cash', discountFen: 100, state: 'accepted' },
    ...{ day: DAY, time: '10:00:00', at, changedAt: at, byHand: false, memberId: '10001' },
    ...{ memberName: index % 2 === 0 ? '陈思' : 'Anna', shopId: '1', shopName: '东门店' },
    ...{ cashierNumber: '02', cashierName: '王雨晴', receiptNumber: `A-${index}` },
    ...{ billFen: null, offline: false },
    ...part,
  }
}

function question(view: RecordView, part: Partial<RecordsQuestion> = {}): RecordsQuestion {
  return {
    place: { connectionId: 'c', timeZone: SHANGHAI, dayStartHour: 4, shopId: '1' },
    filter: {
      ...{ from: '2026-11-01', to: '2026-11-30', text: '' },
      ...{ shops: [], staffs: [], templates: [], states: ['accepted'] },
    },
    view,
    remote: null,
    ...part,
  }
}
const half = (part: Partial<RemoteHalf> = {}): RemoteHalf => ({
  ...{ records: [], truncated: false, shopNames: {}, askedAt: at + 60_000 },
  ...part,
})

/** The rows of an export, without titles; the last one is the totals. */
async function exported(
  engine: ReturnType<typeof createEngine>,
  asked: RecordsQuestion,
  told?: () => void,
): Promise<string[][]> {
  const file = join(tempFolder(), 'out.csv')
  await engine.export(asked, { file, format: 'csv', language: 'zh-CN' }, told ? { told } : {})
  const text = readFileSync(file, 'utf8').slice(1)
  return Papa.parse<string[]>(text, { newline: '\r\n', skipEmptyLines: true }).data.slice(1)
}

it.each(['terminal', 'difference'] as const)(
  'the rows of %s add up to the totals though coupons are taken back and redeemed meanwhile',
  async (view) => {
    const source = aSource(Array.from({ length: 5_000 }, (_, index) => row(index)))
    const engine = createEngine(() => source, '/nowhere/cache.db')
    const asked = question(view, { remote: half() })
    let isFirst = true
    const lines = await exported(engine, asked, () => {
      if (!isFirst) return
      isFirst = false
      for (const index of [3, 4]) source.change(row(index, { state: 'voided', changedAt: at + 9 }))
      source.change(row(6_000))
      // Somebody looks at the list: the book is brought up to date.
      void engine.list(question('terminal'), 0, 5)
    })
    expect(isFirst).toBe(false)
    const totals = lines.at(-1) ?? []
    const rows = lines.slice(0, -1)
    expect(totals[0]).toBe('合计 5000')
    expect(rows).toHaveLength(5_000)
    const standing = rows.filter((line) => line[10] === '已核销')
    expect(standing.length).toBe(Number(totals[9]))
    expect((await engine.list(question('terminal'), 0, 5)).total).toBe(4_999)
  },
)

it('every row of a file has the business day by which it was filtered, whatever letters are in it', async () => {
  // Half past one: the evening before, by the zone in which the shop stood when it was redeemed.
  const late = { time: '01:30:00', at: Date.parse(`${DAY}T01:30:00+08:00`) }
  const source = aSource([row(0, late), row(1, late)])
  const engine = createEngine(() => source, '/nowhere/cache.db')
  const place = { ...question('terminal').place, timeZone: 'Asia/Tokyo', dayStartHour: 2 }
  for (const view of ['terminal', 'difference'] as const) {
    const lines = await exported(engine, question(view, { place, remote: half() }))
    expect(lines.slice(0, -1).map((line) => line[1])).toEqual(['2026-11-09', '2026-11-09'])
  }
})

it('a file has the member’s name that the list shows', async () => {
  const source = aSource([row(0, { memberName: null })])
  const engine = createEngine(() => source, '/nowhere/cache.db')
  const record = {
    ...{ id: 'r', couponId: '0', templateId: '7', memberId: '10001', memberName: '林小满' },
    ...{ title: '券', shopId: '1', staffId: null, at },
  }
  const asked = question('all', { remote: half({ records: [record] }) })
  const { rows } = await engine.list(asked, 0, 5)
  const [line] = await exported(engine, asked)
  expect([rows[0]?.memberName, line?.[6]]).toEqual(['林小满', '林小满'])
})
