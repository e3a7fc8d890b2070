import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from './paths.mjs'

/**
 * Writes the licences of every package that ships into `out/THIRD-PARTY-NOTICES.txt`. What ships is what package.json
 * calls a dependency, and what those need; Electron brings its own licence files.
 */
export function writeNotices(root = inRoot()) {
  const packages = shippedPackages(readLock(root))
  const notices = packages.map(({ place, version, license }) => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return `${name} ${version} (${license})\n\n${licenceText(path.join(root, place)) ?? license}`
  })
  writeFileSync(
    path.join(root, 'out', 'THIRD-PARTY-NOTICES.txt'),
    `${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
  )
  return packages.length
}

/** The lock file's packages that are not for development only, in the order of their names. */
export function shippedPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([place, { dev, devOptional, link }]) => place !== '' && !dev && !devOptional && !link)
    .map(([place, { version, license }]) => ({
      place,
      version,
      license: license ?? 'see its package',
    }))
    .sort((a, b) => a.place.localeCompare(b.place))
}

function readLock(root) {
  return JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
}

function licenceText(folder) {
  // An optional package of another platform is in the lock file, but not on this disk.
  if (!existsSync(folder)) return undefined
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)(\.|-|$)/i.test(name))
  return file && readFileSync(path.join(folder, file), 'utf8').trim()
}
