import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { ChartLook } from '@shared/statistics/charts/look'
import { useMedia } from '@renderer/components/use-media'

function readLook(animated: boolean): ChartLook {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    ink: token('ink'),
    inkSoft: token('ink-2'),
    line: token('line'),
    panel: token('panel'),
    font: token('font'),
    now: token('chart-now'),
    before: token('chart-before'),
    heat: [0, 1, 2, 3, 4, 5].map((level) => token(`chart-heat-${level}`)) as never,
    onDeep: token('chart-on-deep'),
    used: token('chart-used'),
    open: token('chart-open'),
    expired: token('chart-expired'),
    gone: token('chart-gone'),
    animated,
  }
}

/** The theme's colours for charts, read anew when the theme changes; charts stand still for who wants less motion. */
export function useLook(): Readonly<Ref<ChartLook>> {
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const look = ref(readLook(!isStill.value)) as Ref<ChartLook>
  const read = () => (look.value = readLook(!isStill.value))
  const watcher = new MutationObserver(read)
  watcher.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  watch(isStill, read)
  onScopeDispose(() => watcher.disconnect())
  return look
}
