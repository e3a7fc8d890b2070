import { spawn } from 'node:child_process'
import { chosenElectron, executableIn } from './setup/electron-state.mjs'
import { ROOT } from './setup/paths.mjs'
import { SetupError } from './setup/setup-error.mjs'

/** The executable of the Electron at hand. */
export function electronPath() {
  return executableIn(electronFolder())
}

/** Switches that this place needs, and that are no part of the product. */
export function electronArgs(platform = process.platform, uid = process.getuid?.()) {
  // Chromium's sandbox refuses to work for root; for everybody else it stays on.
  return platform === 'linux' && uid === 0 ? ['--no-sandbox'] : []
}

/** The environment for programs that look for Electron themselves. */
export function electronEnv() {
  return {
    ...process.env,
    ELECTRON_OVERRIDE_DIST_PATH: electronFolder(),
    ELECTRON_EXEC_PATH: electronPath(),
    ELECTRON_PATH: electronPath(),
    ELECTRON_EXTRA_ARGS: JSON.stringify(electronArgs()),
  }
}

/** Starts the Electron at hand with the switches of this place. */
export function spawnElectron(args, options = {}) {
  return spawn(electronPath(), [...electronArgs(), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    ...options,
  })
}

function electronFolder() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH || chosenElectron()?.folder
  if (!folder) throw new SetupError('There is no Electron yet: run npm start or npm test first.')
  return folder
}
