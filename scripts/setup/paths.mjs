import path from 'node:path'
import { fileURLToPath } from 'node:url'

// Not import.meta.dirname: an old Node must get as far as the message that it is too old.
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Everything that set-up makes and that git ignores, apart from node_modules and out. */
export const RUNTIME = path.join(ROOT, '.runtime')

/** A path inside the repository. */
export const inRoot = (...parts) => path.join(ROOT, ...parts)

/** A path inside the git-ignored folder of set-up. */
export const inRuntime = (...parts) => path.join(RUNTIME, ...parts)
