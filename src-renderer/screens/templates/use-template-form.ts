import type { Named } from '@shared/domain/coupon-terms'
import type { CouponTemplate } from '@shared/domain/template-schema'
import type { Problem } from '@shared/ipc/result'
import { computed, ref, shallowRef, watch } from 'vue'
import { call } from '@renderer/ipc/client'
import { useTemplates } from '@renderer/stores/templates'
import { refusalAt, refusalsOf, type Refusal } from './refusals'
import { readForm, type TemplateField } from './template-draft'
import { BLANK, formOf, type TemplateForm } from './template-form'
import type { ManagerPin } from '@renderer/components/use-manager-pin'

/** A template under the owner's hands: what is typed, what is wrong with it, and saving it. */
export function useTemplateForm(opened: CouponTemplate | null, manager: ManagerPin) {
  const store = useTemplates()
  /** As the back end has it; null while it is new. */
  const saved = shallowRef(opened)
  const fresh = (): TemplateForm => formOf(saved.value ?? BLANK, store.choices.stores)
  const form = ref(fresh())
  const untouched = shallowRef(JSON.stringify(form.value))
  const tried = ref(false)
  const saving = ref(false)
  const justSaved = ref(false)
  const problem = shallowRef<Problem | null>(null)
  const refusals = shallowRef<Refusal[]>([])
  /** What somebody else saved meanwhile. */
  const theirs = shallowRef<CouponTemplate | null>(null)

  const reading = computed(() => readForm(form.value))
  const isDirty = computed(() => JSON.stringify(form.value) !== untouched.value)
  const wrong = computed(() => Object.keys(reading.value.errors).length)

  function reset(template: CouponTemplate | null): void {
    saved.value = template
    form.value = fresh()
    untouched.value = JSON.stringify(form.value)
    tried.value = false
    problem.value = theirs.value = null
    refusals.value = []
  }

  /** Saves what was typed over the revision that was read, or over the named one; true when it was saved. */
  async function save(over?: CouponTemplate): Promise<boolean> {
    if (saving.value) return false
    tried.value = true
    if (wrong.value > 0 || manager.isMissing.value) return false
    saving.value = true
    const base = over ?? saved.value
    const answer = await call('templates.save', {
      templateId: base?.id ?? null,
      revision: base?.revision ?? null,
      draft: reading.value.draft,
      pin: manager.take(),
    })
    saving.value = false
    if (answer.ok) {
      // A new one whose number nobody tells stays what was typed; it is in the back end all the same.
      if (answer.value) reset(answer.value)
      else untouched.value = JSON.stringify(form.value)
      if (answer.value) store.put(answer.value)
      justSaved.value = true
      return true
    }
    manager.heed(answer.problem)
    await heed(answer.problem)
    return false
  }

  async function heed(said: Problem): Promise<void> {
    // A conflict is told where both versions can be seen.
    problem.value = said
    refusals.value = said.code === 'template.refused' ? refusalsOf(said.fields, form.value) : []
    if (said.code !== 'template.conflict' || saved.value === null) return
    const now = await store.get(saved.value.id)
    if (!now.ok) return void (problem.value = now.problem)
    theirs.value = now.value
    problem.value = null
  }

  /** The back end's word at a field, which stands until the field changes. */
  const refusedAt = (field: TemplateField | null) => refusalAt(refusals.value, form.value, field)

  watch(form, () => (justSaved.value = false), { deep: true, flush: 'sync' })
  // Shops that come to be known while nothing is typed yet go from the lines to the list.
  watch(
    () => store.choices.stores,
    (shops: readonly Named[]) => {
      if (isDirty.value) return
      form.value = formOf(saved.value ?? BLANK, shops)
      untouched.value = JSON.stringify(form.value)
    },
  )

  return {
    ...{ saved, form, tried, saving, justSaved, problem, theirs, reading, isDirty, wrong },
    ...{ reset, save, refusedAt },
  }
}
export type TemplateEditing = ReturnType<typeof useTemplateForm>
