import type { Kysely } from 'kysely'
import type { Page } from './store'
import type { Tables } from './tables'
import type { LevelRow, TemplateRow } from './template-rows'

type Db = Kysely<Tables>

const templatesOf = (db: Db) =>
  db
    .selectFrom('coupon_template')
    .select([
      'id',
      'title',
      'type',
      'deduction_fen as deductionFen',
      'use_week as useWeek',
      'is_use_week as isUseWeek',
      'is_self as isSelf',
      'status',
      'use_type as useType',
      'coupon_method as couponMethod',
      'discount_parts as discountParts',
      'enough_fen as enoughFen',
      'time_limit as timeLimit',
      'time_days as timeDays',
      'time_start_day as timeStartDay',
      'time_end_day as timeEndDay',
      'is_complex as isComplex',
      'get_type as getType',
      'get_max as getMax',
      'total',
      'level_limit as levelLimit',
      'display_order as displayOrder',
      'revision',
      'created_at as createdAt',
      'updated_at as updatedAt',
      'categories',
      'goods',
      'stores',
      'hotels',
      'suppliers',
    ])

/** One template by its id. */
export async function templateById(db: Db, id: number): Promise<TemplateRow | null> {
  return (await templatesOf(db).where('id', '=', id).executeTakeFirst()) ?? null
}

/** The templates of a page of coupons, by id: they are few, so each is read once and not joined to every coupon. */
export async function templatesById(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, TemplateRow>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await templatesOf(db).where('id', 'in', wanted).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Templates in the order in which they are shown. */
export function templateList(db: Db, { page, limit }: Page): Promise<TemplateRow[]> {
  return templatesOf(db)
    .orderBy('display_order', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute()
}

/** The levels that members can have, by rank. */
export function levelList(db: Db): Promise<LevelRow[]> {
  return db
    .selectFrom('member_level')
    .select(['id', 'level', 'level_name as levelName'])
    .orderBy('level')
    .orderBy('id')
    .execute()
}
