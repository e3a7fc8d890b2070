import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'

const FIRST_ROWS = 40
const MORE_ROWS = 80

/**
 * How many rows of a long list to draw: what fits a screen at once, the rest frame by frame, so that a member with
 * hundreds of coupons opens as fast as one with ten. Starts over when `list` changes; `needed` is always within.
 */
export function useRowLimit(
  list: () => readonly unknown[],
  needed: () => number,
): ComputedRef<number> {
  const drawn = ref(FIRST_ROWS)
  let frame = 0
  function more(): void {
    if (drawn.value >= list().length) return
    frame = requestAnimationFrame(() => {
      drawn.value += MORE_ROWS
      more()
    })
  }
  watch(
    list,
    () => {
      cancelAnimationFrame(frame)
      drawn.value = FIRST_ROWS
      more()
    },
    { immediate: true },
  )
  onScopeDispose(() => cancelAnimationFrame(frame))
  return computed(() => Math.max(drawn.value, needed() + 1))
}
