import type { PullStore } from '../counter/cache-ports'
import type { CacheFile, CacheKeeper } from './cache-file'
import { eraseMember, keepMember } from './cache-keep'
import { findPlace, placeOf } from './cache-rows'

/** How many rows one step of tidying looks at. */
const STEP_ROWS = 2_000
/** How many pages of the text index one step of putting it together writes, about. */
const STEP_PAGES = 16

/**
 * Stands in the text index from an erasure until the index is put together: a piece alone would be left as it is, and a later
 * start finds that it is still to be done. Below the numbers of every place, and no token of a member begins so.
 */
const ERASED = { number: 0, word: 'zerased' }

type Table = 'member' | 'coupon'

/**
 * The pull's side of the cache. `lastLive` is when a live answer was last kept: the rows of a page that was asked for
 * before may be older than what they replace, and then their members are no longer known to be as they were said live.
 */
export function createPullStore(
  { attempt, dropAside }: Pick<CacheKeeper, 'attempt' | 'dropAside'>,
  lastLive: { readonly at: number },
): PullStore {
  let sweeping: { place: number; table: Table | 'done'; from: string } | null = null
  let joining: 'unknown' | 'wanted' | 'begun' | null = 'unknown'

  const inTransaction = <T>(
    otherwise: T,
    connectionId: string,
    work: (cache: CacheFile, place: number) => T,
  ): T =>
    attempt(otherwise, (cache) =>
      cache.database.transaction(() => work(cache, placeOf(cache, connectionId)))(),
    )

  /** Looks through the next few rows of what a full pull should have brought again. */
  function sweepStep({ sql }: CacheFile, place: number): boolean {
    const pull = sql.pull.get(place)
    if (!pull || pull.swept) return false
    if (sweeping?.place !== place) sweeping = { place, table: 'coupon', from: '' }
    const { table, from } = sweeping
    if (table === 'done') return false
    const end = sql.boundary[table].get(place, from, STEP_ROWS)?.id ?? null
    sql.sweep[table].run(place, from, end ?? '\u{10ffff}', pull.startedAt)
    if (end !== null) sweeping.from = end
    else if (table === 'coupon') sweeping = { place, table: 'member', from: '' }
    else {
      sweeping = { place, table: 'done', from: '' }
      joining = 'wanted'
    }
    return true
  }

  /**
   * Puts the text index together: a pull leaves it in many pieces, in each of which every word would be looked for, and whom it
   * erased is only marked in them.
   */
  function joinStep({ sql }: CacheFile): boolean {
    if (joining === 'unknown') joining = sql.holdsWord.get(ERASED.word) ? 'wanted' : null
    if (joining === null) return false
    const written = () => sql.written.get()?.n ?? 0
    const before = written()
    sql.joinText.run(joining === 'wanted' ? -STEP_PAGES : STEP_PAGES)
    // As SQLite's description of `merge` has it: one change is its own.
    const more = written() - before > 1
    joining = more ? 'begun' : null
    if (!more) sql.dropText.run(ERASED.number)
    return more
  }

  /** Removes the next few rows of a place that was given up. */
  function dropStep({ sql }: CacheFile): boolean {
    const place = sql.givenUp.get()?.number
    if (place === undefined) return false
    const dropped = sql.dropSome.some((table) => table.run(place, place, STEP_ROWS).changes > 0)
    if (!dropped) sql.dropPlace.run(place)
    return true
  }

  return {
    progress: (connectionId) =>
      attempt(null, (cache) => {
        const place = findPlace(cache, connectionId)
        const row = place === null ? undefined : cache.sql.pull.get(place)
        if (!row) return null
        const { swept, cancelled, ...rest } = row
        return { ...rest, follows: swept === 1, cancelled: cancelled === 1 }
      }),
    startOver: (connectionId, at) =>
      inTransaction(undefined, connectionId, ({ sql }, place) => {
        sweeping = null
        sql.startOver.run(place, at)
      }),
    giveUp: (connectionId) =>
      inTransaction(undefined, connectionId, ({ sql }, place) => void sql.giveUp.run(place)),
    addMembers(connectionId, { rows, erased = [], cursor, total }, askedAt) {
      if (erased.length > 0) dropAside()
      return inTransaction(false, connectionId, (cache, place) => {
        for (const member of rows) keepMember(cache, place, member, askedAt)
        for (const id of erased) eraseMember(cache, place, id)
        if (erased.length > 0) {
          cache.sql.putText.run(ERASED.number, ERASED.word)
          joining = 'wanted'
        }
        const came = rows.length + erased.length
        return cache.sql.membersCame.run(cursor, came, total ?? 0, place).changes === 1
      })
    },
    addCoupons: (connectionId, { rows, cursor, total }, askedAt) =>
      inTransaction(false, connectionId, ({ sql }, place) => {
        const overtaken = lastLive.at >= askedAt
        for (const coupon of rows) {
          sql.putPulled.run(place, coupon.id, coupon.memberId, JSON.stringify(coupon), askedAt)
          if (overtaken) sql.doubtWhole.run({ place, id: coupon.memberId, at: askedAt })
        }
        return sql.couponsCame.run(cursor, rows.length, total ?? 0, place).changes === 1
      }),
    tidy: (connectionId) =>
      inTransaction(
        false,
        connectionId,
        (cache, place) => dropStep(cache) || sweepStep(cache, place) || joinStep(cache),
      ),
    complete: (connectionId, askedAt) =>
      inTransaction(
        undefined,
        connectionId,
        ({ sql }, place) => void sql.complete.run(askedAt, place),
      ),
    setCancelled: (connectionId, cancelled) =>
      inTransaction(
        undefined,
        connectionId,
        ({ sql }, place) => void sql.cancel.run(cancelled ? 1 : 0, place),
      ),
    staleSince: (connectionId, since, olderThan, limit) =>
      attempt([], (cache) => {
        const place = findPlace(cache, connectionId)
        if (place === null) return []
        return cache.sql.stale.all({ place, since, olderThan, limit }).map(({ id }) => id)
      }),
    counts: (connectionId) =>
      attempt({ members: 0, coupons: 0 }, (cache) => {
        const place = findPlace(cache, connectionId)
        if (place === null) return { members: 0, coupons: 0 }
        const { sql } = cache
        return {
          members: sql.countMembers.get(place)?.n ?? 0,
          coupons: sql.countCoupons.get(place)?.n ?? 0,
        }
      }),
  }
}
