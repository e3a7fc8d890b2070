import { readJson } from './files.mjs'
import { npm } from './npm.mjs'
import { inRoot } from './paths.mjs'

/**
 * Whether what npm installed is what the lock file asks for.
 * npm notes what it installed in a lock file of its own, last of all, so that comparing the two
 * also notices an installation that was broken off.
 */
export function installedMatchesLock(lock, installed) {
  if (!lock || !installed) return false
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '') return true
    const found = installed.packages[place]
    // Optional packages are those of other platforms.
    return found ? found.version === wanted.version : Boolean(wanted.optional || wanted.devOptional)
  })
}

/** `npm ci` when node_modules is missing or is not what the lock file asks for. */
export const dependencies = {
  name: 'Dependencies',
  takes: 'npm ci, what package-lock.json names, about 420 MB',
  isDone: () =>
    installedMatchesLock(
      readJson(inRoot('package-lock.json')),
      readJson(inRoot('node_modules', '.package-lock.json')),
    ),
  run: () => npm(['ci']).then(() => undefined),
}
