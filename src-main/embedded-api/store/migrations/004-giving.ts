import type { Kysely } from 'kysely'

/**
 * Coupons that are taken back, and what was answered to whoever gave coupons out or took them back: the same request again
 * is told the same and changes nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('member_coupon').addColumn('recalled_at', 'bigint').execute()
  // Wide enough to count what became of a template's coupons without reading any of them.
  await db.schema.dropIndex('member_coupon_template').execute()
  await db.schema
    .createIndex('member_coupon_template')
    .on('member_coupon')
    .columns(['template_id', 'recalled_at', 'giver_id', 'given_at', 'receiver_id', 'ends_day'])
    .execute()
  await db.schema
    .createTable('giving_request')
    .addColumn('request_id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('template_id', 'integer', (c) => c.notNull().references('coupon_template.id'))
    .addColumn('staff_id', 'integer', (c) => c.references('staff.id'))
    .addColumn('asked_at', 'bigint', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .execute()
}
