import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { runOrFail } from './run-command.mjs'

/** Runs a program that answers at once; `error` is set where there is none of that name. */
export const ask = (program, args) => spawnSync(program, args, { encoding: 'utf8' })

/** Whether a program of this name can be started; looked for in `places` too. */
export function isProgram(name, places = []) {
  return [...(process.env.PATH ?? '').split(path.delimiter), ...places].some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Whether this system installs Debian packages, and whether whoever runs this may. */
export const hasApt = () => isProgram('apt-get')
export const canInstall = () => process.getuid?.() === 0 && hasApt()

/** What installs these packages, as a person types it. */
export const installCommand = (packages) => [
  'apt-get',
  'install',
  '-y',
  '--no-install-recommends',
  ...packages,
]

/** Installs Debian packages; where it fails, the message quotes what apt said. */
export async function installPackages(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runOrFail('apt-get', ['update', '-q'], { env, what: 'apt-get update' })
  const [program, ...args] = installCommand(packages)
  await runOrFail(program, ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env,
    what: 'apt-get install',
  })
}
