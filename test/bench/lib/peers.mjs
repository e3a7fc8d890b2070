import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { startElectron } from './electron-app.mjs'
import { inRepository } from './folders.mjs'

const HOME = inRepository('test', 'bench', 'peers')
const WINDOW = inRepository('.runtime', 'bench', 'peers-window')

/** Installs the stores that are compared, which nothing else needs, and builds the page that holds them. */
export async function buildPeers() {
  if (!isInstalled()) {
    console.log('  Installing the stores to compare with …')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    execFileSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      ...{ cwd: HOME, stdio: 'inherit' },
      shell: process.platform === 'win32',
    })
  }
  await build({
    ...{ configFile: false, logLevel: 'error', root: HOME },
    resolve: { alias: { '@shared': inRepository('src-shared') } },
    build: {
      ...{ outDir: WINDOW, emptyOutDir: true, target: 'chrome130' },
      lib: { entry: join(HOME, 'page.mjs'), formats: ['es'], fileName: () => 'page.js' },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  cpSync(join(HOME, 'window'), WINDOW, { recursive: true })
}

/** The versions that are there are the ones that the lock file names. */
function isInstalled() {
  const { dependencies } = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8'))
  return Object.entries(dependencies).every(([name, version]) => {
    const manifest = join(HOME, 'node_modules', name, 'package.json')
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version
  })
}

/** Starts the page with its data in this folder. */
export const startPeers = (data) => startElectron(WINDOW, { PEERS_DATA: data })
