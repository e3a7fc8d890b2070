import { shallowRef } from 'vue'

/** A drag through a million rows leaves no more of them behind than this. */
const PAGES_KEPT = 60
/** Whoever drags on wants the rows where the bar is now, not those it passed: few are asked for at once. */
const FETCHED_AT_ONCE = 2

/**
 * The rows of a long list that are here: the pages looked at last, of `size` rows each. `fetch` brings one page by
 * `put`; where it brings none, the page is asked for again by the next `need`.
 */
export function createRowPages<Row>(size: number, fetch: (page: number) => Promise<void>) {
  /** Longest not needed first. */
  const pages = shallowRef<ReadonlyMap<number, readonly Row[]>>(new Map())
  let coming = new Set<number>()
  let wanted: readonly number[] = []

  /** The row at this place; undefined where it is not here (yet). */
  function at(index: number): Row | undefined {
    return pages.value.get(Math.floor(index / size))?.[index % size]
  }

  function put(page: number, rows: readonly Row[]): void {
    const next = new Map(pages.value)
    next.delete(page)
    next.set(page, rows)
    for (const old of next.keys()) {
      if (next.size <= PAGES_KEPT) break
      next.delete(old)
    }
    pages.value = next
  }

  function ask(): void {
    const mine = coming
    for (const page of wanted) {
      if (mine.size >= FETCHED_AT_ONCE) return
      if (mine.has(page) || pages.value.has(page)) continue
      mine.add(page)
      void fetch(page).finally(() => {
        mine.delete(page)
        if (mine === coming && pages.value.has(page)) ask()
      })
    }
  }

  /** Fetches what of these rows is not here yet; what was wanted before and not asked for is wanted no more. */
  function need(first: number, last: number): void {
    const from = Math.floor(first / size)
    wanted = Array.from({ length: Math.floor(last / size) - from + 1 }, (_, place) => from + place)
    ask()
  }

  /** Exchanges rows that are here; `change` answers null for one that stays as it is. */
  function change(change: (row: Row) => Row | null): void {
    for (const [page, rows] of pages.value) {
      let isOther = false
      const next = rows.map((row) => {
        const changed = change(row)
        isOther ||= changed !== null
        return changed ?? row
      })
      if (isOther) pages.value = new Map(pages.value).set(page, next)
    }
  }

  /** The same list read again: of what was here only these pages are there now. */
  function replace(next: ReadonlyMap<number, readonly Row[]>): void {
    clear()
    pages.value = new Map(next)
  }

  /** Another list: nothing of the old one is here, nor waited for. */
  function clear(): void {
    pages.value = new Map()
    coming = new Set()
    wanted = []
  }

  return { at, put, replace, need, change, clear }
}
