import { computed, type Ref } from 'vue'
import { useCounterStore } from '@renderer/stores/counter'

/** What the find field's arrows move through, as a screen reader is told: the list, and the item that they are on. */
export function useListTarget(showing: Ref<string>) {
  const store = useCounterStore()
  const listId = computed(() =>
    showing.value === 'member' && (store.sheet?.coupons.length ?? 0) > 0
      ? 'coupon-list'
      : showing.value === 'several'
        ? 'member-list'
        : null,
  )
  const activeDescendant = computed(() => {
    if (listId.value === null || store.activeId === null) return null
    return `${showing.value === 'member' ? 'coupon' : 'member'}-${store.activeId}`
  })
  return { listId, activeDescendant }
}
