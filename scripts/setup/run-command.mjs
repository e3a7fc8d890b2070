import { spawn } from 'node:child_process'
import { ROOT } from './paths.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * Runs a program without showing its output.
 * Resolves to `{ code, output, timedOut }`; rejects only when it could not be started.
 */
export function runQuietly(command, args, { timeout = 0, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...options,
    })
    let output = ''
    let timedOut = false
    const timer =
      timeout > 0 &&
      setTimeout(() => {
        timedOut = true
        child.kill('SIGKILL')
      }, timeout)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text))
    }
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code: code ?? 1, output, timedOut })
    })
  })
}

/** Like runQuietly, but a failure becomes a message that ends with the last lines of the output. */
export async function runOrFail(command, args, options = {}) {
  const { what = command, ...rest } = options
  const { code, output } = await runQuietly(command, args, rest).catch((error) => ({
    code: 1,
    output: String(error),
  }))
  if (code !== 0) throw new SetupError(`${what} failed:\n${tail(output)}`)
  return output
}

/** The last lines of a program's output. */
export function tail(text, lines = 30) {
  return text.trimEnd().split(/\r?\n/).slice(-lines).join('\n')
}
