import { readdirSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { addDays, instantOf } from '@shared/domain/calendar'
import { engineBeside } from '../../src-main/records/beside'
import { ALL, aRig, DAY, half, PLACE, record, recordsThread } from '../support/records-rig'
import { tempFolder } from '../support/temp-folder'

beforeAll(recordsThread, 60_000)

describe('the records beside the main thread', () => {
  it('tell at once what was committed a moment ago, and its later states', async () => {
    const { engine, ledger, ask, sell } = await aRig()
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
    const { engine, ask, sell } = await aRig()
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
    const { engine, ledger, ask, sell } = await aRig()
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
    const { engine, ask, sell } = await aRig()
    sell('early', '2026-03-01')
    sell('late')
    const remote = half([record('x', { at: instantOf(DAY, '08:00:00', PLACE.timeZone) })], true)
    const { rows } = await engine.list(ask({ view: 'difference', remote }), 0, 50)
    expect(rows.map(({ couponId }) => couponId)).toEqual(['late', 'x'])
  })

  it('forget the names of erased members, and a ledger that was exchanged', async () => {
    const { engine, ledger, ask, sell } = await aRig()
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
    const engine = engineBeside(await recordsThread(), join(folder, 'none.db'))
    onTestFinished(() => engine.end())
    const question = { place: PLACE, filter: ALL, view: 'all' as const, remote: null }
    await expect(engine.list(question, 0, 5)).rejects.toMatchObject({
      problem: { code: 'storage.readOnly' },
    })
  })

  it('leave nothing of an export that is cancelled, and answer meanwhile', async () => {
    const { engine, folder, ask, sell, ledger } = await aRig()
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
