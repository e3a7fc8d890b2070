import { inject, type InjectionKey } from 'vue'
import type { TemplateField } from './template-draft'
import type { TemplateEditing } from './use-template-form'

/** What is wrong with a field, in words; nothing until somebody has tried to save. */
export type FieldErrors = (field: TemplateField) => string | undefined
export const FIELD_ERRORS: InjectionKey<FieldErrors> = Symbol('what is wrong with a field')

/** The form's own check first, then what the back end said. */
export function fieldErrors(t: (key: string) => string, editing: TemplateEditing): FieldErrors {
  return (field) => {
    const error = editing.tried.value ? editing.reading.value.errors[field] : undefined
    return error ? t(`templates.errors.${error}`) : editing.refusedAt(field)
  }
}

/** The errors of the form around a section. */
export function useFieldErrors(): FieldErrors {
  return inject(FIELD_ERRORS, () => undefined)
}
