import type { TemplateField } from './template-draft'
import type { TemplateForm } from './template-form'

/** What the back end said about a field; it stands until the field is changed. */
export interface Refusal {
  field: TemplateField | null
  message: string
  /** What the field held when it was refused. */
  held: string
}

/** Puts the fields of a refused draft at their places in the form; what has none belongs to the whole. */
export function refusalsOf(
  fields: readonly { field: string | null; message: string }[],
  form: TemplateForm,
): Refusal[] {
  return fields.map(({ field: path, message }) => {
    const field = path === null ? null : placeOf(path, form)
    return { field, message, held: heldIn(form, field) }
  })
}

/** The message at a field that still holds what was refused. */
export function refusalAt(
  refusals: readonly Refusal[],
  form: TemplateForm,
  field: TemplateField | null,
): string | undefined {
  return refusals.find((one) => one.field === field && one.held === heldIn(form, field))?.message
}

function heldIn(form: TemplateForm, field: TemplateField | null): string {
  return field === null ? '' : JSON.stringify(form[field])
}

function placeOf(path: string, form: TemplateForm): TemplateField | null {
  const [first = '', second = ''] = path.split('.')
  switch (first) {
    case 'benefit':
      return { cash: 'amount', percentage: 'rate', exchange: 'goodsId' }[form.kind] as TemplateField
    case 'exchangeGoods':
      return form.kind === 'exchange' ? 'goodsId' : null
    case 'enoughFen':
      return form.kind === 'exchange' ? null : 'enough'
    case 'scope':
      return form.kind === 'exchange' ? null : scopePlace(second, form)
    case 'validity':
      return form.ends === 'days' ? 'days' : 'range'
    default:
      return first in form ? (first as TemplateField) : null
  }
}

function scopePlace(list: string, { scope }: TemplateForm): TemplateField {
  switch (scope) {
    case 'everything':
      return 'scope'
    case 'supplier':
      return 'suppliers'
    case 'goodsAndStores':
      return list === 'stores' ? 'stores' : 'goods'
    default:
      return scope
  }
}
