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

// Whoever keeps only the end of a long log still has to see what failed.
const SHOWN_AGAIN = 100

// Here nothing may be left out: what a test lacks fails.
process.env.CI ??= 'true'

async function main() {
  await setUp({ windows: true, printers: true })
  const counts = []
  const failures = []
  for (const { script, hasTests } of CHECKS) {
    console.log(`\n=== npm run ${script}`)
    const { code, output } = await runScript(script)
    if (code !== 0) failures.push({ script, output })
    const itself = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
    const counted = hasTests ? honestCounts(countsInOutput(output), code) : itself
    console.log(`=== ${script}: ${code === 0 ? 'ok' : `ended with ${code}`}`)
    counts.push(counted)
  }
  for (const { script, output } of failures) {
    console.log(
      `\n=== ${script} failed; the end of what it said:\n${lastLines(output, SHOWN_AGAIN)}`,
    )
  }
  return conclude(counts)
}

/** Runs a script of package.json, showing all its output and keeping it. */
async function runScript(script) {
  const [command, args, options] = npmCommand(['run', '--silent', script])
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  })
  let output = ''
  const keep = (text) => {
    output += text
    process.stdout.write(text)
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  // What went wrong is said there.
  child.stderr.setEncoding('utf8').on('data', keep)
  return { code: await exitCodeOf(child), output }
}

const lastLines = (text, count) => text.trimEnd().split('\n').slice(-count).join('\n')

await main().then((code) => process.exit(code), exitWithError)
