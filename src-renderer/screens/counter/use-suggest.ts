import { computed, onBeforeUnmount, watch, type Ref } from 'vue'
import { isBillText } from '@shared/domain/bill-text'
import { useCounterStore, type CounterPhase } from '@renderer/stores/counter'
import { useSaleStore } from '@renderer/stores/counter-sale'
import { useSuggestions } from '@renderer/stores/suggestions'

/** What is shown below a text that was looked up and stays in the field. */
const LEFT_IN_FIELD: ReadonlySet<CounterPhase> = new Set(['none', 'several', 'failed'])

/** Suggests while somebody types, and says what the field's arrows move through and which item they are on. */
export function useSuggest(showing: Ref<string>) {
  const store = useCounterStore()
  const sale = useSaleStore()
  const suggestions = useSuggestions()

  watch([() => store.text, () => store.finding], ([text, finding]) => {
    // What is looked up already needs no suggestion; a scan comes here looked up.
    if (text === '' || finding || sale.busy || isBillText(text) || isAnswered(text)) {
      suggestions.close()
    } else void suggestions.look(text)
  })
  // What is to be confirmed, and what came of it, stay in sight.
  watch([() => sale.draft, () => sale.busy, () => sale.shown], () => suggestions.close())
  onBeforeUnmount(suggestions.close)

  /** What was looked up and is still answered below: a list, nobody, or what is wrong with it. */
  function isAnswered(text: string): boolean {
    if (text !== store.asked) return false
    return store.problem !== null || store.missed !== null || LEFT_IN_FIELD.has(store.phase)
  }

  const listId = computed(() => {
    if (suggestions.isOpen) return 'suggest-list'
    if (showing.value === 'several') return 'member-list'
    return showing.value === 'member' && store.coupons.length > 0 ? 'coupon-list' : null
  })
  const activeId = computed(() => {
    if (suggestions.isOpen) {
      const at = suggestions.rows.findIndex(({ member }) => member.id === suggestions.activeId)
      return at < 0 ? null : `suggest-${at}`
    }
    if (listId.value === null) return null
    return idOf(showing.value === 'member' ? 'coupon' : 'member', store.activeId)
  })
  return { suggestions, listId, activeId }
}

const idOf = (kind: string, id: string | null) => (id === null ? null : `${kind}-${id}`)
