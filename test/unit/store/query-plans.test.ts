import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { cacheStatements } from '../../../src-main/store/cache-statements'
import { deskStatements } from '../../../src-main/store/ledger-desk-statements'
import { erasures } from '../../../src-main/store/ledger-erasures'
import { ledgerStatements } from '../../../src-main/store/ledger-statements'
import { printRows } from '../../../src-main/store/ledger-prints'
import { ledgerUsage } from '../../../src-main/store/ledger-usage'
import { trailStatements } from '../../../src-main/store/trail-rows'
import { cacheMigrations } from '../../../src-main/store/migrations/cache'
import { ledgerMigrations } from '../../../src-main/store/migrations/ledger'
import { openDatabase, type Migration } from '../../../src-main/store/open-database'
import { tempFolder } from '../../support/temp-folder'

interface Step {
  sql: string
  step: string
}

/** How SQLite would carry out each statement, without statistics, as in a shop. */
function stepsOf(
  migrations: readonly Migration[],
  ...prepared: ((database: Database.Database) => unknown)[]
): Step[] {
  const file = join(tempFolder(), 'plans.db')
  const database = openDatabase(file, { migrations, synchronous: 'NORMAL' })
  onTestFinished(() => void database.close())
  const prepare = database.prepare.bind(database)
  const statements: string[] = []
  const noting = new Proxy(database, {
    get: (target, name) =>
      name === 'prepare'
        ? (sql: string) => {
            statements.push(sql)
            return prepare(sql)
          }
        : Reflect.get(target, name),
  })
  for (const prepareAll of prepared) prepareAll(noting)
  return statements.flatMap((sql) =>
    prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace(/[@?]\w*/g, 'NULL')}`)
      .all()
      .map(({ detail }) => ({ sql: sql.replace(/\s+/g, ' ').trim(), step: detail })),
  )
}

describe('no statement goes through a table that grows', () => {
  it('of the cache, but to count, to look for a part of a name, and in steps of a given size', () => {
    const every = /^(SEARCH (member|coupon|m) USING .*\(place=\?\)$|SCAN (member|coupon|m)\b)/
    const wrong = stepsOf(cacheMigrations, cacheStatements)
      .filter(({ step }) => every.test(step))
      .map(({ sql }) => sql)
    expect(wrong).toEqual([
      expect.stringContaining('instr(name'),
      expect.stringMatching(/^DELETE FROM member .* LIMIT \?\)$/),
      expect.stringMatching(/^DELETE FROM coupon .* LIMIT \?\)$/),
      expect.stringMatching(/^SELECT count\(\*\) AS n FROM member /),
      expect.stringMatching(/^SELECT count\(\*\) AS n FROM coupon /),
    ])
  })

  it('of the trail, but to name everybody and every template', () => {
    const steps = stepsOf(ledgerMigrations, trailStatements)
    const looked = steps.filter(({ step }) => step.includes('INDEX audit_by_time'))
    expect(looked.map(({ step }) => step)).toEqual([
      'SEARCH e USING COVERING INDEX audit_by_time (at>? AND at<?)',
      'SEARCH e USING INDEX audit_by_time (at>? AND at<?)',
    ])
    const wrong = steps.filter(({ step }) => /^SCAN (e|sale|r|redemption|shift)\b/.test(step))
    expect(wrong).toEqual([])
  })

  it('of the ledger, but to find the last sales', () => {
    const every =
      /^SCAN (sale|r|redemption|redemption_state|s|settlement|print_job|print_state|j|p|q)\b/
    const pages = [ledgerStatements, deskStatements, ledgerUsage, erasures, printRows]
    const wrong = stepsOf(ledgerMigrations, ...pages)
      .filter(({ step }) => every.test(step))
      .map(({ sql }) => sql)
    expect(wrong).toEqual([
      expect.stringContaining('ORDER BY day DESC, day_number DESC LIMIT ?'),
      expect.stringContaining('ORDER BY day DESC, day_number DESC LIMIT 100000'),
    ])
  })
})
