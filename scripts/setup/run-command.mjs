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

/** Like runQuietly, but a failure becomes a message that quotes the output. */
export async function runOrFail(command, args, options = {}) {
  const { what = command, ...rest } = options
  const { code, output } = await runQuietly(command, args, rest).catch((error) => ({
    code: 1,
    output: String(error),
  }))
  if (code !== 0) throw new SetupError(`${what} failed:\n${tail(output)}`)
  return output
}

/** The end of a program's output; of a long one the beginning too, where tools tell the cause. */
export function tail(text, lines = 80) {
  const all = text.trimEnd().split(/\r?\n/)
  if (all.length <= lines) return all.join('\n')
  return [...all.slice(0, lines / 2), '…', ...all.slice(-lines / 2)].join('\n')
}
