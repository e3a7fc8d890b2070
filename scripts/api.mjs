import { run } from './child.mjs'
import { electronEnv, electronPath } from './electron.mjs'
import { inRoot } from './setup/paths.mjs'
import { setUp } from './setup/run.mjs'
import { exitWithError } from './setup/setup-error.mjs'

async function main() {
  await setUp({ app: true })
  // As plain Node, inside the very Electron whose SQLite library is installed.
  const env = { ...electronEnv(), ELECTRON_RUN_AS_NODE: '1' }
  const args = [inRoot('out', 'main', 'embedded-api.js'), ...process.argv.slice(2)]
  return run(electronPath(), args, { env, cwd: process.env.INIT_CWD ?? process.cwd() })
}

await main().then((code) => process.exit(code), exitWithError)
