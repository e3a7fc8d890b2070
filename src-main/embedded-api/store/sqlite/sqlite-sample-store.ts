import type { Kysely } from 'kysely'
import type { DayNumber } from '../../days'
import { declineSample, readSampleDay, slideStatements } from '../sample-queries'
import type { SampleStore } from '../store'
import type { Tables } from '../tables'
import type { Connection } from './connection'

/**
 * The sample data's side of the store. Filling uses one prepared statement per table: a hundred thousand members
 * with a million coupons take seconds, where a query builder would take minutes.
 */
export function sqliteSampleStore(connection: Connection, db: Kysely<Tables>): SampleStore {
  const insertAll = (table: string, rows: Iterable<Record<string, unknown>>) => {
    let run: ((row: Record<string, unknown>) => void) | undefined
    for (const row of rows) {
      run ??= insertInto(table, Object.keys(row))
      run(row)
    }
  }
  const insertInto = (table: string, columns: string[]) => {
    const statement = connection.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    return (row: Record<string, unknown>) => void statement.run(Object.values(row))
  }
  return {
    day: () => readSampleDay(db),
    decline: () => declineSample(db),
    async fill(data, day: DayNumber) {
      // Synchronous from begin to commit, see storeOn.
      connection.transaction(() => {
        insertAll('shop', data.shops)
        insertAll('staff', data.staff)
        insertAll('member_level', data.levels)
        insertAll('coupon_template', data.templates)
        insertAll('member', data.members)
        insertAll('member_coupon', data.coupons)
        insertAll('redemption', data.redemptions())
        insertAll('setting', [{ name: 'sample_day', value: String(day) }])
      })()
    },
    async slide(days, day) {
      connection.transaction(() => {
        for (const { sql, parameters } of slideStatements(db, days, day)) {
          connection.prepare(sql).run(...parameters)
        }
      })()
    },
  }
}
