import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { bundleProgram } from '../test/support/bundle.mjs'
import { run } from './child.mjs'
import { node24Path, withShippedSqlite } from './setup/node24.mjs'
import { setUp } from './setup/run.mjs'
import { exitWithError } from './setup/setup-error.mjs'

async function main() {
  await setUp({ node24: true })
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
    // A run starts thousands of terminals: this Node starts one in half the time that an Electron takes.
    const args = [driver, '--program', program, '--thread', thread, ...process.argv.slice(2)]
    return await run(node24Path(), args, { env: withShippedSqlite() })
  } finally {
    for (const folder of made) rmSync(folder, { recursive: true, force: true })
  }
}

await main().then((code) => process.exit(code), exitWithError)
