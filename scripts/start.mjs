import path from 'node:path'
import { exitCodeOf } from './child.mjs'
import { spawnElectron } from './electron.mjs'
import { ROOT } from './setup/paths.mjs'
import { setUp } from './setup/run.mjs'
import { exitWithError } from './setup/setup-error.mjs'
import { appArguments, USAGE } from './start-arguments.mjs'
import { withDisplay } from './setup/virtual-display.mjs'

async function main() {
  // npm runs scripts in the package's folder; file names are meant from where the user stands.
  const from = process.env.INIT_CWD ?? process.cwd()
  const { args, help, retryOfficial, screenshot } = appArguments(process.argv.slice(2), (file) =>
    path.resolve(from, file),
  )
  if (help) {
    console.log(USAGE)
    return 0
  }
  await setUp({ windows: true, app: true, retryOfficial })
  const code = await withDisplay(({ env, isVirtual }) => {
    if (isVirtual) console.log(`No display here: the app runs on a virtual one.${hint(screenshot)}`)
    return exitCodeOf(spawnElectron([ROOT, ...args], { env: { ...process.env, ...env } }))
  })
  if (screenshot && code === 0) console.log(`Saved: ${screenshot}`)
  return code
}

const hint = (screenshot) =>
  screenshot ? '' : ' npm start -- --screenshot FILE saves what it shows.'

await main().then((code) => process.exit(code), exitWithError)
