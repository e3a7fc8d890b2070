import { spawn } from 'node:child_process'
import { exitCodeOf } from './child.mjs'
import { conclude, countsInOutput, honestCounts } from './counts.mjs'
import { npmCommand } from './setup/npm.mjs'
import { ROOT } from './setup/paths.mjs'
import { setUp } from './setup/run.mjs'
import { exitWithError } from './setup/setup-error.mjs'

// A check without tests counts as one.
const CHECKS = [
  { script: 'lint', hasTests: false },
  { script: 'typecheck', hasTests: false },
  { script: 'test:node24', hasTests: true },
  { script: 'test', hasTests: true },
]

async function main() {
  await setUp({ windows: true })
  const counts = []
  for (const { script, hasTests } of CHECKS) {
    console.log(`\n=== npm run ${script}`)
    const { code, output } = await runScript(script)
    const itself = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
    const counted = hasTests ? honestCounts(countsInOutput(output), code) : itself
    console.log(`=== ${script}: ${code === 0 ? 'ok' : `ended with ${code}`}`)
    counts.push(counted)
  }
  return conclude(counts)
}

/** Runs a script of package.json, showing its output and keeping it. */
async function runScript(script) {
  const [command, args, options] = npmCommand(['run', '--silent', script])
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
    process.stdout.write(text)
  })
  return { code: await exitCodeOf(child), output }
}

await main().then((code) => process.exit(code), exitWithError)
