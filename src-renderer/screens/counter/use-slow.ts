import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** True once `busy` has lasted longer than `ms`: below that nobody should see a wait. */
export function useSlow(busy: () => boolean, ms = 300): Ref<boolean> {
  const slow = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    busy,
    (now) => {
      clearTimeout(timer)
      slow.value = false
      if (now) timer = setTimeout(() => (slow.value = true), ms)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return slow
}
