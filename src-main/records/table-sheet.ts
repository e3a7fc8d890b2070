import { fromDayNumber } from '@shared/domain/calendar'
import { REDEMPTION_STATES } from '@shared/domain/redemption-state'
import type { Difference, RecordView } from '@shared/domain/record-view'
import { recordWords, type RecordWords } from '@shared/words/records'
import type { TableColumn, TableRow, TableSheet } from '../exporting/write-table'
import type { RecordBook } from './record-book'
import type { RecordSource } from './record-source'
import type { OwnTexts } from './record-texts'
import type { Compared, Selection } from './select'
import { differenceOf, remoteRow } from './shown-rows'

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

/** What is read from the ledger at once. */
const BATCH_ROWS = 500
const NO_TEXTS: OwnTexts = { couponId: '', memberId: '', memberName: '', receiptNumber: '' }

/**
 * What a view shows as a table for a file, newest first, with its totals. Rows come from the book's columns, wherever they
 * tell everything: a look-up in the ledger for each takes as long as all the writing.
 */
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
    for (let from = 0; from < entries.length; from += BATCH_ROWS) {
      const batch = entries.subarray(from, from + BATCH_ROWS)
      const texts = textsOf(batch)
      for (const [at, entry] of batch.entries()) {
        yield entry < 0 ? there(-1 - entry) : here(entry, texts[at] ?? NO_TEXTS)
      }
    }
  }

  /** The texts of a batch's own rows. The ledger is asked for those alone whose letters the book does not tell. */
  function textsOf(batch: Int32Array): (OwnTexts | null)[] {
    const texts = Array.from(batch, (entry) => (entry < 0 ? null : book.texts.get(entry)))
    const seqOf = (at: number): number => book.columns.firstSeq[batch[at] ?? 0] ?? 0
    const untold = [...batch.keys()].filter((at) => (batch[at] ?? 0) >= 0 && texts[at] === null)
    if (untold.length === 0) return texts
    const details = new Map(source.details(untold.map(seqOf)).map((row) => [row.firstSeq, row]))
    for (const at of untold) {
      const row = details.get(seqOf(at))
      if (row) texts[at] = { ...row, memberName: row.memberName ?? '' }
    }
    return texts
  }

  function here(row: number, texts: OwnTexts): TableRow {
    const { columns: of, said } = book
    const index = remote?.fit.pairs.get(row)
    const theirs = index === undefined ? undefined : remote?.half.records[index]
    const cells: TableRow = [
      of.at[row] as number,
      dayOf(of.day[row] as number),
      texts.receiptNumber,
      texts.couponId,
      said.titles[of.title[row] as number] ?? '',
      texts.memberId,
      // Where the ledger has no name, the list shows the back end's.
      texts.memberName || (theirs?.memberName ?? null),
      said.shopNames[of.shopName[row] as number] ?? '',
      said.staffNames[of.staffName[row] as number] ?? '',
      of.discountFen[row] as number,
      words.state[REDEMPTION_STATES[of.state[row] as number] ?? 'accepted'],
      words.source[theirs ? 'both' : 'terminal'],
    ]
    return view === 'difference' ? [...cells, why(differenceOf(row, book, remote))] : cells
  }

  /** A record that is only at the back end. */
  function there(index: number): TableRow {
    if (!remote) return []
    const row = remoteRow(index, remote)
    const cells: TableRow = [
      row.at,
      dayOf(remote.fit.days[index] as number),
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
    return view === 'difference' ? [...cells, why(row.difference)] : cells
  }

  function why(difference: Difference | null): string | null {
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
