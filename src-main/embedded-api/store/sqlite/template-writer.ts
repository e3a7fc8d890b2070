import { refuse, type Refusal } from '../../refusals'
import type { SavedTemplate, SaveTemplateCommand } from '../template-rows'
import type { Connection } from './connection'

const COLUMNS: [column: string, value: string][] = [
  ['title', 'title'],
  ['type', 'type'],
  ['deduction_fen', 'deductionFen'],
  ['use_week', 'useWeek'],
  ['is_use_week', 'isUseWeek'],
  ['is_self', 'isSelf'],
  ['status', 'status'],
  ['use_type', 'useType'],
  ['coupon_method', 'couponMethod'],
  ['discount_parts', 'discountParts'],
  ['enough_fen', 'enoughFen'],
  ['time_limit', 'timeLimit'],
  ['time_days', 'timeDays'],
  ['time_start_day', 'timeStartDay'],
  ['time_end_day', 'timeEndDay'],
  ['is_complex', 'isComplex'],
  ['get_type', 'getType'],
  ['get_max', 'getMax'],
  ['total', 'total'],
  ['level_limit', 'levelLimit'],
  ['display_order', 'displayOrder'],
  ['categories', 'categories'],
  ['goods', 'goods'],
  ['stores', 'stores'],
  ['hotels', 'hotels'],
  ['suppliers', 'suppliers'],
  ['updated_at', 'at'],
]

/** Saves templates, synchronously and inside a transaction that the caller holds. */
export class TemplateWriter {
  readonly #saved
  readonly #insert
  readonly #update
  readonly #countChange
  readonly #markChanged

  constructor(connection: Connection) {
    const names = COLUMNS.map(([column]) => column).join(', ')
    const values = COLUMNS.map(([, value]) => `@${value}`).join(', ')
    const assignments = COLUMNS.map(([column, value]) => `${column} = @${value}`).join(', ')
    this.#saved = connection.prepare<[number], { title: string; revision: number }>(
      'SELECT title, revision FROM coupon_template WHERE id = ?',
    )
    this.#insert = connection.prepare<[Record<string, unknown>], SavedTemplate>(`
      INSERT INTO coupon_template (id, created_at, ${names})
      SELECT COALESCE(MAX(id), 0) + 1, @at, ${values} FROM coupon_template
      RETURNING id, revision`)
    this.#update = connection.prepare<[Record<string, unknown>], SavedTemplate>(`
      UPDATE coupon_template SET ${assignments}, revision = revision + 1 WHERE id = @id
      RETURNING id, revision`)
    this.#countChange = connection.prepare('UPDATE change_counter SET value = value + 1')
    this.#markChanged = connection.prepare<[number]>(`
      UPDATE member_coupon SET changed = (SELECT value FROM change_counter) WHERE template_id = ?`)
  }

  /** Saves one template; refuses when somebody else has saved it since it was read. */
  save({ id, revision, values, at }: SaveTemplateCommand): SavedTemplate | Refusal {
    if (id === null) return this.#insert.get({ ...values, at }) as SavedTemplate
    const saved = this.#saved.get(id)
    if (!saved) return refuse('noSuchTemplate', `没有编号为 ${id} 的优惠券模板`)
    if (saved.revision !== revision) {
      return refuse(
        'savedMeanwhile',
        `「${saved.title}」刚刚已被其他人修改，本次未保存。请重新打开这张优惠券，核对后再保存`,
        { revision: saved.revision },
      )
    }
    const outcome = this.#update.get({ ...values, at, id }) as SavedTemplate
    // What a coupon is worth has changed: a terminal that follows the changes meets all of them again.
    this.#countChange.run()
    this.#markChanged.run(id)
    return outcome
  }
}
