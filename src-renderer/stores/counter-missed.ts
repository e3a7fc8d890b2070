import { ref, type Ref } from 'vue'

/** What is asked for in the middle of a sale, and nobody answers to: goods on the counter, mostly. The sale stays. */
export function useMissed(
  text: Ref<string>,
  asked: Readonly<Ref<string>>,
  /** True while closing the member would lose what was ticked or typed. */
  hasWork: () => boolean,
) {
  const missed = ref<string | null>(null)

  /** Notes that nobody was found; false where there is no sale that has to stay for it. */
  function miss(): boolean {
    if (!hasWork()) return false
    missed.value = asked.value
    return true
  }

  /** Forgets it: the note, and the text it is about where that still stands in the field. */
  function putMissedAway(): void {
    if (missed.value !== null && text.value === missed.value) text.value = ''
    missed.value = null
  }

  return { missed, miss, putMissedAway }
}
