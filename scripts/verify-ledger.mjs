import { homedir } from 'node:os'
import { join } from 'node:path'
import { run } from './child.mjs'
import { electronEnv, electronPath } from './electron.mjs'
import { inRoot } from './setup/paths.mjs'
import { setUp } from './setup/run.mjs'
import { exitWithError } from './setup/setup-error.mjs'

const PRODUCT = 'Coupon Counter'

/** Where the app keeps its ledger, by the rules of Electron and of `src-main/electron/data-folder.ts`. */
function usualLedger() {
  const { COUPON_COUNTER_DATA, APPDATA, XDG_CONFIG_HOME } = process.env
  const places = {
    win32: () => join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), PRODUCT),
    darwin: () => join(homedir(), 'Library', 'Application Support', PRODUCT),
  }
  const place =
    places[process.platform] ?? (() => join(XDG_CONFIG_HOME || join(homedir(), '.config'), PRODUCT))
  return join(COUPON_COUNTER_DATA || place(), 'ledger.db')
}

async function main() {
  await setUp({ app: true })
  // As plain Node, inside the very Electron whose SQLite library is installed.
  const env = { ...electronEnv(), ELECTRON_RUN_AS_NODE: '1' }
  const [file = usualLedger()] = process.argv.slice(2)
  const args = [inRoot('out', 'main', 'verify-ledger.js'), file]
  return run(electronPath(), args, { env, cwd: process.env.INIT_CWD ?? process.cwd() })
}

await main().then((code) => process.exit(code), exitWithError)
