import { onBeforeUnmount, ref, type Ref } from 'vue'

/** Whether the window is now as this media query says: for what a style sheet cannot change. */
export function useMedia(query: string): Readonly<Ref<boolean>> {
  const list = window.matchMedia(query)
  const matches = ref(list.matches)
  const look = () => (matches.value = list.matches)
  list.addEventListener('change', look)
  onBeforeUnmount(() => list.removeEventListener('change', look))
  return matches
}
