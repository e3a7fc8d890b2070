import { runNode } from './child.mjs'
import { electronEnv } from './electron.mjs'
import { inRoot } from './setup/paths.mjs'
import { setUp } from './setup/run.mjs'
import { exitWithError } from './setup/setup-error.mjs'
import { withDisplay } from './setup/virtual-display.mjs'

async function main() {
  await setUp({ windows: true, app: true })
  const bench = inRoot('test', 'bench', 'main.mjs')
  return withDisplay(
    ({ env }) => runNode([bench, ...process.argv.slice(2)], { env: { ...electronEnv(), ...env } }),
    // What the first program on a display pays, as after the computer was switched on: see docs/performance.md.
    { forgets: true },
  )
}

await main().then((code) => process.exit(code), exitWithError)
