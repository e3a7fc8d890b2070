import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { askAgain } from './ask-again'
import { APP_FOLDER, appEnvironment, electronAtHand } from './electron'

export interface Size {
  width: number
  height: number
}
/** The smallest screen that the product is made for, and the usual large one. */
export const SMALL: Size = { width: 1024, height: 768 }
export const LARGE: Size = { width: 1920, height: 1080 }

/** One running app with its window. */
export interface Terminal {
  app: ElectronApplication
  /** Its main process, also when it has ended: the app's own handle knows nothing any more then. */
  main: ChildProcess
  page: Page
  folder: string
  /** Errors of the page and of its console so far; a test fails on any that it has not taken away. */
  errors: string[]
  resize(size: Size): Promise<void>
  /** Ends it as a user does. */
  close(): Promise<void>
  /** Ends every process of it at once, as a power cut would. */
  kill(): Promise<void>
}

const LAUNCHER = resolve(import.meta.dirname, 'launcher.mjs')
const START_LIMIT_MS = 45_000
const LOG_LINES = 30

/** Starts the app on a data folder, with further words on its command line and in its environment, and waits until its first screen can be used. */
export async function startTerminal(
  folder: string,
  size: Size,
  words: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Terminal> {
  const { program, switches } = electronAtHand()
  const app = await _electron.launch({
    executablePath: program,
    args: [...switches, LAUNCHER, ...words, APP_FOLDER],
    env: { ...appEnvironment(folder), ...env },
    timeout: START_LIMIT_MS,
  })
  const child = app.process()
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const page = await app.firstWindow({ timeout: START_LIMIT_MS })
  const errors = watchErrors(page)
  const resize = async (to: Size): Promise<void> => {
    await askAgain(() =>
      app.evaluate(({ BrowserWindow }, { width, height }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
      }, to),
    )
    // A window as large as the screen comes out one pixel smaller on some displays.
    await page.setViewportSize(to)
  }
  await page
    .locator('html[data-ready=true]')
    .waitFor({ state: 'attached', timeout: START_LIMIT_MS })
    .catch(async (error: unknown) => {
      throw new Error(`${String(error)}\n${await whatItShows(app, folder, errors)}`)
    })
  await resize(size)
  // Wherever the pointer of this computer happens to be, it must not light anything up.
  await page.mouse.move(2, 2)
  return {
    app,
    main: child,
    page,
    folder,
    errors,
    resize,
    async close() {
      if (!hasEnded()) await app.close()
    },
    async kill() {
      if (hasEnded() || child.pid === undefined) return
      const ended = once(child, 'exit')
      // The app leads a process group of its own, with the window's and the coupon API's processes in it.
      process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}

/** What can be said of an app that does not come up: its windows as the main process sees them, and the end of its log. */
async function whatItShows(
  app: ElectronApplication,
  folder: string,
  errors: readonly string[],
): Promise<string> {
  const windows = await Promise.race([
    app
      .evaluate(({ BrowserWindow }) =>
        Promise.all(
          BrowserWindow.getAllWindows().map(async (window) => ({
            url: window.webContents.getURL(),
            visible: window.isVisible(),
            loading: window.webContents.isLoading(),
            crashed: window.webContents.isCrashed(),
            page: await Promise.race([
              window.webContents.executeJavaScript(
                '[document.readyState, document.visibilityState, document.documentElement.outerHTML.slice(0, 4000)]',
              ),
              new Promise((resolve) => setTimeout(resolve, 3_000, 'no answer')),
            ]),
          })),
        ),
      )
      .catch(String),
    delay(10_000, 'the main process gave no answer'),
  ])
  const logs = join(folder, 'logs')
  const lines = existsSync(logs)
    ? readdirSync(logs).flatMap((name) => readFileSync(join(logs, name), 'utf8').split('\n'))
    : ['no log']
  return [JSON.stringify(windows, null, 2), ...errors, ...lines.slice(-LOG_LINES)].join('\n')
}

function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(`page: ${error.message}`))
  page.on('crash', () => errors.push('page: crashed'))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`)
  })
  return errors
}
