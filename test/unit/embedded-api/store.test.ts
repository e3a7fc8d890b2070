import Database from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { describe, expect, it } from 'vitest'
import { migrate, MIGRATIONS } from '../../../src-main/embedded-api/store/migrate'
import type { Tables } from '../../../src-main/embedded-api/store/tables'

function empty() {
  const sqlite = new Database(':memory:')
  sqlite.pragma('foreign_keys = ON')
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) })
  const tables = () =>
    sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
  const version = () => sqlite.prepare('SELECT max(version) FROM schema_version').pluck().get()
  const run = (from: number, migrations = MIGRATIONS) =>
    migrate(db, from, 0, (column) => column.primaryKey(), migrations)
  return { sqlite, tables, version, run }
}

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1))
  })

  it('bring an empty database to the newest layout, and do nothing to one that has it', async () => {
    const { tables, version, run } = empty()
    await run(0)
    expect(tables()).toEqual(
      expect.arrayContaining(['schema_version', 'member', 'member_coupon', 'redemption']),
    )
    await run(MIGRATIONS.length)
    expect(version()).toBe(MIGRATIONS.length)
  })

  it('undo a step that fails half-way, and keep those before it', async () => {
    const { tables, version, run } = empty()
    const failing = {
      version: MIGRATIONS.length + 1,
      up: async (db: Kysely<unknown>) => {
        await db.schema.createTable('half').addColumn('id', 'integer').execute()
        throw new Error('no')
      },
    }
    await expect(run(0, [...MIGRATIONS, failing])).rejects.toThrow('no')
    expect(tables()).not.toContain('half')
    expect(version()).toBe(MIGRATIONS.length)
  })
})

describe('the database itself', () => {
  it('refuses a second redemption that counts, a request twice, and what does not exist', async () => {
    const { sqlite, run } = empty()
    await run(0)
    sqlite.exec(`
      INSERT INTO member VALUES (1, 'm', '', '', '', '', 0);
      INSERT INTO coupon_template VALUES (1, 't', 1, 0, '', 0, 0);
      INSERT INTO member_coupon (id, member_id, template_id, starts_day, ends_day, received_at, source, order_id,
        goods_id, is_read, evaluation, score, evaluated_at, is_sample)
      VALUES (1, 1, 1, 0, 0, 0, 0, 0, 0, 0, '', 0, 0, 0), (2, 1, 1, 0, 0, 0, 0, 0, 0, 0, '', 0, 0, 0);`)
    const insert = sqlite.prepare(
      'INSERT INTO redemption (mem_coupon_id, request_id, redeemed_at, undone_at, is_sample) VALUES (?, ?, 0, ?, 0)',
    )
    insert.run(1, 'undone', 5)
    insert.run(1, 'a', null)
    expect(() => insert.run(1, 'b', null)).toThrow(/UNIQUE/)
    expect(() => insert.run(2, 'a', null)).toThrow(/UNIQUE/)
    expect(() => insert.run(3, 'c', null)).toThrow(/FOREIGN KEY/)
    insert.run(1, 'also undone', 6)
  })
})
