import { join, resolve } from 'node:path'
import { app, ipcMain, Menu, session, type BrowserWindow } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL } from '@shared/ipc/bridge'
import type { Problem, Result } from '@shared/ipc/result'
import { createGateway } from './coupon-api/gateway-factory'
import { testConnection } from './coupon-api/test-connection'
import { declareAppProtocol, serveScreens } from './electron/app-protocol'
import { chooseDataFolder } from './electron/data-folder'
import { guardSession } from './electron/guards'
import { openSealedSecrets } from './electron/sealed-secrets'
import { programFile } from './electron/program-files'
import { isOurOrigin, START_URL } from './electron/screen-address'
import { saveScreenshot } from './electron/screenshot'
import { createTrainingProcess } from './electron/training-process'
import { openWindow } from './electron/window'
import { createRouter, type Router } from './ipc/router'
import { silentLog, type Log } from './log'
import { createFileLog } from './logging/file-log'
import { storageProblem } from './store/storage-problem'
import { createTerminal, type Emit, type Terminal } from './terminal'

const CLOSE_LIMIT_MS = 2_000

/** The development server's screens are ours too, but never in a packaged program. */
const devUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const isOurs = (url: string): boolean =>
  isOurOrigin(url) ||
  (devUrl !== undefined && URL.canParse(url) && new URL(url).origin === new URL(devUrl).origin)

declareAppProtocol()
const folder = chooseDataFolder()
if (app.requestSingleInstanceLock()) start()
else {
  console.error('核销台已在使用这个数据文件夹 · Coupon Counter is already open on this data folder')
  app.exit(0)
}

function start(): void {
  const log = openLog()
  let window: BrowserWindow | null = null
  let opened: { terminal: Terminal; router: Router } | null = null

  const emit: Emit = (name, payload) => {
    if (window && !window.isDestroyed())
      window.webContents.send(EVENT_CHANNEL, name, JSON.stringify(payload))
  }

  /** Opens the data folder at the first call; after a failure the next call tries again. */
  function route(): Router | Problem {
    if (opened) return opened.router
    try {
      const terminal = createTerminal({
        folder,
        version: app.getVersion(),
        log,
        secrets: openSealedSecrets(folder, log),
        training: createTrainingProcess(folder, log),
        makeGateway: createGateway,
        tryConnection: (connection, token) => testConnection(connection, token, { log }),
        emit,
      })
      opened = {
        terminal,
        router: createRouter({ handlers: terminal.handlers, isOurOrigin: isOurs, log }),
      }
      return opened.router
    } catch (error) {
      log.error('terminal.notOpened', {
        error: error instanceof Error ? error.stack : String(error),
      })
      return storageProblem(error, folder) ?? { code: 'internal' }
    }
  }

  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, inputJson: unknown) => {
    const router = route()
    if (typeof router !== 'function') {
      return JSON.stringify({ ok: false, problem: router } satisfies Result<never>)
    }
    const frame = event.senderFrame
    return router(
      { url: frame?.url ?? '', isMainFrame: frame !== null && frame.parent === null },
      name,
      inputJson,
    )
  })
  app.on('second-instance', () => {
    if (!window) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    if (!opened) return
    event.preventDefault()
    const { terminal } = opened
    opened = null
    // What is still under way is settled at the next start.
    const limit = setTimeout(() => app.exit(0), CLOSE_LIMIT_MS)
    void terminal.close().finally(() => {
      clearTimeout(limit)
      app.exit(0)
    })
  })

  void app.whenReady().then(() => {
    Menu.setApplicationMenu(null)
    guardSession(session.defaultSession, isOurs, log)
    serveScreens(session.defaultSession, programFile('renderer'))
    window = openWindow({ url: devUrl ?? START_URL, theme: 'light', isOurs, log })
    // While the window's own process starts, this one opens the books.
    route()
    const screenshot = app.commandLine.getSwitchValue('screenshot')
    if (screenshot) void screenshotAndExit(window, resolve(screenshot))
  })
}

async function screenshotAndExit(window: BrowserWindow, file: string): Promise<void> {
  try {
    await saveScreenshot(window, file)
    app.quit()
  } catch (error) {
    console.error(`截图未能保存 · The screenshot could not be saved: ${String(error)}`)
    app.exit(1)
  }
}

function openLog(): Log {
  try {
    return createFileLog(join(folder, 'logs'), process.env.COUPON_COUNTER_LOG ?? 'info')
  } catch {
    // A folder that cannot be written is reported by the first call; it must not stop the window.
    return silentLog
  }
}
