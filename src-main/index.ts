import * as nodeModule from 'node:module'
import { setFlagsFromString } from 'node:v8'

// A day of sales leaves rubbish that V8 would keep until it is many times what lives: collect it earlier instead.
setFlagsFromString('--optimize-for-size')

// Later starts skip compiling; the older runtime that set-up may fall back to does not have it yet.
const { enableCompileCache } = nodeModule as { enableCompileCache?: () => unknown }
enableCompileCache?.()

await import('./boot')
