import { ref, type Ref } from 'vue'
import { createWedge } from './wedge'

/** A PIN may be as short as four digits, so even a short burst is told from fingers. */
const BURST_CHARACTERS = 4

/**
 * What a scanner types is never a PIN and never confirms anything: hand `press` every key of the form, as it is
 * captured. `forget` takes the code out of whichever field it fell into.
 */
export function usePinGuard(forget: (code: string) => void): {
  press(event: KeyboardEvent): void
  /** The last thing that came was a scan. */
  scanned: Ref<boolean>
} {
  const wedge = createWedge(BURST_CHARACTERS)
  const scanned = ref(false)
  return {
    scanned,
    press(event) {
      if (event.key.length === 1) wedge.key(event.key, event.timeStamp)
      if (event.key !== 'Enter') return
      const code = wedge.scan()
      scanned.value = code !== null
      if (code === null) return
      event.preventDefault()
      forget(code)
    },
  }
}
