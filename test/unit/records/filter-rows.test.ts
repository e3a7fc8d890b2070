import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '@shared/domain/calendar'
import { REDEMPTION_STATES } from '@shared/domain/redemption-state'
import { filterRows, totalsOf } from '../../../src-main/records/filter-rows'
import { readBook } from '../../../src-main/records/record-book'
import type { RecordFilter } from '../../../src-main/records/record-table'
import type { SourceRow } from '../../../src-main/records/record-source'
import { RecordTexts } from '../../../src-main/records/record-texts'
import { aSource, FIRST_DAY, sourceRows } from '../../support/record-source'

const PROPERTY_RUNS = Number(process.env['PROPERTY_RUNS'] ?? 2_000)

const some = <T>(...of: T[]) => fc.oneof(fc.constant<T[]>([]), fc.subarray(of))
const filters: fc.Arbitrary<RecordFilter> = fc
  .record({
    first: fc.integer({ min: -2, max: 9 }),
    length: fc.nat(9),
    shops: some('1', '2', '3', 'x'),
    staffs: some('02 Ann', '07 王雨晴', 'Ann'),
    templates: some('7', '8'),
    states: some(...REDEMPTION_STATES),
    text: fc.oneof(
      fc.constant(''),
      fc.constantFrom('1', '满', 'a2b-0', 'É', 'ö', 'ann', '07 王', '小满', '\0', 'ß', 'i'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
  })
  .map(({ first, length, ...rest }) => {
    const from = addDays(FIRST_DAY, first)
    return { from, to: addDays(from, length), ...rest }
  })

/** What the filter promises, written as plainly as possible. */
function takes(row: SourceRow, filter: RecordFilter, dayStartHour: number): boolean {
  const day = Number(row.time.slice(0, 2)) < dayStartHour ? addDays(row.day, -1) : row.day
  const within = (list: readonly string[], id: string): boolean =>
    list.length === 0 || list.includes(id)
  const text = filter.text.trim().toLowerCase()
  const staff = `${row.cashierNumber} ${row.cashierName}`.trim()
  return (
    day >= filter.from &&
    day <= filter.to &&
    within(filter.shops, row.shopId) &&
    within(filter.staffs, staff) &&
    within(filter.templates, row.templateId) &&
    within(filter.states, row.state) &&
    [
      row.couponId,
      row.title,
      row.memberId,
      row.memberName ?? '',
      row.shopName,
      staff,
      row.receiptNumber,
    ].some((field) => (field.toLowerCase().includes(text) && !text.includes('\0')) || text === '')
  )
}

describe('filterRows and totalsOf', () => {
  it('take what a plain filter takes, in the same order, with the same sums', () => {
    fc.assert(
      fc.property(
        sourceRows,
        filters,
        fc.constantFrom(0, 0, 4, 12),
        (rows, filter, dayStartHour) => {
          const book = readBook(aSource(rows), 'c', dayStartHour)
          const found = filterRows(book, filter)
          const wanted = rows.filter((row) => takes(row, filter, dayStartHour))
          expect([...found].map((row) => book.columns.firstSeq[row])).toEqual(
            wanted.map(({ firstSeq }) => firstSeq),
          )
          const counting = wanted.filter(({ state }) => state !== 'refused' && state !== 'voided')
          const totals = totalsOf(book, found)
          expect(totals).toMatchObject({
            count: wanted.length,
            discountFen: counting.reduce((sum, row) => sum + row.discountFen, 0),
            sales: new Set(wanted.map(({ saleId }) => saleId)).size,
          })
          for (const state of REDEMPTION_STATES) {
            expect(totals.byState[state]).toBe(wanted.filter((row) => row.state === state).length)
          }
        },
      ),
      { numRuns: PROPERTY_RUNS },
    )
  })

  it('tell the same of a book that grew as of one that was read at once, in whatever order it was read', () => {
    fc.assert(
      fc.property(sourceRows, fc.nat(60), filters, fc.integer(), (rows, cut, filter, seed) => {
        const source = aSource(rows.slice(0, cut))
        const book = readBook(source, 'c', 0)
        for (const row of rows.slice(0, cut)) source.change({ ...row, state: 'accepted' })
        for (const row of rows.slice(cut)) source.change(row)
        expect(book.refresh()).toBe(true)
        const all = [...source.all('c')]
        const shuffled = all.toSorted(
          (a, b) => ((a.firstSeq * seed) % 7) - ((b.firstSeq * seed) % 7),
        )
        const atOnce = readBook(aSource(shuffled), 'c', 0)
        const seqs = (of: typeof book) =>
          [...filterRows(of, filter)].map((row) => [of.table.firstSeq[row], of.table.state[row]])
        expect(seqs(book)).toEqual(seqs(atOnce))
        expect(book.table.size).toBe(rows.length)
      }),
      { numRuns: PROPERTY_RUNS / 4 },
    )
  })
})

describe('the texts of the rows', () => {
  const texts = (number: number) => ({
    couponId: `${number}`,
    memberId: '10001',
    memberName: number % 3 === 0 ? '陈思琪' : 'Zoë',
    receiptNumber: `20261101-AB2-${String(number).padStart(4, '0')}`,
  })

  it('are found where few match, where many do, and where it changes on the way', () => {
    const all = new RecordTexts(0)
    const rows = Array.from({ length: 30_000 }, (_, row) => texts(row))
    for (const row of rows) all.add(row)
    for (const wanted of ['陈思', '10001', '2999', '12', '9', 'ab2-0001', '1\u000010001', 'none']) {
      const hits = new Uint8Array(rows.length)
      all.mark(wanted, 5, 29_990, hits)
      const expected = rows.flatMap((row, index) =>
        index >= 5 &&
        index < 29_990 &&
        Object.values(row).some((field) => field.toLowerCase().includes(wanted))
          ? [index]
          : [],
      )
      expect([...hits.keys()].filter((row) => hits[row] === 1)).toEqual(expected)
    }
  })

  it('come back as they were written, or not at all', () => {
    const all = new RecordTexts(0)
    all.add(texts(3))
    all.add(texts(4))
    all.add({ ...texts(6), memberName: 'Ödön' })
    all.add({ ...texts(6), memberName: '', receiptNumber: '' })
    expect(all.get(0)).toEqual(texts(3))
    expect([all.get(1), all.get(2)]).toEqual([null, null])
    expect(all.get(3)).toEqual({ ...texts(6), memberName: '', receiptNumber: '' })
  })
})

describe('days', () => {
  it('have the weekday of the calendar, also in the hours that belong to the day before', () => {
    fc.assert(
      fc.property(sourceRows, (rows) => {
        const { table } = readBook(aSource(rows), 'c', 6)
        rows.forEach((row, index) => expect(table.weekday[index]).toBe(weekdayOf(row.day)))
      }),
      { numRuns: 100 },
    )
  })
})
