import type { CompiledQuery, Kysely } from 'kysely'
import type { DayNumber } from '../days'
import type { Tables } from './tables'

const DAY_MS = 86_400_000

/** The day that the sample data is relative to; null while nothing was decided. */
export async function readSampleDay(db: Kysely<Tables>): Promise<DayNumber | 'none' | null> {
  const setting = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'sample_day')
    .executeTakeFirst()
  if (!setting) return null
  return setting.value === 'none' ? 'none' : Number(setting.value)
}

/** Records that this database stays without sample data. */
export async function declineSample(db: Kysely<Tables>): Promise<void> {
  await db.insertInto('setting').values({ name: 'sample_day', value: 'none' }).execute()
}

/**
 * The statements, to be run in this order in one transaction, that move the sample data by whole days. A sample
 * coupon that somebody really redeemed or took back leaves the sample for good: it and its redemption keep their dates, and its
 * member gets a fresh one like it, so that there is always something to redeem.
 */
export function slideStatements(db: Kysely<Tables>, days: number, day: DayNumber): CompiledQuery[] {
  return [
    db
      .updateTable('change_counter')
      .set((e) => ({ value: e('value', '+', 1) }))
      .compile(),
    replaceTakenOut(db),
    retireTakenOut(db),
    ...moveCoupons(db, days),
    db
      .updateTable('redemption')
      .set((e) => ({ redeemed_at: e('redeemed_at', '+', days * DAY_MS) }))
      .where('is_sample', '=', 1)
      .where('undone_at', 'is', null)
      .compile(),
    db
      .updateTable('setting')
      .set({ value: String(day) })
      .where('name', '=', 'sample_day')
      .compile(),
  ]
}

const COPIED = [
  'member_id',
  'template_id',
  'starts_day',
  'ends_day',
  'received_at',
  'given_at',
  'receiver_id',
  'giver_id',
  'source',
  'issued_by',
  'order_id',
  'goods_id',
  'is_read',
  'evaluation',
  'score',
  'evaluated_at',
  'is_sample',
] as const

function replaceTakenOut(db: Kysely<Tables>): CompiledQuery {
  return db
    .insertInto('member_coupon')
    .columns(COPIED)
    .expression((e) =>
      e
        .selectFrom('member_coupon')
        .select(COPIED)
        .where('is_sample', '=', 1)
        .where((w) => w.or([w('id', 'in', reallyRedeemed(db)), w('recalled_at', 'is not', null)]))
        .orderBy('id'),
    )
    .compile()
}

function retireTakenOut(db: Kysely<Tables>): CompiledQuery {
  return db
    .updateTable('member_coupon')
    .set({ is_sample: 0 })
    .where('is_sample', '=', 1)
    .where((w) => w.or([w('id', 'in', reallyRedeemed(db)), w('recalled_at', 'is not', null)]))
    .compile()
}

function reallyRedeemed(db: Kysely<Tables>) {
  return db
    .selectFrom('redemption')
    .select('mem_coupon_id')
    .where('is_sample', '=', 0)
    .where('undone_at', 'is', null)
}

function moveCoupons(db: Kysely<Tables>, days: number): CompiledQuery[] {
  const sample = db.updateTable('member_coupon').where('is_sample', '=', 1)
  return [
    sample
      .set((e) => ({
        starts_day: e('starts_day', '+', days),
        ends_day: e('ends_day', '+', days),
        received_at: e('received_at', '+', days * DAY_MS),
        given_at: e('given_at', '+', days * DAY_MS),
        changed: e.selectFrom('change_counter').select('value'),
      }))
      .compile(),
    sample
      .set((e) => ({ evaluated_at: e('evaluated_at', '+', days * DAY_MS) }))
      .where('evaluated_at', '>', 0)
      .compile(),
  ]
}
