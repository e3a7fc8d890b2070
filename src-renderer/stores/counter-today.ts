import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { DayFigures } from '@shared/domain/view'
import type { Problem } from '@shared/ipc/result'
import { call, on } from '@renderer/ipc/client'
import { useSession } from '@renderer/stores/session'

/** The idle screen's figures of today; asked again whenever a redemption changed. */
export const useTodayStore = defineStore('counter-today', () => {
  const figures = shallowRef<DayFigures | null>(null)
  const problem = ref<Problem | null>(null)
  let loading = false
  let stale = false

  // One call at a time: a sale of many coupons reports many changes, and one look at the end is enough.
  async function load(): Promise<void> {
    if (loading) {
      stale = true
      return
    }
    loading = true
    do {
      stale = false
      const answer = await call('counter.today', null)
      if (answer.ok) figures.value = answer.value
      problem.value = answer.ok ? null : answer.problem
    } while (stale)
    loading = false
  }

  const session = useSession()
  watch(
    () => session.place,
    () => {
      figures.value = null
      void load()
    },
    { flush: 'sync' },
  )
  on('redemption.changed', () => void load())

  return { figures, problem, load }
})
