import { SetupError } from './setup-error.mjs'

const LEAST = [20, 19]

/** Stops with a clear message when this Node is older than the tools can use. */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return
  throw new SetupError(
    `Node ${LEAST.join('.')} or newer is needed; this is Node ${version}. Get one from https://nodejs.org/`,
  )
}
