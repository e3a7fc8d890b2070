import type { RecordRow } from '@shared/domain/view'
import type { CallOutput } from '@shared/ipc/contract'

/** How many rows are asked for at once. */
export const WINDOW_ROWS = 100
/** Rows that are drawn out of sight, above and below, so that a short way shows no gap. */
export const SPARE_ROWS = 6

export type RecordsPage = CallOutput<'records.list'>
/** A list as it was; rows that were not here are undefined. */
export interface Listed {
  rowAt(index: number): RecordRow | undefined
  total: number
}

/** How a list has moved on: rows that were in sight have other places now. */
export interface Moved {
  /** By how many rows, down being more. */
  by: number
  /** By key: where a row is now, as far as it was read. */
  places: ReadonlyMap<string, number>
}

export interface Reread {
  /** The latest answer: what it says of the whole list is true of all rows here. */
  page: RecordsPage
  windows: ReadonlyMap<number, RecordRow[]>
  moved: Moved
}

/**
 * Reads a list again that has become another, around the rows that are in sight (`first` to `last`, both included), and
 * finds out how far these have moved. `read` answers a window of `WINDOW_ROWS`, or null where it cannot be had: then the
 * answer is null, too.
 */
export async function rereadAround(
  before: Listed,
  { first, last }: { first: number; last: number },
  read: (window: number) => Promise<RecordsPage | null>,
): Promise<Reread | null> {
  const windows = new Map<number, RecordRow[]>()
  const latest: { page: RecordsPage | null } = { page: null }

  /** Windows that cover these rows; those that are there already are not asked for once more. */
  async function cover(from: number, to: number): Promise<boolean> {
    const end = Math.min(to, latest.page === null ? to : latest.page.total - 1)
    for (let at = windowOf(from); at <= windowOf(end); at++) {
      if (windows.has(at)) continue
      const answer = await read(at)
      if (answer === null) return false
      // It has moved on once more: what was read before is of another list.
      if (latest.page !== null && answer.total !== latest.page.total) windows.clear()
      latest.page = answer
      windows.set(at, answer.rows)
    }
    return true
  }

  if (!(await cover(first, first))) return null
  // Nearly always so many rows have come in above, the newest being the first.
  const guess = (latest.page?.total ?? 0) - before.total
  if (first > 0 && !(await cover(first + guess, last + guess))) return null
  const by = shiftOf(before, first, last, placesOf(windows))
  if (!(await cover(first + by, last + by))) return null
  if (first === 0 && !(await cover(0, last))) return null
  return latest.page && { page: latest.page, windows, moved: { by, places: placesOf(windows) } }
}

const windowOf = (row: number): number => Math.max(0, Math.floor(row / WINDOW_ROWS))

function placesOf(windows: Map<number, RecordRow[]>): Map<string, number> {
  const places = new Map<string, number>()
  for (const [window, some] of windows) {
    some.forEach(({ key }, index) => places.set(key, window * WINDOW_ROWS + index))
  }
  return places
}

/** How far the first row in sight that is still there has moved; where none is, one of those drawn above it. */
function shiftOf(
  before: Listed,
  first: number,
  last: number,
  places: ReadonlyMap<string, number>,
): number {
  const inSight = first === 0 ? 0 : first + SPARE_ROWS
  const drawn = Array.from({ length: last - first + 1 }, (_, row) => first + row)
  const ordered = [...drawn.filter((at) => at >= inSight), ...drawn.filter((at) => at < inSight)]
  for (const at of ordered) {
    const key = before.rowAt(at)?.key
    const now = key === undefined ? undefined : places.get(key)
    if (now !== undefined) return now - at
  }
  return 0
}
