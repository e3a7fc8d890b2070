import { computed, ref, watch, type ComputedRef } from 'vue'
import { useScans } from '@renderer/stores/scans'

/**
 * What a scanner types is never a PIN and never confirms anything: it does not reach the form. True when the last
 * thing that came was a scan, until somebody types or sends the form.
 */
export function usePinGuard(...written: (() => unknown)[]): { scanned: ComputedRef<boolean> } {
  const scans = useScans()
  const seen = ref(scans.refused)
  watch(written, () => (seen.value = scans.refused))
  return { scanned: computed(() => scans.refused > seen.value) }
}
