import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'

/**
 * Numbers every change of a member or a coupon, so that a terminal can ask for what is new. Whoever writes to these
 * tables takes the next number in the same transaction; rows that were never changed since have 0.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('change_counter')
    .addColumn('value', 'bigint', (c) => c.notNull())
    .addColumn('epoch', 'text', (c) => c.notNull())
    .execute()
  // Tells this database from another one at the same address: its numbers mean nothing there.
  const epoch = randomBytes(6).toString('hex')
  await (db as Kysely<{ change_counter: { value: number; epoch: string } }>)
    .insertInto('change_counter')
    .values({ value: 0, epoch })
    .execute()
  for (const table of ['member', 'member_coupon']) {
    await db.schema
      .alterTable(table)
      .addColumn('changed', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute()
    await db.schema.createIndex(`${table}_changed`).on(table).columns(['changed', 'id']).execute()
  }
}
