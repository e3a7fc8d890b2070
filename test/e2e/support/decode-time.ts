import { test, type Page } from '@playwright/test'

const WATCH = `(() => {
  let openedAt = 0
  const opens = ({ timeStamp }) => (openedAt ||= timeStamp)
  addEventListener('click', opens, { capture: true, once: true })
  addEventListener('keydown', opens, { capture: true, once: true })
  window.decoded = new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      if (!document.querySelector('[data-test=camera-dialog][data-state=found]')) return
      watcher.disconnect()
      resolve(performance.now() - openedAt)
    })
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true })
  })
})()`

/**
 * Begins to watch the camera dialog; the function that it returns reports how long it took from the key or click that
 * opened it until it had read a code, ms. Most of that is the camera's own start.
 */
export async function watchDecoding(page: Page): Promise<(what: string) => Promise<void>> {
  await page.evaluate(WATCH)
  return async (what) => {
    const took = await page.evaluate<number>('window.decoded')
    const words = `${what}: ${Math.round(took)} ms`
    test.info().annotations.push({ type: 'from click to decode', description: words })
    console.log(`    from click to decode, ${words}`)
  }
}
