import { readFileSync, rmSync } from 'node:fs'
import { run } from './child.mjs'
import { electronEnv, electronPath } from './electron.mjs'
import { readReport, rowOf, scoreOf, unexplained } from './mutation-report.mjs'
import { readJson } from './setup/files.mjs'
import { inRoot } from './setup/paths.mjs'
import { setUp } from './setup/run.mjs'
import { SetupError, exitWithError } from './setup/setup-error.mjs'

const LEAST = 90
const PAGE = 'docs/testing.md'

async function main() {
  await setUp({})
  const file = inRoot('test-results', 'mutation', 'mutation.json')
  rmSync(file, { force: true })
  const stryker = inRoot('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js')
  // Inside Electron, as `npm test` does: an older Node reads numbers in JSON less exactly.
  const env = { ...electronEnv(), ELECTRON_RUN_AS_NODE: '1' }
  await run(electronPath(), [stryker, 'run', ...process.argv.slice(2)], { env })
  const written = readJson(file)
  if (!written) throw new SetupError('Stryker ended without a report.')
  return concluded(readReport(written))
}

/** Prints what came out and returns the exit code that goes with it. */
function concluded(report) {
  for (const one of report.files) {
    console.log(`${scoreOf(one).toFixed(1).padStart(6)} %  ${one.killed} of ${one.of}  ${one.file}`)
  }
  const missing = unexplained(report.survivors, readFileSync(inRoot(PAGE), 'utf8'))
  if (missing.length > 0) {
    console.log(`\nNot explained in ${PAGE}:\n${missing.map(rowOf).join('\n')}`)
  }
  const score = scoreOf(report)
  console.log(
    `\nMutation score ${score.toFixed(1)} % (${report.killed} of ${report.of}; at least ${LEAST} % is wanted), ` +
      `${report.survivors.length} survive, ${missing.length} of them not explained`,
  )
  return score < LEAST || missing.length > 0 ? 1 : 0
}

await main().then((code) => process.exit(code), exitWithError)
