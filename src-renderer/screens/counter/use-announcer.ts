import { ref, type Ref } from 'vue'

const said = ref('')

/** The counter's one live region: what a screen reader says when something happened. */
export function useAnnouncer(): { said: Ref<string>; announce: (sentence: string) => void } {
  return {
    said,
    announce: (sentence) => {
      // The same sentence twice would not be read twice; an invisible difference makes it new.
      said.value = said.value === sentence ? `${sentence}\u00a0` : sentence
    },
  }
}
