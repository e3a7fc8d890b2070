// Loaded with --import into a Node of its own: whoever asks for better-sqlite3 there gets the one
// that ships, even while an older one lies in node_modules for the Electron at hand.
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { inRoot, inRuntime } from './paths.mjs'

const NAME = 'better-sqlite3'
const USUAL = `${pathToFileURL(inRoot('node_modules', NAME)).href}/`
const SHIPPED_FROM = pathToFileURL(inRuntime('node24', 'package.json')).href

registerHooks({
  resolve(specifier, context, nextResolve) {
    const shipped = () => nextResolve(NAME, { ...context, parentURL: SHIPPED_FROM })
    if (specifier === NAME) return shipped()
    const found = nextResolve(specifier, context)
    // A test runner may have found the file already and ask for it by its address.
    const isEntry = found.url.startsWith(USUAL) && !context.parentURL?.startsWith(USUAL)
    return isEntry ? shipped() : found
  },
})
