import * as nodeModule from 'node:module'

// Later starts skip compiling; the older runtime that set-up may fall back to does not have it yet.
const { enableCompileCache } = nodeModule as { enableCompileCache?: () => unknown }
enableCompileCache?.()

await import('./boot')
