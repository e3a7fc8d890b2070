import { setUp } from './setup/run.mjs'
import { exitWithError } from './setup/setup-error.mjs'

await setUp({ app: true }).catch(exitWithError)
console.log('out/ is up to date')
