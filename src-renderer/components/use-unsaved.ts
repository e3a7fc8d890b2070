import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { standInTheWay } from '@renderer/stores/scans'

/** Holds whoever leaves the form by any way while there are changes, until they say what becomes of them. */
export function useUnsaved(isDirty: () => boolean): {
  /** The question is on the screen. */
  asking: Ref<boolean>
  /** True when the form may be left. */
  leave(): Promise<boolean>
  answer(leave: boolean): void
} {
  const router = useRouter()
  const asking = ref(false)
  let decide: ((leave: boolean) => void) | undefined
  let isClosing = false

  function leave(): Promise<boolean> {
    if (!isDirty()) return Promise.resolve(true)
    decide?.(false)
    asking.value = true
    return new Promise((resolve) => (decide = resolve))
  }

  function answer(isLeaving: boolean): void {
    asking.value = false
    decide?.(isLeaving)
    decide = undefined
  }

  function close(event: BeforeUnloadEvent): void {
    if (isClosing || !isDirty()) return
    event.preventDefault()
    void leave().then((isLeaving) => {
      isClosing = isLeaving
      if (isLeaving) window.close()
    })
  }

  const standAside = standInTheWay(isDirty)
  const letGo = router.beforeEach((to, from) => (to.name === from.name ? true : leave()))
  onMounted(() => window.addEventListener('beforeunload', close))
  onBeforeUnmount(() => {
    letGo()
    standAside()
    answer(false)
    window.removeEventListener('beforeunload', close)
  })
  return { asking, leave, answer }
}
