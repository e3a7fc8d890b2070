import { existsSync } from 'node:fs'
import { executableIn } from './electron-state.mjs'
import { inRoot } from './paths.mjs'
import { runQuietly } from './run-command.mjs'

// Long enough for 120 MB over a slow line. A host that cannot be reached fails far sooner.
const PATIENCE = 240_000

/**
 * Downloads the official Electron with the installer of the electron package, which honours
 * ELECTRON_MIRROR and checks what it gets against the hashes in that package.
 * @returns {Promise<{ folder: string } | { failure: string }>}
 */
export async function downloadOfficial() {
  const folder = inRoot('node_modules', 'electron', 'dist')
  const installer = inRoot('node_modules', 'electron', 'install.js')
  // The override would make the installer believe that its own folder is there already.
  const env = { ...process.env }
  delete env.ELECTRON_OVERRIDE_DIST_PATH
  const result = await runQuietly(process.execPath, [installer], { timeout: PATIENCE, env })
  if (result.code === 0 && existsSync(executableIn(folder))) return { folder }
  return { failure: explainFailure(result) }
}

/** Why the official download did not work, in words. */
export function explainFailure({ output, timedOut }) {
  if (timedOut) return `its download took longer than ${PATIENCE / 1000} s`
  if (/ERR_REQUIRE_ESM|EBADENGINE|Unsupported engine|SyntaxError/.test(output)) {
    return `its installer needs a newer Node than ${process.versions.node}`
  }
  if (/fetch failed|ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN|certificate/i.test(output)) {
    return 'its download host cannot be reached from here'
  }
  const reason = output.split(/\r?\n/).find((line) => /error/i.test(line))
  return `its installer failed${reason ? `: ${reason.trim()}` : ''}`
}
