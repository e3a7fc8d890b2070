import { rowsOf } from './tolerant-reader'

/** As many rows as this project's own API gives at once; others may give fewer. */
export const PAGE_LIMIT = 100

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

  /** Takes the server's word that a page with fewer rows than asked for is the last. */
  trustLimit(): void {
    this.limitIsHonoured = true
  }

  /**
   * Fetches page after page until the list ends, brings nothing new, or `maxPages` are read. Rows with an id that
   * came before are dropped: lists shift while they are read. `fetch` gives the `data` of one page; a page that is no
   * list makes `onNoList` throw.
   */
  async all(
    call: string,
    maxPages: number,
    fetch: (page: number) => Promise<unknown>,
    onNoList: () => never,
  ): Promise<Pages> {
    const rows = new Map<string, unknown>()
    for (let page = 1; page <= maxPages; page++) {
      const received = rowsOf(await fetch(page)) ?? onNoList()
      const before = rows.size
      for (const row of received) {
        const key = keyOf(row)
        if (!rows.has(key)) rows.set(key, row)
      }
      if (rows.size === before || this.isLast(call, received.length)) {
        return { rows: [...rows.values()], truncated: false }
      }
    }
    return { rows: [...rows.values()], truncated: true }
  }

  private isLast(call: string, length: number): boolean {
    const proven = this.proven.get(call) ?? 0
    if (length > proven) this.proven.set(call, length)
    return length < PAGE_LIMIT && (this.limitIsHonoured || length < proven)
  }
}

/** The row's id, number or text alike; a row without one is told apart by all that it says. */
function keyOf(row: unknown): string {
  const id: unknown = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined
  return typeof id === 'string' || typeof id === 'number' ? `id ${id}` : JSON.stringify(row)
}
