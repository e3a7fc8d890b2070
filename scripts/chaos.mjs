import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { bundleProgram } from '../test/support/bundle.mjs'
import { run } from './child.mjs'
import { electronEnv, electronPath } from './electron.mjs'
import { setUp } from './setup/run.mjs'
import { exitWithError } from './setup/setup-error.mjs'

async function main() {
  await setUp({ electron: true })
  // Of its own, so that a run goes on with what it began with whatever is built meanwhile.
  const copy = `${process.pid}`
  const made = []
  const bundle = async (name, options) => {
    const file = await bundleProgram(name, copy, options)
    made.push(dirname(file))
    return file
  }
  try {
    const program = await bundle('chaos/terminal-program', { inline: true })
    const thread = await bundle('ledger-thread')
    const driver = await bundle('chaos/main')
    // As plain Node, inside the very Electron whose SQLite library is installed.
    const env = { ...electronEnv(), ELECTRON_RUN_AS_NODE: '1' }
    const args = [driver, '--program', program, '--thread', thread, ...process.argv.slice(2)]
    return await run(electronPath(), args, { env })
  } finally {
    for (const folder of made) rmSync(folder, { recursive: true, force: true })
  }
}

await main().then((code) => process.exit(code), exitWithError)
