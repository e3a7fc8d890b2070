import { BrowserWindow, nativeTheme } from 'electron'
import type { Log } from '../log'
import { guardContents } from './guards'
import { programFile } from './program-files'

const MINIMUM = { width: 1024, height: 768 }
const FIRST = { width: 1366, height: 768 }
const GROUND = { light: '#f3f5f8', dark: '#0e1520' }

export interface WindowOptions {
  url: string
  theme: 'light' | 'dark' | 'system'
  isOurs(url: string): boolean
  log: Log
}

/** Opens the counter's one window: sandboxed, isolated, and shown when it has something to show. */
export function openWindow({ url, theme, isOurs, log }: WindowOptions): BrowserWindow {
  const dark = theme === 'dark' || (theme === 'system' && nativeTheme.shouldUseDarkColors)
  const window = new BrowserWindow({
    title: '核销台',
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    useContentSize: true,
    ...FIRST,
    show: false,
    // The ground of the theme: no white flash before the first paint.
    backgroundColor: GROUND[dark ? 'dark' : 'light'],
    webPreferences: {
      preload: programFile('preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      // A till that somebody else's window covers must still show the answer at once.
      backgroundThrottling: false,
      v8CacheOptions: 'bypassHeatCheck',
    },
  })
  window.removeMenu()
  guardContents(window.webContents, url, isOurs, log)
  window.once('ready-to-show', () => window.show())
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('window.gone', { reason })
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload()
  })
  void window.loadURL(url)
  return window
}
