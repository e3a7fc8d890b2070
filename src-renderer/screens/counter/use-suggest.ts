import { computed, watch, type Ref } from 'vue'
import { isBillText } from '@shared/domain/bill-text'
import { useCounterStore } from '@renderer/stores/counter'
import { useSuggestions } from '@renderer/stores/suggestions'

/** Suggests while somebody types, and says what the field's arrows move through and which item they are on. */
export function useSuggest(showing: Ref<string>) {
  const store = useCounterStore()
  const suggestions = useSuggestions()

  watch(
    () => [store.text, store.finding] as const,
    ([text, finding]) => {
      // What is looked up already needs no suggestion; a scan comes here looked up.
      if (text === '' || finding || isBillText(text)) suggestions.close()
      // What was looked up without a result stays in the field, and says nothing new.
      else if (text !== store.asked || store.phase === 'idle') void suggestions.look(text)
    },
  )

  const listId = computed(() => {
    if (suggestions.isOpen) return 'suggest-list'
    if (showing.value === 'several') return 'member-list'
    return showing.value === 'member' && (store.sheet?.coupons.length ?? 0) > 0
      ? 'coupon-list'
      : null
  })
  const activeId = computed(() => {
    if (suggestions.isOpen) return idOf('suggest', suggestions.activeId)
    if (listId.value === null) return null
    return idOf(showing.value === 'member' ? 'coupon' : 'member', store.activeId)
  })
  return { suggestions, listId, activeId }
}

const idOf = (kind: string, id: string | null) => (id === null ? null : `${kind}-${id}`)
