import { conclude } from './counts.mjs'
import { electronEnv, electronPath } from './electron.mjs'
import { hasSpecs, runPlaywright } from './run-playwright.mjs'
import { runVitest } from './run-vitest.mjs'
import { setUp } from './setup/run.mjs'
import { SetupError, exitWithError } from './setup/setup-error.mjs'
import { testArguments } from './test-arguments.mjs'

async function main() {
  const { only, args } = testArguments(process.argv.slice(2))
  const isInWindows = only !== 'vitest'
  await setUp({ windows: isInWindows, printers: isInWindows, app: true })
  const counts = []
  if (only !== 'e2e') {
    console.log('\nUnit, contract and integration tests, inside Electron')
    const env = { ...electronEnv(), ELECTRON_RUN_AS_NODE: '1' }
    counts.push(await runVitest({ program: electronPath(), env, report: 'vitest.json', args }))
  }
  if (isInWindows) {
    console.log('\nEnd-to-end tests')
    if (hasSpecs()) counts.push(await runPlaywright(args))
    else if (only === 'e2e') throw new SetupError('There is none in test/e2e.')
    else console.log('There is none yet in test/e2e.')
  }
  return conclude(counts)
}

await main().then((code) => process.exit(code), exitWithError)
