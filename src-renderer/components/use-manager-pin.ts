import { isPin } from '@shared/domain/pin'
import type { Problem } from '@shared/ipc/result'
import { computed, onMounted, ref } from 'vue'
import { call } from '../ipc/client'

/** The manager's PIN, asked for as soon as one is set: typed for one action, forgotten with it. */
export function useManagerPin() {
  const pin = ref('')
  const isGuarded = ref(false)
  const isMissing = computed(() => isGuarded.value && !isPin(pin.value))

  onMounted(async () => {
    const answer = await call('offline.rules', null)
    if (answer.ok) isGuarded.value = answer.value.manager !== null
  })

  return {
    pin,
    isGuarded,
    isMissing,
    /** Hands the PIN out and forgets it; null where none is needed. */
    take(): string | null {
      const typed = isGuarded.value ? pin.value : null
      pin.value = ''
      return typed
    },
    /** Somebody may have set a PIN since this was opened. */
    heed(problem: Problem | null): void {
      if (problem?.code === 'manager.pinNeeded') isGuarded.value = true
    },
  }
}
export type ManagerPin = ReturnType<typeof useManagerPin>
