import type { Named } from '@shared/domain/coupon-terms'
import type { CouponTemplate } from '@shared/domain/template-schema'
import type { Problem, Result } from '@shared/ipc/result'
import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import { call } from '@renderer/ipc/client'
import { useSession } from '@renderer/stores/session'

/** The coupon templates of the back end, as far as they were read. */
export const useTemplates = defineStore('templates', () => {
  const rows = shallowRef<CouponTemplate[]>([])
  const more = ref(false)
  const canList = ref(true)
  const canGive = ref(false)
  const loaded = ref(false)
  const loading = ref(false)
  const problem = shallowRef<Problem | null>(null)
  const choices = shallowRef<{ levels: Named[]; stores: Named[] }>({ levels: [], stores: [] })
  const choicesProblem = shallowRef<Problem | null>(null)
  let page = 0
  let turn = 0

  /** Reads the list anew, or its next page; an answer to an older question is dropped. */
  async function read(wanted: number): Promise<void> {
    const mine = ++turn
    loading.value = true
    const answer = await call('templates.list', { page: wanted })
    if (mine !== turn) return
    loading.value = false
    loaded.value = true
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    page = wanted
    const before = wanted === 1 ? [] : rows.value
    // What was made meanwhile pushes others onto the next page: nobody is shown twice.
    const known = new Set(before.map(({ id }) => id))
    rows.value = [...before, ...answer.value.rows.filter(({ id }) => !known.has(id))]
    more.value = answer.value.more
    canList.value = answer.value.canList
    canGive.value = answer.value.canGive
  }

  /** Levels and shops to choose from; the form can do without. */
  async function loadChoices(): Promise<void> {
    const answer = await call('templates.choices', null)
    choicesProblem.value = answer.ok ? null : answer.problem
    if (answer.ok) choices.value = answer.value
  }

  /** A template as the back end has it now. */
  async function get(templateId: string): Promise<Result<CouponTemplate>> {
    const answer = await call('templates.get', { templateId })
    if (answer.ok) put(answer.value)
    return answer
  }

  /** Shows a template as it is now; a new one comes first. */
  function put(template: CouponTemplate): void {
    const isKnown = rows.value.some(({ id }) => id === template.id)
    if (isKnown) rows.value = rows.value.map((row) => (row.id === template.id ? template : row))
    else if (canList.value) rows.value = [template, ...rows.value]
  }

  function forget(): void {
    turn++
    page = 0
    rows.value = []
    more.value = loaded.value = loading.value = canGive.value = false
    canList.value = true
    problem.value = choicesProblem.value = null
    choices.value = { levels: [], stores: [] }
  }
  watch(() => useSession().place, forget, { flush: 'sync' })

  return {
    ...{ rows, more, canList, canGive, loaded, loading, problem, choices, choicesProblem },
    ...{ load: () => read(1), loadMore: () => read(page + 1), loadChoices, get, put },
  }
})
