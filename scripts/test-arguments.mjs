import { SetupError } from './setup/setup-error.mjs'

const RUNNERS = ['vitest', 'e2e']

/** Sorts the words after `npm test --`: which runner is meant, and what that runner gets. */
export function testArguments(words) {
  const at = words.indexOf('--only')
  if (at < 0) {
    // The two runners do not understand each other's arguments.
    if (words.length > 0) {
      throw new SetupError('Arguments go to one runner: npm run test:unit -- … or test:e2e -- …')
    }
    return { only: undefined, args: [] }
  }
  const only = words[at + 1]
  if (!RUNNERS.includes(only)) throw new SetupError(`--only takes ${RUNNERS.join(' or ')}.`)
  return { only, args: words.toSpliced(at, 2) }
}
