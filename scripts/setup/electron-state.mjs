import { existsSync } from 'node:fs'
import path from 'node:path'
import { readJson, writeJson } from './files.mjs'
import { inRoot, inRuntime } from './paths.mjs'

const STATE = inRuntime('electron.json')

/**
 * @typedef {object} ElectronChoice which Electron set-up has put at hand
 * @property {'official' | 'registry'} source
 * @property {string} wanted the version that package.json names
 * @property {string} version the version at hand
 * @property {string} folder the folder that holds the executable
 * @property {string} why in words
 */

/** The Electron that was chosen for the version that is installed now, if it is still there. */
export function chosenElectron() {
  const choice = /** @type {ElectronChoice | undefined} */ (readJson(STATE))
  if (!choice || choice.wanted !== wantedVersion()) return undefined
  return existsSync(executableIn(choice.folder)) ? choice : undefined
}

/** Keeps the choice, so that a download that failed is not tried again at every start. */
export function rememberElectron(choice) {
  writeJson(STATE, choice)
}

/** The version of Electron that package.json names. */
export function wantedVersion() {
  return readJson(inRoot('node_modules', 'electron', 'package.json'))?.version
}

/** Electron's executable inside its folder, as each system calls it. */
export function executableIn(folder, platform = process.platform) {
  if (platform === 'darwin') return path.join(folder, 'Electron.app/Contents/MacOS/Electron')
  return path.join(folder, platform === 'win32' ? 'electron.exe' : 'electron')
}
