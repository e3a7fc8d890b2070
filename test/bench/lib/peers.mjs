import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPage } from './bench-page.mjs'
import { inRepository } from './folders.mjs'

const HOME = inRepository('test', 'bench', 'peers')

/** Installs the stores that are compared, which nothing else needs, and builds the page that holds them. */
export function buildPeers() {
  if (!isInstalled()) {
    console.log('  Installing the stores to compare with …')
    const windows = process.platform === 'win32'
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    execFileSync(windows ? 'npm.cmd' : 'npm', args, { cwd: HOME, stdio: 'inherit', shell: windows })
  }
  return buildPage('peers', join(HOME, 'page.mjs'))
}

/** The versions that are there are the ones that are named. */
function isInstalled() {
  const { dependencies } = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8'))
  return Object.entries(dependencies).every(([name, version]) => {
    const manifest = join(HOME, 'node_modules', name, 'package.json')
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version
  })
}
