import { expect, it } from 'vitest'
import { createEngine } from '../../../src-main/records/engine'
import type { SourceRow } from '../../../src-main/records/record-source'
import { aSource } from '../../support/record-source'

const DAY = '2026-11-10'
const at = Date.parse(`${DAY}T10:00:00+08:00`)
const place = { connectionId: 'c', timeZone: 'Asia/Shanghai', dayStartHour: 0, shopId: '1' }

function row(index: number, templateId: string, title: string): SourceRow {
  const id = `00000000-0000-7000-8000-${String(index).padStart(10, '0')}`
  return {
    ...{ firstSeq: index, requestId: `${id}00`, saleId: `${id}ff`, couponId: `${index}` },
    ...{ templateId, title, kind: 'cash', discountFen: 100, state: 'accepted' },
    ...{
      day: DAY,
      time: '10:00:00',
      at,
      changedAt: at,
      byHand: false,
      memberId: '10001',
      memberName: null,
    },
    ...{ shopId: '1', shopName: '东门店', cashierNumber: '02', cashierName: '王雨晴' },
    ...{ receiptNumber: `A-${index}`, billFen: null, offline: false },
  }
}
const rows = [
  ...[row(1, '', '满减券'), row(2, '', '咖啡券'), row(3, '', '咖啡券')],
  row(4, '7', '立减券'),
]
const none = { shops: [], staffs: [], templates: [], states: [], text: '' }

// A back end need not tell of which template a coupon is: they must not become one, called as the newest of them.
it('coupons whose template nobody tells are counted and found by what they are called', async () => {
  const source = aSource(rows)
  const engine = createEngine(() => source, '/nowhere/cache.db')
  const filter = { ...none, from: DAY, to: DAY }
  const { templates } = await engine.statistics({ place, filter, today: DAY })
  expect(templates.map(({ name, count }) => [name, count])).toEqual([
    ['咖啡券', 2],
    ['立减券', 1],
    ['满减券', 1],
  ])
  const found = async (id: string) =>
    (
      await engine.list(
        { place, view: 'all', remote: null, filter: { ...filter, templates: [id] } },
        ...([0, 9] as const),
      )
    ).rows.map(({ couponId }) => couponId)
  const ids = (await engine.options(place)).templates.map(({ id }) => id)
  expect(await Promise.all(ids.map(found))).toEqual([['1'], ['3', '2'], ['4']])
})

it('what one side does not tell is no difference', async () => {
  const source = aSource(rows)
  const engine = createEngine(() => source, '/nowhere/cache.db')
  const record = (couponId: string, templateId: string, title: string) => ({
    ...{ id: `r${couponId}`, couponId, templateId, title, memberId: '10001', memberName: null },
    ...{ shopId: '1', staffId: null, at },
  })
  const records = [
    ...[record('1', '3', '满减券'), record('4', '8', '立减券'), record('9', '', '咖啡券')],
  ]
  const remote = { records, truncated: false, shopNames: {}, askedAt: at + 1 }
  const list = async (templates: string[], view: 'backend' | 'difference') =>
    (
      await engine.list(
        { place, view, remote, filter: { ...none, from: DAY, to: DAY, templates } },
        ...([0, 9] as const),
      )
    ).rows.map(({ couponId, difference }) => [
      couponId,
      difference?.kind === 'differs' ? difference.fields : difference?.kind,
    ])
  expect(await list([], 'backend')).toEqual(
    expect.arrayContaining([
      ['1', undefined],
      ['4', ['template']],
      ['9', 'onlyThere'],
    ]),
  )
  expect(await list(['咖啡券'], 'backend')).toEqual([['9', 'onlyThere']])
})
