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

/** Saves what the window shows, as PNG, once its first screen can be used. */
export async function saveScreenshot(window: BrowserWindow, file: string): Promise<void> {
  await window.webContents.executeJavaScript(WHEN_READY)
  const picture = await window.webContents.capturePage()
  await writeFile(file, picture.toPNG())
}
