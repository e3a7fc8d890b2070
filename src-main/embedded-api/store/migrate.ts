import type { Kysely } from 'kysely'
import * as m001 from './migrations/001-coupons'
import * as m002 from './migrations/002-changes'
import * as m003 from './migrations/003-templates'
import * as m004 from './migrations/004-giving'
import * as m005 from './migrations/005-member-codes'
import * as m006 from './migrations/006-refused-requests'
import * as m007 from './migrations/007-erased-members'
import type { GeneratedId, Tables } from './tables'

/** One step of the layout; `up` runs inside a transaction that also records the version. */
export interface Migration {
  version: number
  up(db: Kysely<unknown>, generatedId: GeneratedId): Promise<void>
}

/** All steps in order. A released step is never changed, only followed by another one. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, up: m001.up },
  { version: 2, up: m002.up },
  { version: 3, up: m003.up },
  { version: 4, up: m004.up },
  { version: 5, up: m005.up },
  { version: 6, up: m006.up },
  { version: 7, up: m007.up },
]

/** The layout that this program reads and writes. */
export const LATEST_VERSION = MIGRATIONS.at(-1)?.version ?? 0

/**
 * Brings a database from `current` to the newest layout, each step in one transaction: a step that fails leaves
 * the database at the step before it.
 */
export async function migrate(
  db: Kysely<Tables>,
  current: number,
  now: number,
  generatedId: GeneratedId,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  for (const step of migrations.filter(({ version }) => version > current)) {
    await db.transaction().execute(async (trx) => {
      await trx.schema
        .createTable('schema_version')
        .ifNotExists()
        .addColumn('version', 'integer', (c) => c.primaryKey())
        .addColumn('applied_at', 'bigint', (c) => c.notNull())
        .execute()
      await step.up(trx as unknown as Kysely<unknown>, generatedId)
      await trx
        .insertInto('schema_version')
        .values({ version: step.version, applied_at: now })
        .execute()
    })
  }
}
