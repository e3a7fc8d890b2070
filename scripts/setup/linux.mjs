import { ask, canInstall, hasApt, installCommand, installPackages, isProgram } from './apt.mjs'
import { missingLibraries, packagesFor } from './debian-packages.mjs'
import { electronPath } from '../electron.mjs'
import { SetupError } from './setup-error.mjs'

/** The program that shows windows where there is no screen. */
export const VIRTUAL_DISPLAY = 'Xvfb'

/**
 * What Electron needs from a Linux system: libraries and, where windows are shown, a font with
 * Chinese and a display.
 * @param {{ windows: boolean }} options
 */
export function linuxStep({ windows }) {
  let missing
  return {
    name: 'System packages',
    get takes() {
      return `${installCommand(namesOf(missing)).join(' ')}`
    },
    isDone() {
      if (process.platform !== 'linux') return true
      missing = { libraries: librariesMissing(), others: windows ? othersMissing() : [] }
      return missing.libraries.length + missing.others.length === 0
    },
    async run() {
      const packages = namesOf(missing)
      if (!canInstall()) throw new SetupError(whatToType(missing, packages))
      await installPackages(packages)
    },
  }
}

/** Whether there is a screen to show a window on. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

function librariesMissing() {
  const ldd = ask('ldd', [electronPath()])
  // No ldd: a Linux without glibc's tools. Electron itself will say what it lacks.
  return ldd.error ? [] : missingLibraries(ldd.stdout)
}

function othersMissing() {
  const packages = []
  const fonts = ask('fc-list', [':lang=zh', 'family'])
  if (fonts.error) packages.push('fontconfig')
  if (!fonts.stdout?.trim()) packages.push('fonts-noto-cjk')
  if (!hasDisplay() && !isProgram(VIRTUAL_DISPLAY)) packages.push('xvfb')
  return packages
}

function namesOf({ libraries, others }) {
  return [...packagesFor(libraries, isKnownToApt).packages, ...others]
}

const isKnownToApt = (name) => ask('apt-cache', ['show', '--no-all-versions', name]).status === 0

function whatToType({ libraries }, packages) {
  const { unknown } = packagesFor(libraries, () => false)
  const also = unknown.length > 0 ? `\nAnd the packages that bring: ${unknown.join(', ')}` : ''
  if (hasApt()) {
    return `Electron needs some system packages. Type this, then run the command again:\n\n  sudo ${installCommand(packages).join(' ')}${also}`
  }
  return `Electron needs, under the names that your system has for them: ${packages.join(', ')}${also}`
}
