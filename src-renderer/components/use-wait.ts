import { computed, onScopeDispose, ref } from 'vue'

/**
 * Counts down a wait that somebody looks at: `left` in whole seconds, 0 when there is none. `over` is called when it has
 * passed, and not when it is given up.
 */
export function useWait(over: () => void) {
  const until = ref(0)
  const now = ref(0)
  let ticking: ReturnType<typeof setInterval> | undefined

  const left = computed(() => Math.max(0, Math.ceil((until.value - now.value) / 1_000)))

  function stop(): void {
    clearInterval(ticking)
    until.value = now.value = 0
  }

  function start(seconds: number): void {
    stop()
    now.value = performance.now()
    until.value = now.value + seconds * 1_000
    ticking = setInterval(() => {
      now.value = performance.now()
      if (left.value > 0) return
      stop()
      over()
    }, 250)
  }
  onScopeDispose(stop)

  return { left, start, stop }
}

/** A wait as a clock shows it: "0:42", "12:05". */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
