import type { Kysely } from 'kysely'
import type { GeneratedId } from '../tables'

/** Codes of members: the keys, what was renewed or revoked in the order in which it happened, and the last code used. */
export async function up(db: Kysely<unknown>, generatedId: GeneratedId): Promise<void> {
  await db.schema
    .createTable('code_key')
    .addColumn('kind', 'text', (c) => c.primaryKey())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('member_card')
    .addColumn('serial', 'integer', generatedId)
    .addColumn('member_id', 'integer', (c) => c.notNull().references('member.id'))
    .addColumn('issued_at', 'bigint', (c) => c.notNull())
    .addColumn('issued_by', 'integer', (c) => c.references('staff.id'))
    .addColumn('revoked_at', 'bigint')
    .addColumn('revoked_by', 'integer', (c) => c.references('staff.id'))
    .execute()
  await db.schema
    .createIndex('member_card_member')
    .on('member_card')
    .columns(['member_id', 'serial'])
    .execute()
  // Members whose secret was never renewed, nearly all, have no row.
  await db.schema
    .createTable('member_code')
    .addColumn('member_id', 'integer', (c) => c.primaryKey().references('member.id'))
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('used_step', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute()
  await db.schema
    .createTable('code_change')
    .addColumn('seq', 'integer', generatedId)
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('subject', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute()
}
