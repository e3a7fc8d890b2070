import { onMounted, onScopeDispose, ref, watch, type Ref } from 'vue'

const RETURN_SECONDS = 8
/** A hand that rests on the mouse moves it a little. */
const STILL_PIXELS = 8

/**
 * Counts down to the idle screen while `allowed` and nobody touches anything. Any key, press or real move stops it
 * for good: a cashier who does something is still reading.
 */
export function useAutoReturn(
  allowed: () => boolean,
  leave: () => void,
): { seconds: Ref<number | null>; stopped: Ref<boolean> } {
  const seconds = ref<number | null>(null)
  const stopped = ref(false)
  let ticking: ReturnType<typeof setInterval> | undefined
  let from: { x: number; y: number } | undefined

  function halt(): void {
    clearInterval(ticking)
    seconds.value = null
  }
  function touch(): void {
    if (seconds.value !== null) stopped.value = true
    halt()
  }
  function move({ screenX: x, screenY: y }: PointerEvent): void {
    from ??= { x, y }
    if (Math.hypot(x - from.x, y - from.y) > STILL_PIXELS) touch()
  }

  watch(
    allowed,
    (now) => {
      halt()
      if (!now || stopped.value) return
      from = undefined
      seconds.value = RETURN_SECONDS
      ticking = setInterval(() => {
        if (seconds.value !== null) seconds.value -= 1
        if (seconds.value !== 0) return
        halt()
        leave()
      }, 1000)
    },
    { immediate: true },
  )

  const listening = [
    ['keydown', touch],
    ['pointerdown', touch],
    ['wheel', touch],
    ['pointermove', move],
  ] as const
  onMounted(() => {
    for (const [name, listener] of listening)
      window.addEventListener(name, listener as EventListener, true)
  })
  onScopeDispose(() => {
    halt()
    for (const [name, listener] of listening)
      window.removeEventListener(name, listener as EventListener, true)
  })
  return { seconds, stopped }
}
