import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { app, ipcMain, Menu, powerMonitor, session, type BrowserWindow } from 'electron'
import { CALL_CHANNEL, EVENT_CHANNEL } from '@shared/ipc/bridge'
import type { Problem, Result } from '@shared/ipc/result'
import { declareAppProtocol, serveScreens } from './electron/app-protocol'
import { billArgument, billOfSecondStart, type SecondStart } from './electron/bill-argument'
import { chooseFile, chooseFolder, chooseToRead } from './electron/choose-file'
import { chooseDataFolder, lastTheme } from './electron/data-folder'
import { saveNetworkProcess } from './electron/fewer-processes'
import { spareFailingGpu } from './electron/graphics'
import { spareGtkItsGl } from './electron/gtk'
import { guardSession } from './electron/guards'
import { createClosing } from './electron/closing'
import { createLeaving } from './electron/leaving'
import { programFile } from './electron/program-files'
import { developmentUrl, isOurOrigin, START_URL } from './electron/screen-address'
import { saveScreenshot } from './electron/screenshot'
import { watchSilentPage } from './electron/silent-page'
import { openWindow } from './electron/window'
import type { Router } from './ipc/router'
import { createLateLog } from './logging/late-log'
import { storageProblem } from './store/storage-problem'
import type { Terminal } from './terminal'
import type { Emit } from './terminal-parts'

const FIRST_PAINT_LIMIT_MS = 5_000

const devUrl = app.isPackaged ? undefined : developmentUrl(process.env.ELECTRON_RENDERER_URL)
const isOurs = (url: string): boolean =>
  isOurOrigin(url) ||
  (devUrl !== undefined && URL.canParse(url) && new URL(url).origin === new URL(devUrl).origin)

declareAppProtocol()
saveNetworkProcess()
spareGtkItsGl()
const folder = chooseDataFolder()
const noteGraphics = spareFailingGpu(folder, {
  electron: process.versions.electron,
  now: Date.now,
  disableHardwareAcceleration: () => app.disableHardwareAcceleration(),
  compositing: () => app.getGPUFeatureStatus().gpu_compositing,
})
const givenBill = billArgument(process.argv, process.cwd())
const told: SecondStart = givenBill === undefined ? {} : { bill: givenBill }
if (app.requestSingleInstanceLock({ ...told })) start()
else {
  console.error(
    givenBill === undefined
      ? '核销台已在使用这个数据文件夹 · Coupon Counter is already open on this data folder'
      : '账单已交给开着的核销台 · The bill was handed to the Coupon Counter that is open',
  )
  app.exit(0)
}

function start(): void {
  const log = createLateLog()
  let window: BrowserWindow | null = null
  let painted: Promise<void> = Promise.resolve()
  let firstPage: { heard(): void } | null = null
  let opened: { terminal: Terminal; router: Router } | null = null
  let opening: Promise<{ terminal: Terminal; router: Router }> | null = null
  /** Handed over and not read yet: the books are being opened, or could not be. */
  let bill = givenBill

  const emit: Emit = (name, payload) => {
    if (window && !window.isDestroyed())
      window.webContents.send(EVENT_CHANNEL, name, JSON.stringify(payload))
  }

  const leaving = createLeaving({
    somethingRemains: () => opened?.terminal.remains() ?? false,
    canAsk: () => window !== null && !window.isDestroyed() && !window.webContents.isCrashed(),
    ask: () => emit('app.leaveAsked', null),
    close: () => window?.close(),
  })

  const closing = createClosing({ log, exit: () => app.exit(0) })

  /** Opens the data folder at the first call; after a failure the next call tries again. */
  async function route(): Promise<Router | Problem> {
    const { openBooks, openFileLog } = await import('./opening')
    log.openedAs(() => openFileLog(folder))
    if (opened) {
      passBillOn(opened.terminal)
      return opened.router
    }
    try {
      // Calls come while the books are still being opened: they wait for the same opening.
      opening ??= openBooks({
        folder,
        version: app.getVersion(),
        log,
        emit,
        isOurOrigin: isOurs,
        connectAfter: painted,
        chooseFile: (...wanted) => chooseFile(window, ...wanted),
        fileDialogs: {
          chooseToWrite: (suggested) => chooseFile(window, suggested, 'json'),
          chooseToRead: () => chooseToRead(window, 'json'),
          chooseFolder: () => chooseFolder(window),
        },
        leave: (answer) => leaving.answered(answer),
      })
      opened = await opening
      passBillOn(opened.terminal)
      return opened.router
    } catch (error) {
      opening = null
      log.error('terminal.notOpened', {
        error: error instanceof Error ? error.stack : String(error),
      })
      return storageProblem(error, folder) ?? { code: 'internal' }
    }
  }

  function passBillOn(terminal: Terminal): void {
    if (bill === undefined) return
    void terminal.handOver(bill)
    bill = undefined
  }

  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, inputJson: unknown) => {
    firstPage?.heard()
    // Looked at before anything is waited for: who sent this, not who is there later.
    const frame = event.senderFrame
    const sender = { url: frame?.url ?? '', isMainFrame: frame !== null && frame.parent === null }
    const router = await route()
    if (typeof router === 'function') return router(sender, name, inputJson)
    return JSON.stringify({ ok: false, problem: router } satisfies Result<never>)
  })
  app.on('second-instance', (_event, _argv, _folder, said) => {
    const handed = billOfSecondStart(said)
    if (handed !== undefined) {
      bill = handed
      void route()
    }
    if (!window) return
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  // Told to end by the system or another program, not by the user at the window.
  app.on('before-quit', () => leaving.letGo())
  app.on('will-quit', (event) => {
    closing.quitting(event, opened?.terminal ?? null)
    opened = null
  })

  void app.whenReady().then(() => {
    Menu.setApplicationMenu(null)
    guardSession(session.defaultSession, isOurs, log)
    const startServed = serveScreens(session.defaultSession, programFile('renderer'))
    const counter = openWindow({ url: devUrl ?? START_URL, theme: lastTheme(folder), isOurs, log })
    window = counter
    firstPage = watchSilentPage({
      log,
      loadAgain: () => counter.webContents.reload(),
      isGone: () => counter.isDestroyed(),
    })
    counter.on('close', (event) => leaving.closing(event))
    counter.webContents.on('will-prevent-unload', (event) => leaving.staying(event))
    counter.on('query-session-end', () => leaving.letGo())
    powerMonitor.on('shutdown', () => leaving.letGo())
    painted = firstPaint(counter)
    void painted.then(() => {
      noteGraphics()
      if (!counter.isDestroyed() && !counter.isVisible()) counter.show()
    })
    // While the window draws itself, this process opens the books: in any case, also when no page ever asks for them.
    void Promise.race([startServed, painted]).then(route)
    const screenshot = app.commandLine.getSwitchValue('screenshot')
    if (screenshot) void screenshotAndExit(counter, resolve(screenshot))
  })
}

/** Resolves when the window has something to show, and in any case after a while. */
async function firstPaint(window: BrowserWindow): Promise<void> {
  const given = new AbortController()
  const limit = delay(FIRST_PAINT_LIMIT_MS, undefined, { signal: given.signal }).catch(() => {})
  await Promise.race([once(window, 'ready-to-show'), limit])
  given.abort()
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
