import { onBeforeUnmount, watch, type Ref } from 'vue'

type Take = (code: string) => void
const takers = new Map<Element, Take>()

/** While the focus is in this field, what is scanned belongs to it and not to the counter. */
export function useScanTaker(field: Readonly<Ref<Element | null>>, take: Take): void {
  const forget = (one: Element | null | undefined) => one && takers.delete(one)
  watch(
    field,
    (now, before) => {
      forget(before)
      if (now) takers.set(now, take)
    },
    { immediate: true, flush: 'sync' },
  )
  onBeforeUnmount(() => forget(field.value))
}

/** Who takes scans while the focus is here. */
export const takerAt = (place: Element | null): Take | undefined =>
  place === null ? undefined : takers.get(place)
