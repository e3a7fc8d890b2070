import { readdirSync, readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { addDays, instantOf } from '@shared/domain/calendar'
import type { RecordView } from '@shared/domain/record-view'
import type { RedemptionRecord } from '../../src-main/counter/ports'
import { engineBeside } from '../../src-main/records/beside'
import type { RemoteHalf } from '../../src-main/records/compare'
import type { RecordsEngine, RecordsQuestion } from '../../src-main/records/engine'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { bundleProgram } from '../support/bundle.mjs'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'

const DAY = '2026-03-04'
const PLACE = { connectionId: 'training', timeZone: 'Asia/Shanghai', dayStartHour: 0, shopId: '1' }
const ALL = {
  ...{ from: '2000-01-01', to: '2100-01-01', text: '' },
  ...{ shops: [], staffs: [], templates: [], states: [] },
}
let script: string
beforeAll(async () => {
  script = await bundleProgram('records-thread', 'records')
}, 60_000)

interface Rig {
  folder: string
  ledger: OpenLedger
  engine: RecordsEngine
  ask(
    part?: Partial<RecordsQuestion['filter']> & { view?: RecordView; remote?: RemoteHalf },
  ): RecordsQuestion
  sell(couponId: string, day?: string, time?: string): string
}

/** A ledger that somebody writes, and the records read from it by a thread. */
function aRig(): Rig {
  const folder = tempFolder()
  const ledger = openLedger(join(folder, 'ledger.db'))
  const engine = engineBeside(script, join(folder, 'ledger.db'))
  onTestFinished(() => {
    engine.end()
    ledger.close()
  })
  return {
    folder,
    ledger,
    engine,
    ask: ({ view = 'all', remote, ...part } = {}) => ({
      ...{ place: PLACE, view, remote: remote ?? null },
      filter: { ...ALL, ...part },
    }),
    sell(couponId, day = DAY, time = '10:00:00') {
      const at = instantOf(day, time, PLACE.timeZone)
      const sale = aSale({ coupons: [couponId], at, day })
      const makeReceipt: typeof sale.makeReceipt = (number) => ({
        ...sale.makeReceipt(number),
        ...{ day, time, at },
      })
      const { redemptions } = ledger.recordSale({ ...sale, makeReceipt }, () => {})
      return redemptions[0]?.requestId ?? ''
    },
  }
}

function record(couponId: string, part: Partial<RedemptionRecord> = {}): RedemptionRecord {
  return {
    ...{ id: `r${couponId}`, couponId, templateId: '7', memberId: '10001', memberName: '林小满' },
    ...{ title: '立减券', shopId: '1', staffId: '9' },
    at: instantOf(DAY, '10:00:05', PLACE.timeZone),
    ...part,
  }
}
const half = (records: RedemptionRecord[], truncated = false): RemoteHalf => ({
  ...{ records, truncated, askedAt: Number.MAX_SAFE_INTEGER },
  shopNames: { '2': '机场店' },
})

describe('the records beside the main thread', () => {
  it('tell at once what was committed a moment ago, and its later states', async () => {
    const { engine, ledger, ask, sell } = aRig()
    expect(await engine.list(ask(), 0, 50)).toMatchObject({ total: 0, rows: [] })
    const first = sell('501')
    expect((await engine.list(ask(), 0, 50)).totals.byState).toMatchObject({ pending: 1 })
    ledger.advance(first, 'sending', { code: 'sent' }, 2)
    ledger.advance(first, 'accepted', { code: 'confirmed', remoteId: '1' }, 3)
    for (let coupon = 0; coupon < 300; coupon++) sell(`6${coupon}`)
    const { rows, total, totals } = await engine.list(ask(), 295, 10)
    expect([total, rows.length]).toEqual([301, 6])
    expect(rows.at(-1)).toMatchObject({ couponId: '501', state: 'accepted', shopName: '东门店' })
    expect(totals).toMatchObject({ count: 301, discountFen: 301_000, sales: 301 })
    expect(totals.byState).toMatchObject({ pending: 300, accepted: 1 })
  })

  it('put the hours after midnight to the business day before', async () => {
    const { engine, ask, sell } = aRig()
    sell('1', DAY, '03:59:59')
    sell('2', DAY, '04:00:00')
    sell('3', addDays(DAY, 1), '00:30:00')
    const of = async (dayStartHour: number) => {
      const question = ask({ from: DAY, to: DAY })
      const place = { ...PLACE, dayStartHour }
      const { rows } = await engine.list({ ...question, place }, 0, 50)
      return rows.map(({ couponId }) => couponId)
    }
    expect(await of(0)).toEqual(['2', '1'])
    expect(await of(4)).toEqual(['3', '2'])
  })

  it('tell what only one side has, and why, and what the two tell differently', async () => {
    const { engine, ledger, ask, sell } = aRig()
    const accept = (id: string) => {
      ledger.advance(id, 'sending', { code: 'sent' }, 2)
      ledger.advance(id, 'accepted', { code: 'confirmed', remoteId: '1' }, 3)
    }
    accept(sell('same'))
    accept(sell('missing'))
    accept(sell('moved'))
    sell('waits')
    const doubtful = sell('doubtful')
    ledger.advance(doubtful, 'sending', { code: 'sent' }, 2)
    ledger.advance(doubtful, 'unknown', { code: 'noAnswer', problem: 'api.timeout' }, 3)
    const refused = sell('refused')
    ledger.advance(refused, 'sending', { code: 'sent' }, 2)
    ledger.advance(refused, 'refused', { code: 'refusedByApi', apiCode: 1, info: '' }, 3)
    ledger.advance(sell('byHand'), 'accepted', { code: 'byHand' }, 3)
    const remote = half([
      record('same'),
      record('moved', {
        at: instantOf(addDays(DAY, 1), '09:00:00', PLACE.timeZone),
        ...{ memberId: '10002', shopId: '2' },
      }),
      record('refused'),
      record('elsewhere'),
      record('other', { shopId: '2' }),
    ])
    const { rows, counts } = await engine.list(ask({ view: 'difference', remote }), 0, 50)
    const told = Object.fromEntries(
      rows.map(({ couponId, source, difference }) => [`${couponId} ${source}`, difference]),
    )
    expect(told).toEqual({
      'missing terminal': { kind: 'onlyHere', why: 'notListed' },
      'waits terminal': { kind: 'onlyHere', why: 'notSent' },
      'doubtful terminal': { kind: 'onlyHere', why: 'inDoubt' },
      'byHand terminal': { kind: 'onlyHere', why: 'byHand' },
      'moved both': { kind: 'differs', fields: ['member', 'shop', 'day'] },
      'refused backend': { kind: 'onlyThere', why: 'refusedHere' },
      'elsewhere backend': { kind: 'onlyThere', why: 'elsewhere' },
      'other backend': { kind: 'onlyThere', why: 'otherShop' },
    })
    expect(counts).toEqual({
      ...{ all: 10, terminal: 7, backend: 5 },
      difference: { onlyHere: 4, onlyThere: 3, differs: 1 },
    })
    // Accepted at 3, by the ledger: asked at 2, the back end could not have had them.
    const early = await engine.list(
      ask({ view: 'difference', remote: { ...remote, askedAt: 2 } }),
      ...([0, 50] as const),
    )
    expect(early.counts.difference).toEqual({ onlyHere: 2, onlyThere: 2, differs: 1 })
    const all = await engine.list(ask({ remote }), 0, 50)
    expect(all.totals).toMatchObject({ count: 10, untold: 3 })
    expect(all.rows.find(({ couponId }) => couponId === 'same')).toMatchObject({
      ...{ source: 'both', difference: null },
    })
    expect(all.rows.find(({ couponId }) => couponId === 'other')?.shopName).toBe('机场店')
    const there = await engine.list(ask({ view: 'backend', remote, text: '机场' }), 0, 50)
    expect(there.rows.map(({ couponId }) => couponId)).toEqual(['other'])
  })

  it('say nothing of days that the back end had no room for', async () => {
    const { engine, ask, sell } = aRig()
    sell('early', '2026-03-01')
    sell('late')
    const remote = half([record('x', { at: instantOf(DAY, '08:00:00', PLACE.timeZone) })], true)
    const { rows } = await engine.list(ask({ view: 'difference', remote }), 0, 50)
    expect(rows.map(({ couponId }) => couponId)).toEqual(['late', 'x'])
  })

  it('forget the names of erased members, and a ledger that was exchanged', async () => {
    const { engine, ledger, ask, sell } = aRig()
    sell('501')
    expect((await engine.list(ask({ text: '林小满' }), 0, 5)).total).toBe(1)
    ledger.noteErased('training', ['10001'], 1)
    while (ledger.scrubSome()) continue
    expect((await engine.list(ask({ text: '林小满' }), 0, 5)).total).toBe(0)
    expect((await engine.list(ask(), 0, 5)).total).toBe(1)
    await engine.release()
    expect((await engine.list(ask(), 0, 5)).total).toBe(1)
  })

  it('say that a ledger is damaged', async () => {
    const folder = tempFolder()
    const engine = engineBeside(script, join(folder, 'none.db'))
    onTestFinished(() => engine.end())
    const question = { place: PLACE, filter: ALL, view: 'all' as const, remote: null }
    await expect(engine.list(question, 0, 5)).rejects.toMatchObject({
      problem: { code: 'storage.readOnly' },
    })
  })

  it('export what is filtered, row by row as the list tells it', async () => {
    const { engine, folder, ask, sell, ledger } = aRig()
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

  it('leave nothing of an export that is cancelled, and answer meanwhile', async () => {
    const { engine, folder, ask, sell, ledger } = aRig()
    ledger.together(() => {
      for (let sale = 0; sale < 4_000; sale++) sell(randomUUID())
    })
    const abort = new AbortController()
    const wish = { file: join(folder, 'x.xlsx'), format: 'xlsx' as const, language: 'en' as const }
    const writing = engine.export(ask(), wish, {
      signal: abort.signal,
      told: () => abort.abort(),
    })
    const failed = expect(writing).rejects.toMatchObject({ name: 'AbortError' })
    expect((await engine.list(ask(), 0, 5)).total).toBe(4_000)
    await failed
    expect(readdirSync(folder).filter((name) => name.includes('x.xlsx'))).toEqual([])
  })
})
