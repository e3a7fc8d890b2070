import { sql, type Kysely } from 'kysely'
import type { GeneratedId } from '../tables'

/** The first layout: shops, staff, members, their coupons and what became of them. */
export async function up(db: Kysely<unknown>, generatedId: GeneratedId): Promise<void> {
  await db.schema
    .createTable('setting')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('shop')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('phone', 'text', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('staff')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('account', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text', (c) => c.notNull())
    .addColumn('shop_id', 'integer', (c) => c.references('shop.id'))
    .execute()
  await db.schema
    .createTable('access_token')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('staff_id', 'integer', (c) => c.notNull().references('staff.id'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute()
  await createMembers(db)
  await createCoupons(db, generatedId)
  await createRedemptions(db, generatedId)
}

async function createMembers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('member')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('nickname', 'text', (c) => c.notNull())
    .addColumn('mobile', 'text', (c) => c.notNull())
    .addColumn('mobile_tail', 'text', (c) => c.notNull())
    .addColumn('card_no', 'text', (c) => c.notNull())
    .addColumn('level_name', 'text', (c) => c.notNull())
    .execute()
  for (const column of ['mobile', 'mobile_tail', 'card_no', 'nickname']) {
    await db.schema.createIndex(`member_${column}`).on('member').column(column).execute()
  }
}

async function createCoupons(db: Kysely<unknown>, generatedId: GeneratedId): Promise<void> {
  await db.schema
    .createTable('coupon_template')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('type', 'integer', (c) => c.notNull())
    .addColumn('deduction_fen', 'integer', (c) => c.notNull())
    .addColumn('use_week', 'text', (c) => c.notNull())
    .addColumn('is_use_week', 'integer', (c) => c.notNull())
    .addColumn('is_self', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createTable('member_coupon')
    .addColumn('id', 'integer', generatedId)
    .addColumn('member_id', 'integer', (c) => c.notNull().references('member.id'))
    .addColumn('template_id', 'integer', (c) => c.notNull().references('coupon_template.id'))
    .addColumn('starts_day', 'integer', (c) => c.notNull())
    .addColumn('ends_day', 'integer', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('given_at', 'bigint')
    .addColumn('receiver_id', 'integer', (c) => c.references('member.id'))
    .addColumn('giver_id', 'integer', (c) => c.references('member.id'))
    .addColumn('source', 'integer', (c) => c.notNull())
    .addColumn('issued_by', 'integer', (c) => c.references('staff.id'))
    .addColumn('order_id', 'integer', (c) => c.notNull())
    .addColumn('goods_id', 'integer', (c) => c.notNull())
    .addColumn('is_read', 'integer', (c) => c.notNull())
    .addColumn('evaluation', 'text', (c) => c.notNull())
    .addColumn('score', 'integer', (c) => c.notNull())
    .addColumn('evaluated_at', 'bigint', (c) => c.notNull())
    .addColumn('is_sample', 'integer', (c) => c.notNull())
    .execute()
  await db.schema
    .createIndex('member_coupon_member')
    .on('member_coupon')
    .columns(['member_id', 'id'])
    .execute()
}

async function createRedemptions(db: Kysely<unknown>, generatedId: GeneratedId): Promise<void> {
  await db.schema
    .createTable('redemption')
    .addColumn('id', 'integer', generatedId)
    .addColumn('mem_coupon_id', 'integer', (c) => c.notNull().references('member_coupon.id'))
    .addColumn('shop_id', 'integer', (c) => c.references('shop.id'))
    .addColumn('staff_id', 'integer', (c) => c.references('staff.id'))
    .addColumn('request_id', 'text', (c) => c.unique())
    .addColumn('redeemed_at', 'bigint', (c) => c.notNull())
    .addColumn('undone_at', 'bigint')
    .addColumn('undone_by', 'integer', (c) => c.references('staff.id'))
    .addColumn('undo_reason', 'text')
    .addColumn('is_sample', 'integer', (c) => c.notNull())
    .execute()
  // The promise that everything rests on: a coupon has at most one redemption that counts.
  await db.schema
    .createIndex('redemption_one_per_coupon')
    .unique()
    .on('redemption')
    .column('mem_coupon_id')
    .where(sql.ref('undone_at'), 'is', null)
    .execute()
  await db.schema
    .createIndex('redemption_time')
    .on('redemption')
    .columns(['redeemed_at', 'id'])
    .where(sql.ref('undone_at'), 'is', null)
    .execute()
}
