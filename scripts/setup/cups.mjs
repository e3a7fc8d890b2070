import { existsSync } from 'node:fs'
import { canInstall, hasApt, installCommand, installPackages, isProgram } from './apt.mjs'
import { SetupError } from './setup-error.mjs'

/** cupsd and lpadmin are there, which is not in everybody's PATH. */
export const SYSTEM_PROGRAMS = '/usr/sbin'
const TO_TCP = '/usr/lib/cups/backend/socket'

const isHere = (program) => isProgram(program, [SYSTEM_PROGRAMS])
const NEEDED = [
  // The way out to a TCP port comes with `cups` itself.
  { name: 'cups', isHere: () => isHere('cupsd') && isHere('lpadmin') && existsSync(TO_TCP) },
  { name: 'poppler-utils', isHere: () => isHere('pdftoppm') },
]
const missing = () => NEEDED.filter((one) => !one.isHere()).map(({ name }) => name)

/** Whether the tests that print through a CUPS of their own can run here. */
export const hasCups = () => process.platform === 'linux' && missing().length === 0

/**
 * A CUPS, and what draws the PDFs that come out of it, for the tests of this computer's printers. Where nothing can be
 * installed, they are left out and a line says so; not in CI (`CI` in the environment), where that is a failure.
 */
export const cupsStep = {
  name: 'CUPS for tests',
  get takes() {
    return canInstall() ? installCommand(missing()).join(' ') : `${missing().join(', ')} missing`
  },
  isDone: () => process.platform !== 'linux' || hasCups(),
  async run() {
    const packages = missing()
    if (canInstall()) return void (await installPackages(packages))
    if (process.env.CI) throw new SetupError(whatToDo(packages))
    return `THE TESTS OF THIS COMPUTER'S PRINTERS WILL BE SKIPPED. ${whatToDo(packages)}`
  },
}

const whatToDo = (packages) =>
  hasApt()
    ? `They need: sudo ${installCommand(packages).join(' ')}`
    : `They need, under the names that your system has for them: ${packages.join(', ')}`
