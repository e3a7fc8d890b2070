import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { dayOf, daysBetween, instantOf, addDays, type Day } from '@shared/domain/calendar'
import type { Period } from '@shared/domain/period'
import { WAIT_STEPS, type Fate, type Fates } from '@shared/domain/statistics'
import { templateKey } from '../records/record-table'
import { openToRead } from './open-to-read'

/** Of whose coupons, given when, seen from which day. */
export interface FatesWish {
  connectionId: string
  /** The business days on which they were given. */
  given: Period
  /** When these begin, 0 to 12. */
  dayStartHour: number
  /** Empty: every template. */
  templates: readonly string[]
  today: Day
  timeZone: string
}

interface Row {
  template: string
  title: string | null
  received: number | null
  used: number | 'unknown' | null
  ends: Day | null
  gone: 0 | 1
}

interface Sum extends Fate {
  /** How many were used after so many days, by day. */
  waited: Map<number, number>
}

/**
 * What became of the coupons that members were given in a period, as the back end told it: null where this computer does
 * not know all coupons. Reads every coupon of `cache.db`, half a million in one or two seconds: not in the main thread.
 * Never throws: the cache may be set aside at any moment, and then nothing is known.
 */
export function readCouponFates(file: string, wish: FatesWish): Fates | null {
  if (!existsSync(file)) return null
  try {
    const database = openToRead(file)
    try {
      return fatesIn(database, wish)
    } finally {
      database.close()
    }
  } catch {
    return null
  }
}

function fatesIn(database: Database, wish: FatesWish): Fates | null {
  const pull = database
    .prepare<[string], { place: number; completeAt: number | null }>(
      `SELECT place.number AS place, pull_state.complete_at AS completeAt
       FROM place JOIN pull_state ON pull_state.place = place.number WHERE connection_id = ?`,
    )
    .get(wish.connectionId)
  if (!pull || pull.completeAt === null) return null
  const { given, timeZone } = wish
  const begins = `${String(wish.dayStartHour).padStart(2, '0')}:00:00`
  const rows = database
    .prepare<[number, number, number], Row>(
      `SELECT content ->> '$.templateId' AS template, content ->> '$.title' AS title,
         content ->> '$.receivedAt' AS received, content ->> '$.usedAt' AS used,
         content ->> '$.endsOn' AS ends,
         content ->> '$.givenAwayAt' IS NOT NULL OR content ->> '$.recalledAt' IS NOT NULL AS gone
       FROM coupon WHERE place = ? AND (content ->> '$.receivedAt' IS NULL
         OR content ->> '$.receivedAt' >= ? AND content ->> '$.receivedAt' < ?)`,
    )
    .iterate(
      pull.place,
      instantOf(given.from, begins, timeZone),
      instantOf(addDays(given.to, 1), begins, timeZone),
    )
  return { asOf: pull.completeAt, ...sumUp(rows, wish) }
}

function sumUp(rows: Iterable<Row>, wish: FatesWish): Omit<Fates, 'asOf'> {
  const wanted = wish.templates.length > 0 ? new Set(wish.templates) : null
  const sums = new Map<string, Sum>()
  const waits = Array.from({ length: WAIT_STEPS.length + 1 }, () => 0)
  let undated = 0
  for (const row of rows) {
    const template = templateKey(row.template, row.title)
    if (wanted && !wanted.has(template)) continue
    if (row.received === null) {
      undated++
      continue
    }
    let sum = sums.get(template)
    if (!sum) sums.set(template, (sum = noFate(template, row.title)))
    sum.given++
    sum[fateOf(row, wish.today)]++
    if (typeof row.used !== 'number') continue
    const waited = waitOf(row.received, row.used, wish.timeZone)
    sum.waited.set(waited, (sum.waited.get(waited) ?? 0) + 1)
    const step = WAIT_STEPS.findIndex((upTo) => waited <= upTo)
    const bar = step < 0 ? WAIT_STEPS.length : step
    waits[bar] = (waits[bar] ?? 0) + 1
  }
  const templates = [...sums.values()]
    .map(({ waited, ...fate }): Fate => ({ ...fate, medianDays: medianOf(waited) }))
    .sort((a, b) => b.given - a.given || (a.id < b.id ? -1 : 1))
  return { templates, waits, undated }
}

function noFate(id: string, name: string | null): Sum {
  const none = { given: 0, used: 0, expired: 0, gone: 0, open: 0, medianDays: null }
  return { id, name, ...none, waited: new Map() }
}

/** A coupon has one fate, and being used comes first. */
function fateOf({ used, gone, ends }: Row, today: Day): 'used' | 'gone' | 'expired' | 'open' {
  if (used !== null) return 'used'
  if (gone === 1) return 'gone'
  return ends !== null && ends < today ? 'expired' : 'open'
}

/** Whole days on the shop's calendar; a clock that was wrong makes none of them negative. */
function waitOf(received: number, used: number, timeZone: string): number {
  return Math.max(0, daysBetween(dayOf(received, timeZone), dayOf(used, timeZone)))
}

/** The smallest number of days that at least half of them needed at most. */
function medianOf(waited: ReadonlyMap<number, number>): number | null {
  const total = [...waited.values()].reduce((sum, count) => sum + count, 0)
  let passed = 0
  for (const [days, count] of [...waited].sort(([a], [b]) => a - b)) {
    passed += count
    if (passed * 2 >= total) return days
  }
  return null
}
