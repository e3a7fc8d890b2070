import { run } from './child.mjs'
import { conclude } from './counts.mjs'
import { runVitest } from './run-vitest.mjs'
import { node24Path, withShippedSqlite } from './setup/node24.mjs'
import { setUp } from './setup/run.mjs'
import { SetupError, exitWithError } from './setup/setup-error.mjs'

const TELL_VERSIONS = `
  const sqlite = require('better-sqlite3')
  const { version } = new sqlite(':memory:').prepare('select sqlite_version() as version').get()
  const folder = require.resolve('better-sqlite3')
  console.log('Node ' + process.versions.node + ', SQLite ' + version + ', ' + folder)
`

async function main() {
  await setUp({ app: true, node24: true })
  const env = withShippedSqlite()
  const program = node24Path()
  console.log('\nUnit, contract and integration tests, on the Node and SQLite that ship')
  if ((await run(program, ['-e', TELL_VERSIONS], { env })) !== 0) {
    throw new SetupError('The better-sqlite3 that ships cannot be loaded.')
  }
  const args = process.argv.slice(2)
  return conclude([await runVitest({ program, env, report: 'vitest-node24.json', args })])
}

await main().then((code) => process.exit(code), exitWithError)
