import { expect, it } from 'vitest'
import { tableOf } from '@shared/statistics/tables'
import { statisticsWords } from '@shared/words/statistics'
import { createEngine } from '../../../src-main/records/engine'
import type { SourceRow } from '../../../src-main/records/record-source'
import { aSource } from '../../support/record-source'

const DAY = '2026-11-10'
const PLACE = { connectionId: 'c', timeZone: 'Asia/Shanghai', dayStartHour: 0, shopId: '1' }
const ALL = { from: DAY, to: DAY, text: '', shops: [], staffs: [], templates: [], states: [] }

function soldBy(cashierNumber: string, cashierName: string, discountFen: number, n: number) {
  const id = `00000000-0000-7000-8000-${String(n).padStart(10, '0')}`
  return {
    ...{ firstSeq: n, requestId: `${id}00`, saleId: `${id}ff`, couponId: `${n}`, templateId: '7' },
    ...{ title: '券', kind: 'cash', discountFen, state: 'accepted', day: DAY, time: '10:00:00' },
    ...{
      at: n,
      changedAt: n,
      byHand: false,
      memberId: '10001',
      memberName: null,
      shopId: '1',
      shopName: '东门店',
    },
    ...{ cashierNumber, cashierName, receiptNumber: `${n}`, billFen: null, offline: false },
  } satisfies SourceRow
}

// Wang has left, and her number is Li's now.
const engine = createEngine(
  () =>
    aSource([
      soldBy('05', '王芳', 700, 1),
      soldBy('05', '李四', 300, 2),
      soldBy('06', '王芳', 100, 3),
    ]),
  '/nowhere/cache.db',
)

it('counts nothing of whoever had a number before to whoever has it now', async () => {
  const figures = await engine.statistics({ place: PLACE, filter: ALL, today: DAY })
  expect(figures.staffs.map(({ id, name, discountFen }) => [id, name, discountFen])).toEqual([
    ['05 王芳', '王芳', 700],
    ['05 李四', '李四', 300],
    ['06 王芳', '王芳', 100],
  ])
  const { rows } = tableOf('staffs', figures, statisticsWords['zh-CN'])
  expect(rows.map((row) => row.slice(0, 2))).toEqual([
    ['王芳', '05'],
    ['李四', '05'],
    ['王芳', '06'],
  ])
})

it('lets each be chosen alone, in the records as in the statistics', async () => {
  const { staffs } = await engine.options(PLACE)
  expect(staffs.map(({ id }) => id)).toEqual(['05 王芳', '05 李四', '06 王芳'])
  const filter = { ...ALL, staffs: ['05 李四'] }
  const { totals } = await engine.list({ place: PLACE, view: 'all', remote: null, filter }, 0, 9)
  expect([totals.count, totals.discountFen]).toEqual([1, 300])
})
