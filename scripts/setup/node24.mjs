import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { readJson, writeJson } from './files.mjs'
import { npm } from './npm.mjs'
import { inRoot, inRuntime } from './paths.mjs'

const NODE = '24.21.0'
const HOME = inRuntime('node24')
const STAMP = inRuntime('node24', 'installed.json')

/** The Node whose Node-API is as new as that of the Electron that ships. */
export const node24Path = () =>
  inRuntime(
    'node24',
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )

/** The environment in which that Node gets the better-sqlite3 that ships. */
export function withShippedSqlite() {
  const hook = pathToFileURL(inRoot('scripts', 'setup', 'use-shipped-sqlite.mjs')).href
  return { ...process.env, NODE_OPTIONS: `--import=${hook}` }
}

/** That Node, and the better-sqlite3 that package.json names, in a folder of their own. */
export const node24Step = {
  name: `Node ${NODE} and the better-sqlite3 that ships`,
  takes: 'from the npm registry, about 270 MB',
  isDone: () => existsSync(node24Path()) && isSame(readJson(STAMP), wanted()),
  async run() {
    rmSync(HOME, { recursive: true, force: true })
    mkdirSync(HOME, { recursive: true })
    writeJson(inRuntime('node24', 'package.json'), { private: true, dependencies: wanted() })
    await npm(['install', '--save-exact'], { cwd: HOME })
    writeJson(STAMP, wanted())
  },
}

function wanted() {
  const { dependencies } = readJson(inRoot('package.json'))
  return { node: NODE, 'better-sqlite3': dependencies['better-sqlite3'] }
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other)
