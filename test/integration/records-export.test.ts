import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@shared/domain/calendar'
import type { RecordRow } from '@shared/domain/view'
import { recordWords } from '@shared/words/records'
import { aRig, DAY, half, record, recordsThread } from '../support/records-rig'

beforeAll(recordsThread, 60_000)

describe('records in a file', () => {
  it('are what is filtered, row by row as the list tells it', async () => {
    const { engine, folder, ask, sell, ledger } = await aRig()
    for (let sale = 0; sale < 1_200; sale++) {
      const id = sell(sale % 7 === 0 ? `=A${sale}` : `${sale}`, addDays(DAY, sale % 5))
      if (sale % 3 === 0) ledger.advance(id, 'voided', { code: 'voidedHere', by: 'x' }, 2)
    }
    const question = ask({ states: ['pending'], remote: half([record('there')]) })
    const rows = []
    for (let offset = 0; offset < 1_200; offset += 200) {
      rows.push(...(await engine.list(question, offset, 200)).rows)
    }
    const told: [number, number][] = []
    const csv = join(folder, 'out.csv')
    const wish = { file: csv, format: 'csv' as const, language: 'en' as const }
    const watch = { told: (done: number, total: number) => void told.push([done, total]) }
    expect(await engine.export(question, wish, watch)).toBe(800)
    expect(told.at(-1)).toEqual([800, 800])
    const text = readFileSync(csv, 'utf8').slice(1)
    const { data } = Papa.parse<string[]>(text, { newline: '\r\n', skipEmptyLines: true })
    const safe = (id: string) => (id.startsWith('=') ? `'${id}` : id)
    expect(data.slice(1, -1).map((line) => line.slice(2, 10))).toEqual(
      rows.map((row) => [
        row.receiptNumber,
        ...[safe(row.couponId), row.title, row.memberId, row.memberName, row.shopName, row.staff],
        ((row.discountFen ?? 0) / 100).toFixed(2),
      ]),
    )
    expect(data.at(-1)?.slice(0, 1)).toEqual(['Total 800'])

    const xlsx = join(folder, 'out.xlsx')
    const toExcel = { file: xlsx, format: 'xlsx' as const, language: 'zh-CN' as const }
    const withOther = ask({ remote: half([record('there')]) })
    expect(await engine.export(withOther, toExcel)).toBe(1_201)
    const [sheet] = await readWorkbook(xlsx)
    const found = sheet?.data ?? []
    expect([found.length, found[0]?.length]).toEqual([1_203, 12])
    const theirs = found.find((line) => line[3] === 'there')
    expect([theirs?.[9], theirs?.[10], theirs?.[11]]).toEqual([null, '已核销', '仅服务器'])
    expect(found[1]?.[9]).toBe(10)
    expect(found[1]?.[1]).toBeInstanceOf(Date)
  })

  it('are the differences as the list tells them, each with its cause', async () => {
    const { engine, folder, ask, sell, ledger } = await aRig()
    sell('Large-Letters')
    const becomes = sell('byHand')
    const remote = half([record('there', { shopId: '2' }), record('OTHER')])
    sell('other')
    const question = ask({ view: 'difference', remote })
    expect((await engine.list(question, 0, 9)).total).toBe(5)
    // Of a row that was read before.
    ledger.advance(becomes, 'accepted', { code: 'byHand' }, 3)
    const { rows } = await engine.list(question, 0, 9)
    const file = join(folder, 'differences.csv')
    expect(await engine.export(question, { file, format: 'csv', language: 'en' })).toBe(5)
    const text = readFileSync(file, 'utf8').slice(1)
    const { data } = Papa.parse<string[]>(text, { newline: '\r\n', skipEmptyLines: true })
    const { difference, source } = recordWords.en
    const why = (row: RecordRow) =>
      row.difference && row.difference.kind !== 'differs' ? difference[row.difference.why] : ''
    expect(rows.map(({ byHand }) => byHand).filter(Boolean)).toHaveLength(1)
    expect(data.slice(1, -1).map((line) => [...line.slice(2, 9), ...line.slice(11)])).toEqual(
      rows.map((row) => [
        ...[row.receiptNumber ?? '', row.couponId, row.title, row.memberId, row.memberName],
        ...[row.shopName ?? row.shopId, row.staff, source[row.source], why(row)],
      ]),
    )
  })
})
