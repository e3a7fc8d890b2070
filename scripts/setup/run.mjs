import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { cupsStep } from './cups.mjs'
import { dependencies } from './dependencies.mjs'
import { electronSteps } from './electron.mjs'
import { linuxStep } from './linux.mjs'
import { withSetupLock } from './lock.mjs'
import { checkNodeVersion } from './node-version.mjs'
import { node24Step } from './node24.mjs'
import { exitWithError } from './setup-error.mjs'
import { sqliteForElectron, sqliteThatShips } from './sqlite-for-electron.mjs'
import { runSteps, seconds } from './step-runner.mjs'

/**
 * @typedef {object} Wish how much of the set-up a command needs; the dependencies always come
 * @property {boolean} [electron] an Electron, and the libraries it wants
 * @property {boolean} [windows] a font and a display too
 * @property {boolean} [printers] a CUPS that tests print through
 * @property {boolean} [app] the built app
 * @property {boolean} [node24] a Node with the Node-API of the Electron that ships
 * @property {boolean} [retryOfficial] try the official download again that failed before
 */

/** The steps of a wish, in the order in which they depend on each other. */
export function stepsFor({ electron, windows, printers, app, node24, retryOfficial }) {
  return [
    dependencies,
    ...(electron || windows || app
      ? [
          ...electronSteps({ retryOfficial }),
          sqliteThatShips,
          sqliteForElectron,
          linuxStep({ windows: Boolean(windows) }),
        ]
      : []),
    ...(printers ? [cupsStep] : []),
    ...(app ? [build] : []),
    ...(node24 ? [node24Step] : []),
  ]
}

/**
 * Everything that a fresh machine lacks, in one call; quick and silent when nothing is missing.
 * @param {Wish} wish
 */
export async function setUp(wish) {
  const started = Date.now()
  checkNodeVersion()
  const ran = await withSetupLock(() => runSteps(stepsFor(wish)))
  if (ran > 0) console.log(`Set-up: ${seconds(Date.now() - started)}`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const words = process.argv.slice(2)
  await setUp({
    windows: true,
    app: words.includes('--build'),
    retryOfficial: words.includes('--retry-official'),
  }).catch(exitWithError)
}
