import path from 'node:path'
import { runOrFail } from './run-command.mjs'

/**
 * How to start npm: through the npm that runs this script, when there is one, so that no shell is
 * needed and the version is the user's; else by its name.
 */
export function npmCommand(args, env = process.env, platform = process.platform) {
  const cli = env.npm_execpath
  if (cli && path.basename(cli) === 'npm-cli.js') return [process.execPath, [cli, ...args], {}]
  // npm.cmd is a batch file, which Node starts only through the shell.
  if (platform === 'win32') return ['npm.cmd', args, { shell: true }]
  return ['npm', args, {}]
}

/** Runs npm without its chatter (engine warnings among it) and returns what it printed. */
export function npm(args, options = {}) {
  const [command, fullArgs, extra] = npmCommand([
    ...args,
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
  ])
  return runOrFail(command, fullArgs, { what: `npm ${args[0]}`, ...extra, ...options })
}
