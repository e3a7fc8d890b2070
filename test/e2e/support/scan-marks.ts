import type { Page } from '@playwright/test'

/** How long the mark of a scan stays on the screen, ms; nothing else in the window waits as long. */
const MARK_MS = 1_400

/**
 * Has the marks of scans stay until the next one: before a busy computer has looked, one would be gone again. Of no more
 * than the page that is loaded now.
 */
export async function keepMarks(page: Page): Promise<void> {
  // At rest it does not fade either.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.evaluate(`(() => {
    const later = window.setTimeout
    window.setTimeout = (act, ms, ...more) => (ms === ${MARK_MS} ? 0 : later(act, ms, ...more))
  })()`)
}
