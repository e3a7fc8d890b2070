import { ProblemError } from '@shared/ipc/result'
import { rowsOf } from './tolerant-reader'

/** As many rows as this project's own API gives at once; others may give fewer. */
const PAGE_LIMIT = 100
/** What document 000 asks for in its samples, for a back end that refuses more. */
const MODEST_PAGE_LIMIT = 10

/** All rows of a list, as far as they were fetched. */
export interface Pages {
  rows: unknown[]
  /** The bound on pages was reached before the list ended. */
  truncated: boolean
}

/**
 * Knows when a list has ended although no answer says how long it is (document 000). A short page is the last only
 * if the server would have given more: some give 10 rows whatever `limit` asks. So a page is taken for short when it
 * has fewer rows than were asked for *and* fewer than this server has once given for the same call. The price is one
 * more request whenever a page is longer than any before; a server known to honour `limit` is spared even that.
 */
export class Pager {
  private readonly proven = new Map<string, number>()

  private limitIsHonoured = false
  private limit = PAGE_LIMIT
  private limitIsAccepted = false

  /** Takes the server's word that a page with fewer rows than asked for is the last. */
  trustLimit(): void {
    this.limitIsHonoured = true
  }

  /**
   * Fetches page after page until the list ends, brings nothing new, or `maxPages` are read. Rows with an id that
   * came before are dropped: lists shift while they are read. `fetch` gives the `data` of one page of so many rows; a
   * page that is no list makes `onNoList` throw.
   */
  async all(
    call: string,
    maxPages: number,
    fetch: (page: number, limit: number) => Promise<unknown>,
    onNoList: (data: unknown) => never,
  ): Promise<Pages> {
    const rows = new Map<string, unknown>()
    const first = await this.firstPage(fetch)
    for (let page = 1; page <= maxPages; page++) {
      const data = page === 1 ? first.data : await fetch(page, first.limit)
      const received = rowsOf(data) ?? onNoList(data)
      const before = rows.size
      for (const row of received) {
        const key = keyOf(row)
        if (!rows.has(key)) rows.set(key, row)
      }
      if (rows.size === before || this.isLast(call, received.length, first.limit)) {
        return { rows: [...rows.values()], truncated: false }
      }
    }
    return { rows: [...rows.values()], truncated: true }
  }

  /** Where a back end refuses a first page, its size may be why: a modest one that is accepted is kept to from then on. */
  private async firstPage(fetch: (page: number, limit: number) => Promise<unknown>) {
    const { limit } = this
    try {
      const data = await fetch(1, limit)
      this.limitIsAccepted = true
      return { data, limit }
    } catch (error) {
      const isRefusal = error instanceof ProblemError && error.problem.code === 'api.refused'
      const isSettled = this.limitIsAccepted || this.limitIsHonoured || limit === MODEST_PAGE_LIMIT
      if (!isRefusal || isSettled) throw error
      const data = await fetch(1, MODEST_PAGE_LIMIT).catch(() => {
        throw error
      })
      this.limit = MODEST_PAGE_LIMIT
      return { data, limit: MODEST_PAGE_LIMIT }
    }
  }

  private isLast(call: string, length: number, limit: number): boolean {
    const proven = this.proven.get(call) ?? 0
    if (length > proven) this.proven.set(call, length)
    return length < limit && (this.limitIsHonoured || length < proven)
  }
}

/** The row's id, number or text alike; a row without one is told apart by all that it says. */
function keyOf(row: unknown): string {
  const id: unknown = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined
  return typeof id === 'string' || typeof id === 'number' ? `id ${id}` : JSON.stringify(row)
}
