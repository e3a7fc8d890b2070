import fc from 'fast-check'
import { addDays } from '@shared/domain/calendar'
import { REDEMPTION_STATES } from '@shared/domain/redemption-state'
import type { RecordSource, SourceRow } from '../../src-main/records/record-source'

export const FIRST_DAY = '2026-11-01'

/** Redemptions as a ledger might tell them: few shops and titles, so that filters meet some. */
export const sourceRows: fc.Arbitrary<SourceRow[]> = fc
  .array(
    fc.record({
      couponId: fc.stringMatching(/^[0-9A-Fa-f]{1,4}$/),
      templateId: fc.constantFrom('7', '8', '9'),
      title: fc.constantFrom('满百减二十', 'Éclair 券', 'ABC', '满'),
      kind: fc.constantFrom('cash' as const, 'exchange' as const),
      discountFen: fc.nat(5_000),
      state: fc.constantFrom(...REDEMPTION_STATES),
      shift: fc.nat(9),
      hour: fc.nat(23),
      memberId: fc.stringMatching(/^[0-9]{3,5}$/),
      memberName: fc.option(
        fc.oneof(
          fc.constantFrom('林小满', '陈思', 'Ödön', 'SS'),
          fc.string({ unit: 'grapheme', maxLength: 5 }),
        ),
      ),
      shopId: fc.constantFrom('1', '2', '3'),
      shopName: fc.constantFrom('东门店', '机场店', 'West'),
      cashierNumber: fc.constantFrom('', '02', '07'),
      cashierName: fc.constantFrom('王雨晴', 'Ann', '—'),
      billFen: fc.option(fc.nat(99_999)),
      offline: fc.boolean(),
      byHand: fc.boolean(),
      sameSale: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((drafts) => {
    let sale = 0
    return drafts.map(({ shift, hour, sameSale, ...draft }, index): SourceRow => {
      if (!sameSale || index === 0) sale++
      const id = String(sale).padStart(12, '0')
      const day = addDays(FIRST_DAY, shift)
      const time = `${String(hour).padStart(2, '0')}:10:00`
      return {
        ...draft,
        firstSeq: index * 3 + 1,
        requestId: `00000000-0000-7000-8000-${id.slice(2)}${String(index % 100).padStart(2, '0')}`,
        saleId: `00000000-0000-7000-8000-${id.slice(2)}ff`,
        at: Date.parse(`${day}T${time}+08:00`),
        changedAt: Date.parse(`${day}T${time}+08:00`),
        ...{ day, time },
        receiptNumber: `${day.replaceAll('-', '')}-A2B-${String(sale).padStart(4, '0')}`,
      }
    })
  })

/** A ledger in memory, to which rows can be added and whose states can be changed. */
export function aSource(rows: SourceRow[]): RecordSource & { change(row: SourceRow): void } {
  const changed: { seq: number; row: SourceRow }[] = []
  let seq = rows.length * 3
  let erased = '0/0'
  return {
    count: () => rows.length,
    stand: () => ({ lastSeq: seq, erased }),
    all: () => rows,
    since: (_, after) => {
      const found = changed.filter((one) => one.seq > after).map(({ row }) => row)
      return [...new Map(found.map((row) => [row.firstSeq, row])).values()].sort(
        (a, b) => a.firstSeq - b.firstSeq,
      )
    },
    details: (seqs) =>
      seqs.flatMap((wanted) => {
        const row = rows.find(({ firstSeq }) => firstSeq === wanted)
        return row ? [row] : []
      }),
    ofCoupon: (_, couponId) =>
      rows.filter((row) => row.couponId === couponId).map(({ firstSeq }) => firstSeq),
    close() {
      erased = 'closed'
    },
    change(row) {
      const known = rows.findIndex(({ requestId }) => requestId === row.requestId)
      if (known === -1) rows.push({ ...row, firstSeq: ++seq })
      else rows[known] = { ...row, firstSeq: rows[known]?.firstSeq ?? 0 }
      changed.push({ seq: ++seq, row: (known === -1 ? rows.at(-1) : rows[known]) ?? row })
    },
  }
}
