import { rmSync } from 'node:fs'
import { run } from './child.mjs'
import { countsOfVitest, honestCounts } from './counts.mjs'
import { readJson } from './setup/files.mjs'
import { inRoot } from './setup/paths.mjs'

/**
 * Runs vitest inside the given program (an Electron or a Node) and returns what it counted.
 * @param {{ program: string, env: NodeJS.ProcessEnv, report: string, args: string[] }} options
 */
export async function runVitest({ program, env, report, args }) {
  const file = inRoot('test-results', report)
  rmSync(file, { force: true })
  const code = await run(
    program,
    [
      inRoot('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...args,
    ],
    { env },
  )
  const written = readJson(file)
  return honestCounts(written && countsOfVitest(written), code)
}
