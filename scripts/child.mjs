import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { ROOT } from './setup/paths.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Waits for a child, passing on the signals that this process gets, and resolves to its exit code. */
export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    const forward = (signal) => child.kill(signal)
    const stopForwarding = () => SIGNALS.forEach((signal) => process.off(signal, forward))
    SIGNALS.forEach((signal) => process.on(signal, forward))
    child.on('error', (error) => {
      stopForwarding()
      reject(error)
    })
    child.on('close', (code, signal) => {
      stopForwarding()
      // As a shell tells it: 128 and the number of the signal.
      resolve(code ?? 128 + constants.signals[signal])
    })
  })
}

/** Runs a script of an installed tool with this Node, its output going to the terminal. */
export function runNode(args, options = {}) {
  return run(process.execPath, args, options)
}

/** Runs a program, its output going to the terminal, and resolves to its exit code. */
export function run(command, args, options = {}) {
  return exitCodeOf(spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options }))
}
