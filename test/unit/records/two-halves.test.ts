import { describe, expect, it } from 'vitest'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { RecordView } from '@shared/domain/record-view'
import type { RedemptionRecord } from '../../../src-main/counter/ports'
import type { RemoteHalf } from '../../../src-main/records/compare'
import { createEngine } from '../../../src-main/records/engine'
import type { SourceRow } from '../../../src-main/records/record-source'
import { aSource } from '../../support/record-source'

const PLACE = { connectionId: 'c', timeZone: 'Asia/Shanghai', dayStartHour: 0, shopId: '1' }
const ALL = { text: '', shops: [], staffs: [], templates: [], states: [] }
const [BEFORE, DAY] = ['2026-11-09', '2026-11-10']
const at = (day: string, time: string): number => Date.parse(`${day}T${time}+08:00`)

let last = 0
/** What the ledger has: a redemption of that day, and its state. */
function row(
  couponId: string,
  day: string,
  time: string,
  part: Partial<SourceRow> = {},
): SourceRow {
  const id = `00000000-0000-7000-8000-${String(++last).padStart(10, '0')}`
  return {
    ...{ firstSeq: last, requestId: `${id}00`, saleId: `${id}ff`, couponId, templateId: '7' },
    ...{ title: '券', kind: 'cash', discountFen: 500, state: 'accepted', day, time },
    ...{
      at: at(day, time),
      changedAt: at(day, time),
      byHand: false,
      memberId: '10001',
      memberName: '陈思',
    },
    ...{ shopId: '1', shopName: '东门店', cashierNumber: '02', cashierName: '王雨晴' },
    ...{ receiptNumber: `20261110-A2B-${last}`, billFen: null, offline: false },
    ...part,
  }
}
/** What the back end has. */
function record(couponId: string, moment: number, part: Partial<RedemptionRecord> = {}) {
  return {
    ...{ id: `r${couponId}${moment}`, couponId, templateId: '7', memberId: '10001' },
    ...{ memberName: null, title: '券', shopId: '1', staffId: '9', at: moment },
    ...part,
  }
}

function engineOf(rows: SourceRow[]) {
  const source = aSource(rows)
  const engine = createEngine(() => source, '/nowhere/cache.db')
  const half = (records: RedemptionRecord[], askedAt = at(DAY, '23:00:00')): RemoteHalf => ({
    ...{ records, askedAt, truncated: false, shopNames: {} },
  })
  async function list(remote: RemoteHalf, view: RecordView = 'difference', part = {}) {
    const answer = await engine.list(
      { place: PLACE, view, remote, filter: { ...ALL, from: DAY, to: DAY, ...part } },
      ...([0, 50] as const),
    )
    const told = answer.rows.map(({ couponId, source: of, difference }) => {
      if (difference === null) return `${couponId} ${of}`
      const why = difference.kind === 'differs' ? difference.fields.join() : difference.why
      return `${couponId} ${of} ${why}`
    })
    return { ...answer, told }
  }
  return { source, half, list }
}

describe('a record that the back end lists under another day than the ledger', () => {
  // Redeemed while the line was down, sent next morning; and over midnight by two seconds.
  const rows = () => [
    row('offline', BEFORE, '18:00:00', { changedAt: at(DAY, '08:00:01') }),
    row('midnight', BEFORE, '23:59:59', { changedAt: at(DAY, '00:00:01') }),
    row('same', DAY, '10:00:00'),
  ]
  const records = [
    record('same', at(DAY, '10:00:02')),
    record('offline', at(DAY, '08:00:01')),
    record('midnight', at(DAY, '00:00:01')),
  ]

  it('is shown under the day of the back end, with what differs', async () => {
    const { list, half } = engineOf(rows())
    const remote = half(records)
    const { told, counts } = await list(remote)
    expect(told).toEqual(['midnight both day', 'offline both day'])
    expect((await list(remote, 'backend')).told).toEqual([
      'same both',
      'midnight both day',
      'offline both day',
    ])
    expect(counts).toEqual({
      ...{ all: 1, terminal: 1, backend: 3 },
      difference: { onlyHere: 0, onlyThere: 0, differs: 2 },
    })
  })

  it('is not in the sums of a day on which it was not redeemed', async () => {
    const { list, half } = engineOf(rows())
    const { told, totals } = await list(half(records), 'all')
    expect(told).toEqual(['same both'])
    expect(totals).toMatchObject({ count: 1, discountFen: 500 })
  })

  it('is left out where another filter leaves its row out', async () => {
    const [first, ...others] = rows()
    const { list, half } = engineOf([{ ...(first as SourceRow), shopId: '2' }, ...others])
    expect((await list(half(records), 'difference', { shops: ['1'] })).told).toEqual([
      'midnight both day',
    ])
  })
})

