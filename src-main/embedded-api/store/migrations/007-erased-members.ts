import type { Kysely } from 'kysely'

/** When a member was erased: the row stays with its id alone, so that terminals hear of it and redemptions keep whose they were. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('member').addColumn('erased_at', 'bigint').execute()
}
