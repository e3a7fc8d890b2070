import { addDays, weekdayOf } from '@shared/domain/calendar'
import { previousPeriod } from '@shared/domain/period'
import { REDEMPTION_STATES } from '@shared/domain/redemption-state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../../src-main/records/statistics/figures'
import { PROPERTY_RUNS } from '../../support/random-bills'
import { tableOf, type PlainRecord } from '../../support/record-table'

const FROM = '2024-02-25'
const runs = { numRuns: Math.min(500, PROPERTY_RUNS) }

/** Sales over leap day and month ends, each with some coupons of one shop, cashier, day and bill. */
const sales = fc.array(
  fc.record({
    day: fc.integer({ min: -25, max: 25 }).map((days) => addDays(FROM, days)),
    hour: fc.integer({ min: 0, max: 23 }),
    billFen: fc.option(fc.integer({ min: 0, max: 100_000 })),
    shop: fc.constantFrom('1', '2', '3'),
    staff: fc.constantFrom('01', '02'),
    coupons: fc.array(
      fc.record({
        discountFen: fc.integer({ min: 0, max: 5_000 }),
        kind: fc.constantFrom('cash' as const, 'exchange' as const),
        state: fc.constantFrom(...REDEMPTION_STATES),
        template: fc.constantFrom('a', 'b', 'c'),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
  { maxLength: 40 },
)
type Drawn = typeof sales extends fc.Arbitrary<infer All> ? All : never
const rowsOf = (drawn: Drawn): PlainRecord[] =>
  drawn.flatMap(({ coupons, ...sale }, number) =>
    coupons.map((coupon) => ({ ...sale, ...coupon, sale: number })),
  )
const filters = fc.record({
  from: fc.constant(FROM),
  to: fc.integer({ min: 0, max: 12 }).map((days) => addDays(FROM, days)),
  shops: fc.subarray(['1', '2', '3']),
  staffs: fc.subarray(['01', '02']),
  templates: fc.subarray(['a', 'b', 'c', 'never given']),
})

const COUNTS = ['pending', 'sending', 'unknown', 'parked', 'accepted', 'undoing']
const sum = (rows: readonly PlainRecord[]) => rows.reduce((all, row) => all + row.discountFen, 0)

/** The same, row by row, as slowly as one likes. */
function naive(rows: readonly PlainRecord[]) {
  const counting = rows.filter(({ state }) => COUNTS.includes(state))
  const of = (state: string) => rows.filter((row) => row.state === state)
  const bySale = [...new Map(counting.map((row) => [row.sale, row])).values()]
  const billed = bySale.filter(({ billFen }) => billFen !== null)
  return {
    count: counting.length,
    discountFen: sum(counting),
    exchanges: counting.filter(({ kind }) => kind === 'exchange').length,
    waiting: counting.filter(({ state }) => state !== 'accepted' && state !== 'undoing').length,
    sales: bySale.length,
    bills: billed.length,
    billFen: billed.reduce((all, { billFen }) => all + (billFen ?? 0), 0),
    billDiscountFen: sum(counting.filter(({ billFen }) => billFen !== null)),
    voided: of('voided').length,
    voidedFen: sum(of('voided')),
    refused: of('refused').length,
    refusedFen: sum(of('refused')),
  }
}

describe('the figures of any rows', () => {
  it('are those that counting row by row finds', () => {
    fc.assert(
      fc.property(sales, filters, (drawn, filter) => {
        const rows = rowsOf(drawn)
        const figures = figuresOf(tableOf(rows), filter)
        const any = (chosen: readonly string[], id: string) =>
          chosen.length === 0 || chosen.includes(id)
        const chosen = rows.filter(
          ({ shop, staff, template }) =>
            any(filter.shops, shop) && any(filter.staffs, staff) && any(filter.templates, template),
        )
        const within = ({ from, to }: { from: string; to: string }) =>
          chosen.filter(({ day }) => day >= from && day <= to)
        const now = within(filter)
        const before = within(previousPeriod(filter))
        expect(figures.totals).toEqual(naive(now))
        expect(figures.previousTotals).toEqual(naive(before))
        for (const { day, ...rest } of [...figures.days]) {
          expect(rest).toEqual(naive(now.filter((row) => row.day === day)))
        }
        for (const { day, ...rest } of [...figures.previousDays]) {
          expect(rest).toEqual(naive(before.filter((row) => row.day === day)))
        }
        const counting = now.filter(({ state }) => COUNTS.includes(state))
        const hour = (row: PlainRecord) => (weekdayOf(row.day) - 1) * 24 + row.hour
        for (let at = 0; at < 168; at++) {
          const there = counting.filter((row) => hour(row) === at)
          expect(figures.hours.count[at]).toBe(there.length)
          expect(figures.hours.discountFen[at]).toBe(sum(there))
        }
        for (const kind of ['shop', 'staff', 'template'] as const) {
          for (const group of figures[`${kind}s`]) {
            const { count, discountFen, voided, refused } = naive(
              now.filter((row) => row[kind] === group.id),
            )
            const previous = naive(before.filter((row) => row[kind] === group.id))
            expect(group).toEqual({
              ...{ id: group.id, name: `名称 ${group.id}`, count, discountFen, voided, refused },
              previousCount: previous.count,
              previousDiscountFen: previous.discountFen,
            })
          }
          const all = figures[`${kind}s`].reduce((total, { count }) => total + count, 0)
          expect(all).toBe(figures.totals.count)
        }
      }),
      runs,
    )
  })

  it('have every day of both periods, also those without a redemption', () => {
    const all = { shops: [], staffs: [], templates: [] }
    const { days, previousDays, totals } = figuresOf(tableOf([]), {
      from: '2024-03-01',
      to: '2024-03-30',
      ...all,
    })
    expect(days.map(({ day }) => day)).toEqual(
      Array.from({ length: 30 }, (_, index) => addDays('2024-03-01', index)),
    )
    // February has 29 days in this year: the 30th of March has nothing beside it.
    expect(previousDays).toHaveLength(29)
    expect(totals.count).toBe(0)
  })
})

describe('the figures of a shop', () => {
  const ALL = { from: FROM, to: FROM, shops: [], staffs: [], templates: [] }
  const one: PlainRecord = {
    ...{ day: FROM, hour: 9, sale: 1, billFen: 5_000, discountFen: 1_000, kind: 'cash' },
    ...{ state: 'accepted', shop: '1', staff: '01', template: 'a' },
  }

  it('name most redemptions first, then most money, then by number, and leave out who had none', () => {
    const of = (shop: string, change: Partial<PlainRecord> = {}): PlainRecord => ({
      ...{ ...one, shop, sale: Number(shop) },
      ...change,
    })
    const rows = [
      of('9', { day: addDays(FROM, 9) }),
      of('3'),
      of('6', { state: 'refused' }),
      of('5', { state: 'voided' }),
      of('7', { day: addDays(FROM, -1) }),
      of('4', { discountFen: 1_001 }),
      of('1'),
      of('2', { discountFen: 1 }),
      of('2', { discountFen: 1 }),
      of('8', { day: addDays(FROM, -1), state: 'voided' }),
    ]
    const ids = (all: PlainRecord[]) => figuresOf(tableOf(all), ALL).shops.map(({ id }) => id)
    expect(ids(rows)).toEqual(['2', '4', '1', '3', '5', '6', '7'])
    expect(ids(rows.toReversed())).toEqual(ids(rows))
  })

  it('say what may be chosen from: all that the book knows, also of other days', () => {
    const rows = [one, { ...one, shop: '2', staff: '02', template: 'b', day: addDays(FROM, 90) }]
    const { choices, period, previous } = figuresOf(tableOf(rows), ALL)
    const named = (id: string) => ({ id, name: `名称 ${id}` })
    expect(choices).toEqual({
      shops: [named('1'), named('2')],
      staffs: [named('01'), named('02')],
      templates: [named('a'), named('b')],
    })
    expect({ period, previous }).toEqual({
      period: { from: FROM, to: FROM },
      previous: previousPeriod({ from: FROM, to: FROM }),
    })
    const unnamed = { ...tableOf([one]), shops: { ids: ['1'], names: [null] } }
    expect(figuresOf(unnamed, ALL).choices.shops).toEqual([{ id: '1', name: null }])
  })

  it('count a bill of nothing as a bill, and no bill as none', () => {
    const rows = [0, null, 5_000].map((billFen, sale) => ({ ...one, billFen, sale }))
    expect(figuresOf(tableOf(rows), ALL).totals).toMatchObject({
      ...{ sales: 3, bills: 2, billFen: 5_000, billDiscountFen: 2_000 },
    })
  })

  it('end where the rows do, though there is room for more', () => {
    const table = tableOf([one, { ...one, sale: 2 }, { ...one, sale: 3 }])
    expect(figuresOf({ ...table, size: 2 }, ALL).totals).toMatchObject({ count: 2, sales: 2 })
  })
})
