import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import type { BrowserWindow } from 'electron'

// Resolves once the first screen says that it can be used and two frames of it were drawn.
const WHEN_READY = `new Promise((resolve) => {
  const root = document.documentElement
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(resolve))
  if (root.dataset.ready === 'true') return void drawn()
  new MutationObserver((_, watcher) => {
    if (root.dataset.ready !== 'true') return
    watcher.disconnect()
    drawn()
  }).observe(root, { attributes: true })
}).then(() => null)`

const READY_LIMIT_MS = 60_000

/** Saves what the window shows, as PNG, once its first screen can be used. Throws when it is not ready in a minute. */
export async function saveScreenshot(window: BrowserWindow, file: string): Promise<void> {
  const limit = AbortSignal.timeout(READY_LIMIT_MS)
  await Promise.race([
    window.webContents.executeJavaScript(WHEN_READY),
    once(limit, 'abort').then(() => limit.throwIfAborted()),
  ])
  const picture = await window.webContents.capturePage()
  await writeFile(file, picture.toPNG())
}