describe('what came to be after the back end was asked', () => {
  const asked = at(DAY, '12:00:00')

  it('is no difference: accepted later, or taken back later', async () => {
    const { list, half } = engineOf([
      row('new', DAY, '12:00:10'),
      row('sentLater', DAY, '09:00:00', { changedAt: asked + 1 }),
      row('missing', DAY, '09:30:00'),
      row('waits', DAY, '12:01:00', { state: 'pending' }),
      row('backLater', DAY, '11:00:00', { state: 'voided', changedAt: asked + 60_000 }),
      row('backBefore', DAY, '11:10:00', { state: 'voided', changedAt: asked - 60_000 }),
    ])
    const records = [
      record('backBefore', at(DAY, '11:10:01')),
      record('backLater', at(DAY, '11:00:01')),
    ]
    expect((await list(half(records, asked))).told).toEqual([
      'waits terminal notSent',
      'backBefore backend voidedHere',
      'missing terminal notListed',
    ])
    expect((await list(half(records, asked), 'all')).told).toContain('new terminal')
  })

  it('is one once the back end is asked again', async () => {
    const { list, half } = engineOf([row('new', DAY, '12:00:10')])
    expect((await list(half([], asked))).told).toEqual([])
    expect((await list(half([], asked + 3_600_000))).told).toEqual(['new terminal notListed'])
  })
})

it('another member is seen whatever letters the names are written in', async () => {
  const { list, half } = engineOf([
    row('1', DAY, '10:00:00', { memberName: 'Anna' }),
    row('2', DAY, '10:00:00', { memberName: 'Anna', memberId: 'M7' }),
  ])
  const remote = half([
    record('1', at(DAY, '10:00:01'), { memberId: '20002' }),
    record('2', at(DAY, '10:00:01'), { memberId: 'M7' }),
  ])
  expect((await list(remote)).told).toEqual(['1 both member'])
})

it.each<[RedemptionState, RedemptionState, string]>([
  ['refused', 'voided', 'voidedHere'],
  ['voided', 'refused', 'refusedHere'],
])('of %s, then %s, the one at the time of the record says why', async (first, second, why) => {
  const { list, half } = engineOf([
    row('c', DAY, '09:00:00', { state: first }),
    row('c', DAY, '15:00:00', { state: second }),
  ])
  const { told } = await list(half([record('c', at(DAY, '15:00:01'))], at(DAY, '22:00:00')))
  expect(told).toContain(`c backend ${why}`)
})

it('what is over here and not listed there is no difference', async () => {
  const { list, half } = engineOf([
    row('back', DAY, '09:00:00', { state: 'voided' }),
    row('refused', DAY, '10:00:00', { state: 'refused' }),
    row('missing', DAY, '11:00:00'),
  ])
  expect((await list(half([], at(DAY, '12:00:00')))).told).toEqual(['missing terminal notListed'])
})

it('a coupon taken back and redeemed again is paired with the redemption that counts', async () => {
  const { list, half } = engineOf([
    row('c', DAY, '09:00:00', { state: 'voided' }),
    row('c', DAY, '15:00:00'),
  ])
  const remote = half([record('c', at(DAY, '15:00:01')), record('c', at(DAY, '09:00:01'))])
  expect((await list(remote)).told).toEqual(['c backend voidedHere'])
  expect((await list(remote, 'backend')).told).toEqual(['c both', 'c backend voidedHere'])
})

it('of one cashier are only this terminal’s own: the back end’s staff go by other numbers', async () => {
  const { list, half } = engineOf([row('own', DAY, '10:00:00')])
  const remote = half([record('other', at(DAY, '11:00:00'), { staffId: '02' })])
  expect((await list(remote, 'all', { staffs: ['02 王雨晴'] })).told).toEqual(['own terminal notListed'])
  expect((await list(remote, 'all')).told).toContain('other backend elsewhere')
})
