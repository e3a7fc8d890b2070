import type { Kysely } from 'kysely'
import type { DayNumber } from '../days'
import type { TemplateFigures } from './giving-rows'
import type { Tables } from './tables'

/** What became of the coupons of these templates, by template; counted for all of them at once. */
export async function figuresById(
  db: Kysely<Tables>,
  templateIds: readonly number[],
  today: DayNumber,
): Promise<Map<number, TemplateFigures>> {
  if (templateIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('member_coupon as c')
    .leftJoin('redemption as r', (join) =>
      join.onRef('r.mem_coupon_id', '=', 'c.id').on('r.undone_at', 'is', null),
    )
    .where('c.template_id', 'in', templateIds)
    .where('c.recalled_at', 'is', null)
    .groupBy('c.template_id')
    .select((e) => {
      const isOpen = e.and([
        e('r.id', 'is', null),
        e('c.ends_day', '>=', today),
        e.or([e('c.given_at', 'is', null), e('c.receiver_id', 'is', null)]),
      ])
      // A receiver's coupon is the giver's in another hand: it was handed out once.
      const isFirst = e('c.giver_id', 'is', null)
      const count = (condition: typeof isOpen | typeof isFirst) =>
        e.fn.sum<number>(e.case().when(condition).then(1).else(0).end())
      return [
        'c.template_id as templateId',
        count(isFirst).as('given'),
        e.fn.count<number>('r.id').as('used'),
        count(isOpen).as('unused'),
      ]
    })
    .execute()
  return new Map(
    rows.map(({ templateId, given, used, unused }) => [
      templateId,
      { given: Number(given), used: Number(used), unused: Number(unused) },
    ]),
  )
}
