import { createHash } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { electronEnv } from '../electron.mjs'
import { readJson, writeJson } from './files.mjs'
import { writeNotices } from './notices.mjs'
import { ROOT, inRoot, inRuntime } from './paths.mjs'
import { runOrFail } from './run-command.mjs'

const STAMP = inRuntime('build.json')
const SOURCES = [
  'src-main',
  'src-renderer',
  'src-shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]

/** Makes `out/` from the sources, when they have changed since the last time. */
export const build = {
  name: 'Build',
  takes: 'electron-vite build into out/',
  isDone: () =>
    existsSync(inRoot('out', 'main', 'index.js')) &&
    readJson(STAMP)?.sources === fingerprint(ROOT, SOURCES),
  async run() {
    // Taken before the build, so that a change made meanwhile leads to another one.
    const sources = fingerprint(ROOT, SOURCES)
    const tool = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    await runOrFail(process.execPath, [tool, 'build'], { env: electronEnv(), what: 'The build' })
    writeNotices()
    writeJson(STAMP, { sources })
  },
}

/** One hash over the names, sizes and times of the files: quick, and it notices a deleted file. */
export function fingerprint(root, names) {
  const hash = createHash('sha256')
  for (const name of names) {
    for (const file of filesIn(path.join(root, name))) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

function filesIn(place) {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort()
}
