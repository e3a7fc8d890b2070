import { ProblemError } from '@shared/ipc/result'
import type { TemplateDraft } from '@shared/domain/template-schema'
import { problemOfRefusal } from './caller'
import type { Envelope } from './envelope'
import { refusedFieldsWire } from './template-wire'

/** What this project's own API calls these refusals (docs/coupon-api.md). */
const NO_SUCH_TEMPLATE = 1409
const SAVED_MEANWHILE = 2030

/**
 * What a call about templates was answered. Throws `ProblemError` for a refusal: `template.gone`, `template.conflict`,
 * `template.refused` where the back end names fields, else `api.refused` or `api.unauthorized`.
 */
export function dataOf(envelope: Envelope): unknown {
  if (envelope.kind === 'success') return envelope.data
  if (envelope.kind === 'refused') {
    if (envelope.apiCode === NO_SUCH_TEMPLATE) throw new ProblemError({ code: 'template.gone' })
    if (envelope.apiCode === SAVED_MEANWHILE) throw new ProblemError({ code: 'template.conflict' })
    const told = refusedFieldsWire.safeParse(envelope.data).data?.fields ?? []
    if (told.length > 0) {
      const fields = told.map(({ field, message }) => ({
        field: draftFieldOf(field),
        message: message ?? envelope.info,
      }))
      throw new ProblemError({ code: 'template.refused', fields })
    }
  }
  throw new ProblemError(problemOfRefusal(envelope))
}

/** A field of document 001's form, and where it stands in the draft; null where it has no place of its own. */
function draftFieldOf(wireField: string): string | null {
  const [, name = '', inner = ''] = /^(\w+)(?:\[(\w*)\])?$/.exec(wireField) ?? []
  return (name === 'coupon' ? COUPON_FIELDS[inner] : LIST_FIELDS[name]) ?? null
}

const COUPON_FIELDS: Record<string, keyof TemplateDraft> = {
  name: 'name',
  status: 'isGivenOut',
  display_order: 'rank',
  use_type: 'scope',
  coupon_method: 'benefit',
  deduct: 'benefit',
  discount: 'benefit',
  enough: 'enoughFen',
  level_limit: 'levelId',
  time_limit: 'validity',
  time_days: 'validity',
  is_complex: 'combinable',
  get_type: 'isClaimable',
  get_max: 'perMember',
  total: 'total',
  use_week: 'weekdays',
}

const LIST_FIELDS: Record<string, keyof TemplateDraft> = {
  time: 'validity',
  category_ids: 'scope',
  goods_ids: 'scope',
  store_ids: 'scope',
  hotel_ids: 'scope',
  supplier_ids: 'scope',
  goods_id: 'exchangeGoods',
}
