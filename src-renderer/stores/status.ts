import type { Status } from '@shared/domain/view'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { call, on } from '../ipc/client'

/** The line to the coupon API and what is not settled, as the main process tells it. */
export const useStatus = defineStore('status', () => {
  const status = shallowRef<Status | null>(null)
  const unsettled = computed(() => {
    const counts = status.value?.unsettled
    return counts ? counts.pending + counts.unknown : 0
  })

  async function load(): Promise<void> {
    const result = await call('status.get', null)
    // An event may have come first and is newer than this answer.
    if (result.ok && !status.value) status.value = result.value
  }

  on('status.changed', (next) => (status.value = next))

  return { status, unsettled, load }
})
