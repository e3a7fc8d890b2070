import type { RecordTotals, RecordView, ViewCounts } from '@shared/domain/record-view'
import type { TableFormat } from '@shared/domain/table-format'
import type { RecordRow } from '@shared/domain/view'
import { writeTable } from '../exporting/write-table'
import { compare, type RecordPlace, type RemoteHalf } from './compare'
import { readBook, type RecordBook } from './record-book'
import type { RecordFilter } from './record-table'
import type { RecordSource } from './record-source'
import { select, type Compared, type Selection } from './select'
import { shownRows } from './shown-rows'
import { createStatisticsWork } from './statistics/statistics'
import type { StatisticsSource } from './statistics/source'
import { sheetOf, type SheetOrder } from './table-sheet'
import { teller } from './teller'
import type { TrailEngine } from './trail/trail'

/** Which records, seen from where. */
export interface RecordsQuestion {
  place: RecordPlace
  filter: RecordFilter
  view: RecordView
  /** What the back end said of these days; null where it said nothing. */
  remote: RemoteHalf | null
}

export interface RecordsAnswer {
  rows: RecordRow[]
  total: number
  totals: RecordTotals
  counts: ViewCounts
}

/** An id of the ledger and what it is called. */
export interface RecordOption {
  id: string
  name: string | null
}
/** What occurs in this terminal's own records, to filter by. */
export interface RecordOptions {
  shops: RecordOption[]
  staffs: RecordOption[]
  templates: RecordOption[]
}

export interface ExportWish {
  file: string
  format: TableFormat
  language: SheetOrder['language']
  /** Where the file grows, if that has been settled. */
  part?: string
}

export interface ExportWatch {
  signal?: AbortSignal
  /** Hears how many rows are written, of how many. */
  told?(done: number, total: number): void
}

/**
 * Answers from the ledger as it is at that moment: every answer has what was committed before it. Whatever takes as long
 * as the ledger is large belongs beside the main thread. All throw `ProblemError` `storage.*`.
 */
export interface RedemptionsEngine extends StatisticsSource {
  list(question: RecordsQuestion, offset: number, limit: number): Promise<RecordsAnswer>
  options(place: RecordPlace): Promise<RecordOptions>
  /** Writes all that a view shows; answers how many records. Throws the signal's reason as well. */
  export(question: RecordsQuestion, wish: ExportWish, watch?: ExportWatch): Promise<number>
  /** Lets go of the ledger, which is about to be exchanged; the next question reads it anew. */
  release(): Promise<void>
  /** Ends what there is; an export under way is not waited for, and leaves nothing. */
  end(): Promise<void>
}

/** The same, and the trail: all that is asked of the ledger beside the counter. */
export interface RecordsEngine extends RedemptionsEngine, TrailEngine {}

/** Columns in which nothing changes any more: rows are added behind them, and states of rows come in others. */
function asTheyAre(columns: RecordBook['columns']): RecordBook['columns'] {
  const { state, changedAt, byHand } = columns
  return {
    ...columns,
    state: state.slice(),
    changedAt: changedAt.slice(),
    byHand: byHand.slice(),
  }
}

/**
 * The engine in this very thread, but for the trail. `cacheFile` tells what became of coupons that were given; `told` hears how far reading
 * a ledger has come.
 */
export function createEngine(
  open: () => RecordSource,
  cacheFile: string,
  told?: (done: number, total: number) => void,
): RedemptionsEngine {
  let source: RecordSource | null = null
  let read: { key: string; book: RecordBook } | null = null
  let fitted: { half: RemoteHalf; stand: string; compared: Compared } | null = null
  let last: { key: string; half: RemoteHalf | null; selection: Selection } | null = null
  let generation = 0
  const statistics = createStatisticsWork(cacheFile)

  function bookOf({ connectionId, dayStartHour }: RecordPlace): RecordBook {
    const key = JSON.stringify([connectionId, dayStartHour])
    if (read?.key === key && read.book.refresh()) return read.book
    source ??= open()
    // The old one first: two of a million rows are twice as large.
    read = null
    last = null
    fitted = null
    generation++
    read = { key, book: readBook(source, connectionId, dayStartHour, told) }
    return read.book
  }

  function standOf(book: RecordBook, place: RecordPlace): string {
    return JSON.stringify([generation, book.table.lastSeq, place])
  }

  function compared(book: RecordBook, { remote, place }: RecordsQuestion): Compared | null {
    if (!remote || !source) return null
    const stand = standOf(book, place)
    if (fitted?.half !== remote || fitted.stand !== stand) {
      const fit = compare(book, remote, source, place)
      fitted = { half: remote, stand, compared: { half: remote, fit } }
    }
    return fitted.compared
  }

  /** The same question is asked again for every page that is scrolled to. */
  function selected(book: RecordBook, question: RecordsQuestion): Selection {
    const { filter, view, place, remote } = question
    const key = JSON.stringify([filter, view, standOf(book, place)])
    if (last?.key !== key || last.half !== remote) {
      const selection = select(book, compared(book, question), filter, view)
      last = { key, half: remote, selection }
    }
    return last.selection
  }

  function opened(): RecordSource {
    source ??= open()
    return source
  }

  function letGo(): void {
    read = null
    last = null
    fitted = null
    source?.close()
    source = null
  }

  return {
    async list(question, offset, limit) {
      const book = bookOf(question.place)
      const { entries, totals, counts } = selected(book, question)
      const page = entries.subarray(offset, offset + limit)
      const rows = shownRows(page, book, compared(book, question), opened())
      return { rows, total: entries.length, totals, counts }
    },
    async options(place) {
      const { shops, staffs, templates } = bookOf(place).table
      const all = ({ ids, names }: typeof shops): RecordOption[] =>
        ids.map((id, number) => ({ id, name: names[number] ?? null }))
      return { shops: all(shops), staffs: all(staffs), templates: all(templates) }
    },
    async export(question, { file, format, language, part }, watch = {}) {
      const { place, view } = question
      const book = bookOf(place)
      const selection = selected(book, question)
      const total = selection.entries.length
      // What is answered meanwhile brings the book up to date; the rows have to add up to the totals below them.
      const then = { ...book, columns: asTheyAre(book.columns) }
      const sheet = sheetOf(selection, then, compared(book, question), opened(), {
        ...{ view, language },
      })
      await writeTable(file, format, sheet, {
        timeZone: place.timeZone,
        onRows: teller(watch.told, total),
        ...(part === undefined ? {} : { part }),
        ...(watch.signal ? { signal: watch.signal } : {}),
      })
      return total
    },
    async statistics(order) {
      return statistics.figures(bookOf(order.place).table, order, Date.now())
    },
    statisticsPage: statistics.page,
    async release() {
      letGo()
    },
    async end() {
      letGo()
    },
  }
}
