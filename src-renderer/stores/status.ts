import type { Instant } from '@shared/domain/calendar'
import type { Status } from '@shared/domain/view'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { call, on } from '../ipc/client'

/** How often what depends on the time is looked at again. */
const TICK_MS = 15_000

/** The line to the coupon API and what is not settled, as the main process tells it. */
export const useStatus = defineStore('status', () => {
  const status = shallowRef<Status | null>(null)
  const unsettled = computed(() => {
    const counts = status.value?.unsettled
    return counts ? counts.pending + counts.unknown : 0
  })

  /** How many entries wait for a person at the exceptions desk. */
  const exceptions = computed(() => status.value?.exceptions ?? 0)

  const tick = ref(0)
  const ticking = setInterval(() => tick.value++, TICK_MS)
  onScopeDispose(() => clearInterval(ticking))

  /** The time when the main process last told how far it is off; carried on by a clock that nobody sets. */
  const anchor = shallowRef({ at: Date.now(), steady: performance.now() })

  function use(next: Status): void {
    status.value = next
    anchor.value = { at: Date.now() + next.clock.offsetMs, steady: performance.now() }
  }

  /** The time by the server's clock, as the main process reckons it: a till's own may be days off. Reactive. */
  function now(): Instant {
    void tick.value
    return anchor.value.at + performance.now() - anchor.value.steady
  }

  async function load(): Promise<void> {
    const result = await call('status.get', null)
    // An event may have come first and is newer than this answer.
    if (result.ok && !status.value) use(result.value)
  }

  on('status.changed', use)

  return { status, unsettled, exceptions, now, load }
})
