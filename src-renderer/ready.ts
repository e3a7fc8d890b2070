let asked = false

/**
 * Says that the first screen is mounted, shows its first data and can be used. Each screen calls it when
 * its first data is shown (or its failure); only the first call counts. The bench measures to here, and
 * tests and screenshots wait for `html[data-ready=true]`.
 */
export function markReady(): void {
  if (asked) return
  asked = true
  // A task that follows the next frame: what is marked as usable has been painted.
  requestAnimationFrame(() =>
    setTimeout(() => {
      performance.mark('counter-interactive')
      document.documentElement.dataset.ready = 'true'
    }),
  )
}
