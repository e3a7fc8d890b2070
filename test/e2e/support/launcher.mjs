// Starts the app under Playwright's control: `electron launcher.mjs <app folder>`.
//
// Playwright must hold the app back until it listens, or a window that opens meanwhile never answers it. It brings a
// loader for that, but loads it only into an Electron that it has looked for itself.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const folder = process.argv.at(-1)
const { name, productName, version, main } = JSON.parse(
  readFileSync(path.join(folder, 'package.json'), 'utf8'),
)
app.setName(productName ?? name)
app.setVersion(version)
app.setAppPath(folder)

// From one package to the next, as they depend on each other.
const runner = createRequire(createRequire(import.meta.url).resolve('@playwright/test'))
const core = createRequire(runner.resolve('playwright')).resolve('playwright-core/package.json')
runner(path.join(path.dirname(core), 'lib/server/electron/loader.js'))

await import(pathToFileURL(path.join(folder, main)).href)
