import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { DevToolsPipe } from './devtools-pipe.mjs'

const END_LIMIT_MS = 8_000

/**
 * Starts a program in the Electron at hand.
 * @param {string} folder the program's folder
 * @param {Record<string, string>} env what it needs in its environment
 */
export function startElectron(folder, env) {
  const args = [...JSON.parse(process.env.ELECTRON_EXTRA_ARGS ?? '[]'), '--remote-debugging-pipe']
  const spawnedAt = performance.timeOrigin + performance.now()
  const child = spawn(process.env.ELECTRON_PATH, [...args, folder], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  return new ElectronApp(child, spawnedAt)
}

/** A running program and its one page. */
export class ElectronApp {
  #attached
  #tools

  constructor(child, spawnedAt) {
    this.child = child
    /** The wall clock at the spawn, in milliseconds with fractions. */
    this.spawnedAt = spawnedAt
    this.#tools = new DevToolsPipe(child)
  }

  /** A debugging command to the page. */
  async send(method, params) {
    this.#attached ??= this.#tools.attach()
    await this.#attached
    return this.#tools.send(method, params)
  }

  /**
   * Runs a function in the page with one argument, both as text; resolves with what it returns, which must be JSON.
   * @template A, R
   * @param {(argument: A) => R | Promise<R>} work
   * @param {A} [argument]
   * @returns {Promise<R>}
   */
  async evaluate(work, argument) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression: `(${work})(${JSON.stringify(argument ?? null)})`,
      awaitPromise: true,
      returnByValue: true,
    })
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    }
    return result.value
  }

  /** Asks the program to quit, and ends it when it does not. */
  async close() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const ended = once(this.child, 'exit')
    this.child.kill('SIGTERM')
    const limit = setTimeout(() => this.child.kill('SIGKILL'), END_LIMIT_MS)
    await ended
    clearTimeout(limit)
  }
}
