import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { nativeSqlite } from './electron-registry.mjs'
import { chosenElectron } from './electron-state.mjs'
import { readJson } from './files.mjs'
import { npm } from './npm.mjs'
import { inRoot, inRuntime } from './paths.mjs'
import { unpackPinned } from './pinned-package.mjs'

const VERSION = '11.5.0'
const INTEGRITY =
  'sha512-e/6eggfOutzoK0JWiU36jsisdWoHOfN9iWiW/SieKvb7SAa6aGNmBM/UKyp+/wWSXpLlWNN8tCPwoDNPhzUvuQ=='
const INSTALLED = inRoot('node_modules', 'better-sqlite3')

/**
 * The better-sqlite3 that ships crashes in the Electron from the registry, whose Node-API is too
 * old for it. There, and only there, the older one that was built for that Electron takes its place.
 */
export const sqliteForElectron = {
  name: `better-sqlite3 ${VERSION} for that Electron`,
  takes: 'from the npm registry, 3 MB, in place of the one that ships',
  isDone: () => chosenElectron()?.source !== 'registry' || installedVersion() === VERSION,
  async run() {
    const ready = await prepare()
    // A copy under its final name only when it is whole.
    const draft = `${INSTALLED}.draft`
    rmSync(draft, { recursive: true, force: true })
    cpSync(ready, draft, { recursive: true })
    rmSync(INSTALLED, { recursive: true, force: true })
    renameSync(draft, INSTALLED)
  },
}

/** Undoes the exchange when the official Electron has become available. */
export const sqliteThatShips = {
  name: 'better-sqlite3 that ships',
  takes: 'npm ci, in place of the older one',
  isDone: () => chosenElectron()?.source !== 'official' || installedVersion() !== VERSION,
  run: () => npm(['ci']).then(() => undefined),
}

function installedVersion() {
  return readJson(path.join(INSTALLED, 'package.json'))?.version
}

async function prepare() {
  const home = inRuntime(`better-sqlite3-${VERSION}`)
  if (readJson(path.join(home, 'package.json'))) return home
  const draft = `${home}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  await unpackPinned({ name: `better-sqlite3@${VERSION}`, integrity: INTEGRITY }, draft)
  const folder = path.join(draft, 'package')
  leaveOnlyWhatRuns(folder)
  addNativePart(folder)
  renameSync(folder, home)
  rmSync(draft, { recursive: true, force: true })
  return home
}

/** The sources of SQLite are most of the package, and nothing is compiled here. */
function leaveOnlyWhatRuns(folder) {
  const keep = ['lib', 'package.json', 'LICENSE', 'README.md']
  for (const name of readdirSync(folder).filter((entry) => !keep.includes(entry))) {
    rmSync(path.join(folder, name), { recursive: true })
  }
}

function addNativePart(folder) {
  const built = path.join(folder, 'build', 'Release')
  mkdirSync(built, { recursive: true })
  copyFileSync(nativeSqlite(), path.join(built, 'better_sqlite3.node'))
  // This version finds its native part with the package `bindings`, which the newer one no longer
  // brings along; here there is only one place to look.
  const bindings = path.join(folder, 'node_modules', 'bindings')
  mkdirSync(bindings, { recursive: true })
  writeFileSync(
    path.join(bindings, 'index.js'),
    "module.exports = (name) => require('../../build/Release/' + name)\n",
  )
}
