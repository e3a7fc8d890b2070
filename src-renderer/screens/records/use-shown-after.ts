import { onScopeDispose, ref, watch, type Ref } from 'vue'

const SHOWN_AFTER_MS = 300

/** True once something has been so for a while: what is over sooner needs no words. */
export function useShownAfter(isSo: () => boolean): Ref<boolean> {
  const shown = ref(false)
  let waiting: ReturnType<typeof setTimeout> | undefined
  watch(isSo, (now) => {
    clearTimeout(waiting)
    if (now) waiting = setTimeout(() => (shown.value = true), SHOWN_AFTER_MS)
    else shown.value = false
  })
  onScopeDispose(() => clearTimeout(waiting))
  return shown
}
