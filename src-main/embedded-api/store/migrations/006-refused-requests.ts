import type { Kysely } from 'kysely'

/** What was answered to a request that was refused a moment ago: a copy of it that is still on its way is told the same. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('refused_request')
    .addColumn('request_id', 'text', (c) => c.primaryKey())
    .addColumn('mem_coupon_id', 'integer', (c) => c.notNull())
    .addColumn('code', 'integer', (c) => c.notNull())
    .addColumn('info', 'text', (c) => c.notNull())
    .addColumn('refused_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('refused_request_time')
    .on('refused_request')
    .column('refused_at')
    .execute()
}
