import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { app } from 'electron'

/**
 * The folder that holds everything this terminal keeps: `COUPON_COUNTER_DATA` or the system's place for it. The window's
 * own rubbish goes into `window/` below it, and the single-instance lock with it: one program per data folder.
 */
export function chooseDataFolder(): string {
  const folder = resolve(process.env.COUPON_COUNTER_DATA || app.getPath('userData'))
  app.setPath(
    'userData',
    isWritable(folder) ? join(folder, 'window') : mkdtempSync(join(tmpdir(), 'coupon-counter-')),
  )
  return folder
}

function isWritable(folder: string): boolean {
  try {
    // Members' names are in it: where it is made here, it is its owner's alone.
    mkdirSync(join(folder, 'window'), { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    // The window still opens, to say what is wrong.
    return false
  }
}

/** The theme of the last run, for the first frame alone: read without the rest of the settings, which take longer. */
export function lastTheme(folder: string): 'light' | 'dark' | 'system' {
  try {
    const { theme } = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as {
      theme?: unknown
    }
    return theme === 'dark' || theme === 'system' ? theme : 'light'
  } catch {
    return 'light'
  }
}
