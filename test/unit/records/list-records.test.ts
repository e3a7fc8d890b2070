import { expect, it } from 'vitest'
import { createLastAnswer } from '../../../src-main/counter/last-answer'
import type { Desk, RedemptionRecord } from '../../../src-main/counter/ports'
import { createEngine } from '../../../src-main/records/engine'
import { listRecords, type BackEndAnswer } from '../../../src-main/records/list-records'
import type { SourceRow } from '../../../src-main/records/record-source'
import { aSource } from '../../support/record-source'

const [DAY, NEXT] = ['2026-11-10', '2026-11-11']
const at = (day: string, time: string): number => Date.parse(`${day}T${time}+08:00`)
const ID = '00000000-0000-7000-8000-0000000000'

/** Redeemed in the evening without a line, sent the next morning. */
const OFFLINE: SourceRow = {
  ...{ firstSeq: 1, requestId: `${ID}00`, saleId: `${ID}ff`, couponId: '501', templateId: '7' },
  ...{ title: '券', kind: 'cash', discountFen: 500, state: 'accepted', day: DAY, time: '21:00:00' },
  ...{ at: at(DAY, '21:00:00'), changedAt: at(NEXT, '08:30:00'), byHand: false, memberId: '10001' },
  ...{ memberName: '陈思', shopId: '1', shopName: '东门店', cashierNumber: '02' },
  ...{ cashierName: '王雨晴', receiptNumber: 'A-1', billFen: null, offline: true },
}
const LISTED: RedemptionRecord = {
  ...{ id: 'r1', couponId: '501', templateId: '7', memberId: '10001', memberName: null },
  ...{ title: '券', shopId: '1', staffId: null, at: at(NEXT, '08:29:59') },
}

/** A back end that lists by its own calendar, and is asked at this moment. */
function aTill(records: RedemptionRecord[], now = at('2026-11-13', '12:00:00')) {
  const source = aSource([{ ...OFFLINE }])
  const asked: [string, string][] = []
  const desk = {
    ...{ connectionId: 'c', timeZone: 'Asia/Shanghai', shop: { id: '1' }, shopName: () => null },
    gateway: {
      async records(from: string, to: string) {
        asked.push([from, to])
        const isWithin = ({ at: on }: RedemptionRecord) =>
          on >= at(from, '00:00:00') && on <= at(to, '23:59:59')
        return { records: records.filter(isWithin), truncated: false }
      },
    },
  } as unknown as Desk
  const tools = {
    engine: createEngine(() => source, '/nowhere/cache.db'),
    clock: { now: () => now },
    lastAnswer: createLastAnswer<BackEndAnswer>(),
    dayStartHour: 0,
  }
  async function list(from: string, to: string) {
    const filter = { from, to, text: '', shops: [], staffs: [], templates: [], states: [] }
    const wish = { filter, view: 'difference' as const, goesOn: false, offset: 0, limit: 50 }
    return (await listRecords(wish, desk, tools)).rows.map(({ difference }) => difference)
  }
  return { list, asked }
}

it('what was sent the next morning is on the list, under another day, whichever of the two is asked for', async () => {
  const { list } = aTill([LISTED])
  const moved = [{ kind: 'differs', fields: ['day'] }]
  expect(await list(DAY, DAY)).toEqual(moved)
  expect(await list(NEXT, NEXT)).toEqual(moved)
  expect(await list(DAY, NEXT)).toEqual(moved)
})

it('what is on no list is told, if the back end was asked after it had been accepted', async () => {
  expect(await aTill([]).list(DAY, DAY)).toEqual([{ kind: 'onlyHere', why: 'notListed' }])
  const before = aTill([], at(NEXT, '08:29:00'))
  expect(await before.list(DAY, DAY)).toEqual([])
})

it('no day is asked for that cannot be written', async () => {
  const { list, asked } = aTill([])
  await list('2026-01-01', '9999-12-31')
  expect(asked).toEqual([['2026-01-01', '9999-12-31']])
})
