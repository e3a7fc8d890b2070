import { ref } from 'vue'
import type { RecordRow } from '@shared/domain/view'
import type { Moved } from '@renderer/stores/records-reread'

/** Which row of a list the keys stand on: it goes with its record when the list moves on. */
export function useCurrentRow(
  rowAt: (index: number) => RecordRow | undefined,
  total: () => number,
) {
  const current = ref(0)
  let key: string | undefined

  function stand(index: number): void {
    current.value = Math.max(0, Math.min(total() - 1, index))
    key = rowAt(current.value)?.key
  }

  /** Back to the first row, as for another list. */
  function reset(): void {
    current.value = 0
    key = undefined
  }

  /** The list has moved on; a record that was not read goes with those around it. */
  function goWith({ by, places }: Moved): void {
    // Nobody has stood anywhere yet: the first row is the first.
    if (key === undefined) return
    current.value = Math.max(0, Math.min(total() - 1, places.get(key) ?? current.value + by))
  }

  /** Where a key leads to with so many rows in sight; null for other keys. */
  function leadsTo(name: string, page: number): number | null {
    switch (name) {
      case 'ArrowDown':
        return current.value + 1
      case 'ArrowUp':
        return current.value - 1
      case 'PageDown':
        return current.value + page
      case 'PageUp':
        return current.value - page
      case 'Home':
        return 0
      case 'End':
        return total() - 1
      default:
        return null
    }
  }

  return { current, stand, reset, goWith, leadsTo }
}
