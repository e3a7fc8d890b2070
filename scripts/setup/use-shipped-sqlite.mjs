// Loaded with --import into a Node of its own: whoever asks for better-sqlite3 there gets the one
// that ships, even while an older one lies in node_modules for the Electron at hand.
import { createRequire, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { inRoot, inRuntime } from './paths.mjs'

const NAME = 'better-sqlite3'
const USUAL = `${pathToFileURL(inRoot('node_modules', NAME)).href}/`

// The address itself, because `require` pays no attention to a parent that a hook names.
const shipped = {
  url: pathToFileURL(createRequire(inRuntime('node24', 'package.json')).resolve(NAME)).href,
  format: 'commonjs',
  shortCircuit: true,
}

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === NAME) return shipped
    const found = nextResolve(specifier, context)
    // A test runner may have found the file already and ask for it by its address.
    return found.url.startsWith(USUAL) ? shipped : found
  },
})
