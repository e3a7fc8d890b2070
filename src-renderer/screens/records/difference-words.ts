import type { Difference } from '@shared/domain/record-view'

type Translate = (key: string, named?: Record<string, unknown>) => string

/** Why only one side has a record, or what the two tell differently; null where they agree. */
export function differenceWords(t: Translate, difference: Difference | null): string | null {
  if (difference === null) return null
  if (difference.kind !== 'differs') return t(`records.why.${difference.why}`)
  const fields = difference.fields.map((field) => t(`records.field.${field}`))
  return t('records.differs', { fields: fields.join(t('records.join')) })
}
