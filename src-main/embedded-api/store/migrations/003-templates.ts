import { sql, type Kysely } from 'kysely'

/**
 * What documents 001 to 003 know of a template beyond document 000, and the levels of members. The defaults are what a
 * template without conditions means, so that every template keeps meaning what it meant.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const numbers: [name: string, otherwise: number][] = [
    ['status', 1],
    ['use_type', 0],
    ['coupon_method', 1],
    ['discount_parts', 0],
    ['enough_fen', 0],
    ['time_limit', 0],
    ['time_days', 0],
    ['is_complex', 1],
    ['get_type', 1],
    ['get_max', -1],
    ['total', -1],
    ['level_limit', -1],
    ['display_order', 0],
    ['revision', 1],
  ]
  const alter = () => db.schema.alterTable('coupon_template')
  for (const [name, otherwise] of numbers) {
    await alter()
      .addColumn(name, 'integer', (c) => c.notNull().defaultTo(otherwise))
      .execute()
  }
  for (const name of ['time_start_day', 'time_end_day']) {
    await alter().addColumn(name, 'integer').execute()
  }
  for (const name of ['created_at', 'updated_at']) {
    await alter()
      .addColumn(name, 'bigint', (c) => c.notNull().defaultTo(0))
      .execute()
  }
  for (const name of ['categories', 'goods', 'stores', 'hotels', 'suppliers']) {
    await alter()
      .addColumn(name, 'text', (c) => c.notNull().defaultTo('[]'))
      .execute()
  }
  // What is exchanged for goods was `type` 2 so far.
  await sql`UPDATE coupon_template SET use_type = 8 WHERE type = 2`.execute(db)
  // A template that is saved is a change of all its coupons.
  await db.schema
    .createIndex('member_coupon_template')
    .on('member_coupon')
    .column('template_id')
    .execute()
  await createLevels(db)
}

async function createLevels(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('member_level')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('level_name', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .alterTable('member')
    .addColumn('level_id', 'integer', (c) => c.references('member_level.id'))
    .execute()
  // The names alone were kept. The level that most members have is taken for the lowest.
  await sql`
    INSERT INTO member_level (id, level, level_name)
    SELECT place, place, level_name FROM (
      SELECT level_name, ROW_NUMBER() OVER (ORDER BY COUNT(*) DESC, level_name) AS place
      FROM member WHERE level_name <> '' GROUP BY level_name
    ) AS named`.execute(db)
  await sql`
    UPDATE member SET level_id =
      (SELECT l.id FROM member_level l WHERE l.level_name = member.level_name)`.execute(db)
}
