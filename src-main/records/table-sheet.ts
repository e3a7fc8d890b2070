import { fromDayNumber } from '@shared/domain/calendar'
import { REDEMPTION_STATES } from '@shared/domain/redemption-state'
import type { RecordView } from '@shared/domain/record-view'
import type { RecordRow } from '@shared/domain/view'
import { recordWords, type RecordWords } from '@shared/words/records'
import type { TableColumn, TableRow, TableSheet } from '../exporting/write-table'
import type { RecordBook } from './record-book'
import type { RecordSource } from './record-source'
import type { Compared, Selection } from './select'
import { shownRows } from './shown-rows'

type Column = keyof RecordWords['column']
const KINDS: Record<Column, Pick<TableColumn, 'kind' | 'width'>> = {
  at: { kind: 'moment', width: 20 },
  day: { kind: 'day', width: 12 },
  receipt: { kind: 'text', width: 20 },
  couponId: { kind: 'text', width: 14 },
  title: { kind: 'text', width: 28 },
  memberId: { kind: 'text', width: 12 },
  member: { kind: 'text', width: 14 },
  shop: { kind: 'text', width: 18 },
  staff: { kind: 'text', width: 14 },
  discount: { kind: 'yuan', width: 14 },
  state: { kind: 'text', width: 12 },
  source: { kind: 'text', width: 16 },
  difference: { kind: 'text', width: 40 },
}

export interface SheetOrder {
  view: RecordView
  language: keyof typeof recordWords
}

/** What a view shows as a table for a file, newest first, with its totals. */
export function sheetOf(
  { entries, totals }: Selection,
  book: RecordBook,
  remote: Compared | null,
  source: Pick<RecordSource, 'details'>,
  { view, language }: SheetOrder,
): TableSheet {
  const words = recordWords[language]
  const names = (Object.keys(KINDS) as Column[]).filter(
    (name) => name !== 'difference' || view === 'difference',
  )
  const columns = names.map((name) => ({ title: words.column[name], ...KINDS[name] }))
  const sums: Partial<Record<Column, string | number>> = {
    at: `${words.total} ${totals.count}`,
    discount: totals.discountFen,
  }
  const last: TableRow = names.map((name) => sums[name] ?? null)
  return { name: words.file, columns, rows: rows(), totals: last }

  function* rows(): Generator<TableRow> {
    for (const entry of entries) {
      yield (entry < 0 || view === 'difference' ? null : own(entry)) ?? shown(entry)
    }
  }

  /** From the columns alone where they tell everything: a million look-ups would take as long as the writing. */
  function own(row: number): TableRow | null {
    const { columns: of } = book
    const texts = book.texts.get(row)
    if (!texts) return null
    const index = remote?.fit.pairs.get(row)
    const theirs = index === undefined ? undefined : remote?.half.records[index]
    const state = REDEMPTION_STATES[of.state[row] as number] ?? 'accepted'
    return [
      of.at[row] as number,
      dayOf(of.day[row] as number),
      texts.receiptNumber,
      texts.couponId,
      book.said.titles[of.title[row] as number] ?? '',
      texts.memberId,
      // Where the ledger has no name, the list shows the back end's.
      texts.memberName || (theirs?.memberName ?? null),
      book.said.shopNames[of.shopName[row] as number] ?? '',
      book.said.staffNames[of.staffName[row] as number] ?? '',
      of.discountFen[row] as number,
      words.state[state],
      words.source[theirs ? 'both' : 'terminal'],
    ]
  }

  function shown(entry: number): TableRow {
    const [row] = shownRows(Int32Array.of(entry), book, remote, source)
    if (!row) return []
    const day = entry < 0 ? remote?.fit.days[-1 - entry] : book.columns.day[entry]
    const cells: TableRow = [
      row.at,
      day === undefined ? null : dayOf(day),
      row.receiptNumber,
      row.couponId,
      row.title,
      row.memberId,
      row.memberName,
      row.shopName ?? row.shopId,
      row.staff,
      row.discountFen,
      words.state[row.state],
      words.source[row.source],
    ]
    return view === 'difference' ? [...cells, why(row)] : cells
  }

  function why({ difference }: RecordRow): string | null {
    if (!difference) return null
    if (difference.kind !== 'differs') return words.difference[difference.why]
    const fields = difference.fields.map((field) => words.field[field]).join(words.join)
    return words.differs.replace('{fields}', fields)
  }
}

const days = new Map<number, string>()

/** A day's name; a million rows have few days. */
function dayOf(number: number): string {
  let day = days.get(number)
  if (day === undefined) {
    day = fromDayNumber(number)
    days.set(number, day)
  }
  return day
}
