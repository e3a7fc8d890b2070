/**
 * Says that the first screen is mounted, shows its first data and can be used. Each screen calls it when
 * its first data is shown (or its failure); only the first call counts. The bench measures to here, and
 * tests and screenshots wait for `html[data-ready=true]`.
 */
export function markReady(): void {
  const { dataset } = document.documentElement
  if (dataset.ready === 'true') return
  performance.mark('counter-interactive')
  dataset.ready = 'true'
}
