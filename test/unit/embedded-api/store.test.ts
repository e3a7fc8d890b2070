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

describe('the step to templates with terms', () => {
  const before = `
    INSERT INTO member (id, nickname, mobile, mobile_tail, card_no, level_name) VALUES
      (1, 'a', '', '', '', '金卡会员'), (2, 'b', '', '', '', '普通会员'), (3, 'c', '', '', '', '普通会员'),
      (4, 'd', '', '', '', '');
    INSERT INTO coupon_template (id, title, type, deduction_fen, use_week, is_use_week, is_self) VALUES
      (1, 'cash', 1, 1050, '1,2', 1, 0), (2, 'goods', 2, 0, '', 0, 1);`

  it('leaves every template meaning what it meant', async () => {
    const { sqlite, run } = empty()
    await run(0, MIGRATIONS.slice(0, 2))
    sqlite.exec(before)
    await run(2)
    const unlimited = {
      status: 1,
      enough_fen: 0,
      is_complex: 1,
      level_limit: -1,
      total: -1,
      get_max: -1,
    }
    const always = { time_limit: 0, time_days: 0, time_start_day: null, time_end_day: null }
    const nothing = { categories: '[]', goods: '[]', stores: '[]', hotels: '[]', suppliers: '[]' }
    const plain = {
      ...unlimited,
      ...always,
      ...nothing,
      coupon_method: 1,
      discount_parts: 0,
      revision: 1,
    }
    expect(sqlite.prepare('SELECT * FROM coupon_template ORDER BY id').all()).toEqual([
      expect.objectContaining({ ...plain, use_type: 0, deduction_fen: 1050, use_week: '1,2' }),
      expect.objectContaining({ ...plain, use_type: 8, type: 2, title: 'goods' }),
    ])
  })

  it('gives every name of a level a number, and nobody a level who has none', async () => {
    const { sqlite, run } = empty()
    await run(0, MIGRATIONS.slice(0, 2))
    sqlite.exec(before)
    await run(2)
    expect(sqlite.prepare('SELECT * FROM member_level ORDER BY id').all()).toEqual([
      { id: 1, level: 1, level_name: '普通会员' },
      { id: 2, level: 2, level_name: '金卡会员' },
    ])
    const levels = sqlite.prepare('SELECT level_id FROM member ORDER BY id').pluck().all()
    expect(levels).toEqual([2, 1, 1, null])
  })
})

describe('the step to giving out and taking back', () => {
  it('leaves every coupon with its member, and keeps one answer per request', async () => {
    const { sqlite, run } = empty()
    await run(0, MIGRATIONS.slice(0, 3))
    sqlite.exec(`
      INSERT INTO member (id, nickname, mobile, mobile_tail, card_no, level_name) VALUES (1, 'm', '', '', '', '');
      INSERT INTO coupon_template (id, title, type, deduction_fen, use_week, is_use_week, is_self)
      VALUES (1, 't', 1, 0, '', 0, 0);
      INSERT INTO member_coupon (id, member_id, template_id, starts_day, ends_day, received_at, source, order_id,
        goods_id, is_read, evaluation, score, evaluated_at, is_sample)
      VALUES (1, 1, 1, 0, 9, 0, 0, 0, 0, 0, '', 0, 0, 0);`)
    await run(3)
    const coupon = sqlite.prepare('SELECT id, ends_day, recalled_at FROM member_coupon').get()
    expect(coupon).toEqual({ id: 1, ends_day: 9, recalled_at: null })
    const insert = sqlite.prepare(
      "INSERT INTO giving_request (request_id, kind, template_id, asked_at, answer) VALUES (?, 'give', ?, 0, '{}')",
    )
    insert.run('a', 1)
    expect(() => insert.run('a', 1)).toThrow(/UNIQUE/)
    expect(() => insert.run('b', 2)).toThrow(/FOREIGN KEY/)
  })
})

describe('the database itself', () => {
  it('refuses a second redemption that counts, a request twice, and what does not exist', async () => {
    const { sqlite, run } = empty()
    await run(0)
    sqlite.exec(`
      INSERT INTO member (id, nickname, mobile, mobile_tail, card_no, level_name) VALUES (1, 'm', '', '', '', '');
      INSERT INTO coupon_template (id, title, type, deduction_fen, use_week, is_use_week, is_self)
      VALUES (1, 't', 1, 0, '', 0, 0);
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
