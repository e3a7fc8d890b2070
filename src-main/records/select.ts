import { fromDayNumber, toDayNumber } from '@shared/domain/calendar'
import type { RecordTotals, RecordView, ViewCounts } from '@shared/domain/record-view'
import type { RedemptionRecord } from '../counter/ports'
import { isMissed, type Comparison, type RemoteHalf } from './compare'
import { filterRows, totalsOf } from './filter-rows'
import type { RecordBook } from './record-book'
import { templateKey, type RecordFilter } from './record-table'

/** What the back end said, and how it fits. */
export interface Compared {
  half: RemoteHalf
  fit: Comparison
}

/** What one view shows under one filter. */
export interface Selection {
  /** Newest first: a row of the table, or `-1 - index` of a record that is only at the back end. */
  entries: Int32Array
  totals: RecordTotals
  counts: ViewCounts
}

/** Selects by filter and view. Without the back end's half the terminal's own rows are all that there is. */
export function select(
  book: RecordBook,
  remote: Compared | null,
  filter: RecordFilter,
  view: RecordView,
): Selection {
  const rows = filterRows(book, filter)
  if (!remote) {
    const counts = { all: rows.length, terminal: rows.length, backend: null, difference: null }
    const none = view === 'backend' || view === 'difference'
    return selectionOf(book, none ? rows.subarray(0, 0) : rows, [], counts)
  }
  const { fit, half } = remote
  const there = newestFirst(half.records).filter((index) => {
    if (fit.rowOf[index] !== -1) return false
    return matches(half, index, fit.days[index] ?? 0, filter)
  })
  const within = [...fit.pairs.keys()].filter((row) => has(rows, row))
  const paired = [...within, ...strays(book, fit, filter)].sort((a, b) => a - b)
  const differing = paired.filter((row) => fit.differences.has(fit.pairs.get(row) ?? -1))
  const here = onlyHere(book, rows, paired, fit)
  const counts: ViewCounts = {
    all: rows.length + there.length,
    terminal: rows.length,
    backend: paired.length + there.length,
    difference: {
      onlyHere: here.length,
      onlyThere: there.length,
      differs: differing.length,
    },
  }
  switch (view) {
    case 'all':
      return selectionOf(book, rows, there, counts, half.records)
    case 'terminal':
      return selectionOf(book, rows, [], counts)
    case 'backend':
      return selectionOf(book, Uint32Array.from(paired), there, counts, half.records)
    case 'difference': {
      const own = Uint32Array.from([...here, ...differing]).sort()
      return selectionOf(book, own, there, counts, half.records)
    }
  }
}

/** Rows that the back end should have told, and has not. */
function onlyHere(
  book: RecordBook,
  rows: Uint32Array,
  paired: readonly number[],
  fit: Comparison,
): Uint32Array {
  const isPaired = new Uint8Array(book.table.size)
  for (const row of paired) isPaired[row] = 1
  return rows.filter((row) => isPaired[row] === 0 && isMissed(book, row, fit))
}

/**
 * Rows of other days that the back end lists under one of these: sent a day after they were redeemed, or at midnight. They
 * are shown as what the back end has and as a difference; in the sums of the shop's own days they stay where they are.
 */
function strays(book: RecordBook, fit: Comparison, filter: RecordFilter): number[] {
  const { day } = book.columns
  const [from, to] = [toDayNumber(filter.from), toDayNumber(filter.to)]
  const isWithin = (on: number): boolean => on >= from && on <= to
  const rows = [...fit.pairs].flatMap(([row, index]) =>
    isWithin(fit.days[index] ?? 0) && !isWithin(day[row] ?? 0) ? [row] : [],
  )
  if (rows.length === 0) return rows
  const days = rows.map((row) => day[row] ?? 0)
  const others = filterRows(book, {
    ...filter,
    from: fromDayNumber(Math.min(...days)),
    to: fromDayNumber(Math.max(...days)),
  })
  return rows.filter((row) => has(others, row))
}

/** Merges the two halves by time; both come sorted, the rows oldest first, the records newest first. */
function selectionOf(
  book: RecordBook,
  rows: Uint32Array,
  there: readonly number[],
  counts: ViewCounts,
  records: readonly RedemptionRecord[] = [],
): Selection {
  const { at } = book.columns
  const entries = new Int32Array(rows.length + there.length)
  let [next, own] = [0, rows.length - 1]
  for (const index of there) {
    const moment = records[index]?.at ?? 0
    while (own >= 0 && (at[rows[own] as number] as number) >= moment) {
      entries[next++] = rows[own--] as number
    }
    entries[next++] = -1 - index
  }
  while (own >= 0) entries[next++] = rows[own--] as number
  const totals = totalsOf(book, rows)
  totals.count += there.length
  totals.untold += there.length
  totals.byState.accepted += there.length
  return { entries, totals, counts }
}

function newestFirst(records: readonly RedemptionRecord[]): number[] {
  return records.map((_, index) => index).sort((a, b) => at(records, b) - at(records, a))
}

function at(records: readonly RedemptionRecord[], index: number): number {
  return records[index]?.at ?? 0
}

/** Whether the filter takes a record that is only at the back end, which lists nothing but what it accepted. */
function matches(
  { records, shopNames }: RemoteHalf,
  index: number,
  day: number,
  filter: RecordFilter,
): boolean {
  const record = records[index]
  if (!record || day < toDayNumber(filter.from) || day > toDayNumber(filter.to)) return false
  const within = (wanted: readonly string[], id: string | null): boolean =>
    wanted.length === 0 || (id !== null && wanted.includes(id))
  if (!within(filter.states, 'accepted') || !within(filter.shops, record.shopId)) return false
  // Its staff are not this terminal's cashiers, even where a number of the one is an id of the other.
  if (filter.staffs.length > 0) return false
  if (!within(filter.templates, templateKey(record.templateId, record.title))) return false
  const text = filter.text.trim().toLowerCase()
  const { couponId, title, memberId, memberName, shopId, staffId } = record
  const shopName = shopId === null ? null : (shopNames[shopId] ?? null)
  return (
    text === '' ||
    [couponId, title, memberId, memberName, shopName, staffId].some((field) =>
      field?.toLowerCase().includes(text),
    )
  )
}

/** Whether a row is among rows that are sorted. */
function has(rows: Uint32Array, row: number): boolean {
  let [low, high] = [0, rows.length - 1]
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = rows[middle] as number
    if (found === row) return true
    if (found < row) low = middle + 1
    else high = middle - 1
  }
  return false
}
