import { existsSync, readdirSync, rmSync } from 'node:fs'
import { runNode } from './child.mjs'
import { countsOfPlaywright, honestCounts } from './counts.mjs'
import { electronEnv } from './electron.mjs'
import { readJson } from './setup/files.mjs'
import { inRoot } from './setup/paths.mjs'
import { withDisplay } from './setup/virtual-display.mjs'

/** Whether there are end-to-end tests at all. */
export function hasSpecs(folder = inRoot('test', 'e2e')) {
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((name) => /\.(spec|test)\.ts$/.test(String(name)))
  )
}

/** Runs the end-to-end tests against the Electron at hand and returns what they counted. */
export async function runPlaywright(args) {
  const file = inRoot('test-results', 'e2e.json')
  rmSync(file, { force: true })
  const tool = inRoot('node_modules', '@playwright', 'test', 'cli.js')
  const code = await withDisplay(({ env }) =>
    runNode([tool, 'test', '--reporter=list,json', ...args], {
      env: { ...electronEnv(), ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    }),
  )
  const written = readJson(file)
  return honestCounts(written && countsOfPlaywright(written), code)
}
