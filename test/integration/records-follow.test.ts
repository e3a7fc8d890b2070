import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { instantOf } from '@shared/domain/calendar'
import type { RecordView } from '@shared/domain/record-view'
import type { RedemptionRecord } from '../../src-main/counter/ports'
import type { RemoteHalf } from '../../src-main/records/compare'
import { createEngine } from '../../src-main/records/engine'
import type { RecordSource } from '../../src-main/records/record-source'
import { openLedger } from '../../src-main/store/ledger'
import { openRecordSource } from '../../src-main/store/record-rows'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'

const DAY = '2026-03-04'
const PLACE = { connectionId: 'training', timeZone: 'Asia/Shanghai', dayStartHour: 0, shopId: '1' }
const ALL = {
  ...{ from: '2000-01-01', to: '2100-01-01', text: '' },
  ...{ shops: [], staffs: [], templates: [], states: [] },
}

/** A ledger that is written while it is read, and how often it was read from its beginning. */
function aRig() {
  const file = join(tempFolder(), 'ledger.db')
  const ledger = openLedger(file)
  let wholes = 0
  let appended = 0
  const open = (): RecordSource => {
    const source = openRecordSource(file)
    return {
      ...source,
      all(connectionId) {
        wholes++
        return source.all(connectionId)
      },
      since(connectionId, seq) {
        const rows = source.since(connectionId, seq)
        appended += rows.length
        return rows
      },
    }
  }
  const engine = createEngine(open, join(file, '..', 'cache.db'))
  onTestFinished(() => {
    engine.end()
    ledger.close()
  })
  let at = instantOf(DAY, '10:00:00', PLACE.timeZone)
  return {
    sell(couponId: string): string {
      const sale = aSale({ coupons: [couponId], at: (at += 1_000), day: DAY })
      return ledger.recordSale(sale, () => {}).redemptions[0]?.requestId ?? ''
    },
    accept(requestId: string): void {
      at += 1_000
      ledger.advance(requestId, 'sending', { code: 'sent' }, at)
      ledger.advance(requestId, 'accepted', { code: 'confirmed', remoteId: '1' }, at)
    },
    takeBack(requestId: string): void {
      at += 1_000
      ledger.advance(requestId, 'undoing', { code: 'undoAsked', by: '' }, at)
      ledger.advance(requestId, 'voided', { code: 'undone' }, at)
    },
    /** What the back end answers to a question of now. */
    half: (...couponIds: string[]): RemoteHalf => ({
      ...{
        records: couponIds.map(listed),
        truncated: false,
        shopNames: {},
        askedAt: (at += 1_000),
      },
    }),
    list: (remote: RemoteHalf | null, view: RecordView = 'all') =>
      engine.list({ place: PLACE, view, remote, filter: ALL }, 0, 50),
    reads: () => ({ wholes, appended }),
  }
}

const listed = (couponId: string): RedemptionRecord => ({
  ...{ id: `r${couponId}`, couponId, templateId: '', memberId: '', memberName: null },
  ...{ title: '立减券', shopId: '1', staffId: null },
  at: instantOf(DAY, '10:00:01', PLACE.timeZone),
})

describe('a list that follows the ledger', () => {
  it('is read whole once; after that only what was written since', async () => {
    const { sell, accept, list, reads } = aRig()
    for (let coupon = 0; coupon < 200; coupon++) sell(`5${coupon}`)
    expect((await list(null)).total).toBe(200)
    const one = sell('900')
    expect(await list(null)).toMatchObject({ total: 201, totals: { byState: { pending: 201 } } })
    accept(one)
    const { rows, totals } = await list(null)
    expect(rows[0]).toMatchObject({ couponId: '900', state: 'accepted' })
    expect(totals.byState).toMatchObject({ pending: 200, accepted: 1 })
    expect(reads()).toEqual({ wholes: 1, appended: 2 })
  })

  it('does not call missing what the back end accepted after it was asked', async () => {
    const { sell, accept, half, list } = aRig()
    accept(sell('501'))
    accept(sell('502'))
    const before = half('501')
    // One it has not listed although it was asked later.
    expect((await list(before)).counts.difference).toEqual({
      onlyHere: 1,
      onlyThere: 0,
      differs: 0,
    })
    const later = sell('503')
    expect((await list(before)).counts.difference?.onlyHere).toBe(2)
    accept(later)
    const after = await list(before)
    expect(after.counts.difference?.onlyHere).toBe(1)
    expect(after.rows.map(({ couponId, difference }) => [couponId, difference])).toEqual([
      ['503', null],
      ['502', { kind: 'onlyHere', why: 'notListed' }],
      ['501', null],
    ])
    expect((await list(before, 'difference')).rows.map(({ couponId }) => couponId)).toEqual(['502'])
    // Asked once more it has to have it.
    expect((await list(half('501'))).counts.difference?.onlyHere).toBe(2)
    expect((await list(half('501', '502', '503'))).counts.difference?.onlyHere).toBe(0)
  })

  it('does not call wrong what the back end listed before it was taken back', async () => {
    const { sell, accept, takeBack, half, list } = aRig()
    const one = sell('501')
    accept(one)
    const before = half('501')
    expect((await list(before)).total).toBe(1)
    takeBack(one)
    expect(await list(before)).toMatchObject({
      ...{ total: 1, counts: { difference: { onlyHere: 0, onlyThere: 0 } } },
      rows: [{ state: 'voided', source: 'both', difference: null }],
    })
    // Asked once more it still lists it: now that is a difference.
    expect((await list(half('501'))).counts.difference).toMatchObject({ onlyHere: 0, onlyThere: 1 })
  })
})
