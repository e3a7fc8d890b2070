import { runNode } from './child.mjs'
import { electronArgs, electronEnv } from './electron.mjs'
import { inRoot } from './setup/paths.mjs'
import { setUp } from './setup/run.mjs'
import { exitWithError } from './setup/setup-error.mjs'
import { withDisplay } from './setup/virtual-display.mjs'

async function main() {
  await setUp({ windows: true })
  const tool = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const forApp = [...electronArgs(), ...process.argv.slice(2)]
  return withDisplay(({ env }) =>
    // --watch: a change in the main process or the preload script restarts the app.
    runNode([tool, 'dev', '--watch', '--', ...forApp], { env: { ...electronEnv(), ...env } }),
  )
}

await main().then((code) => process.exit(code), exitWithError)
