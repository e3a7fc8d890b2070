import { SetupError } from './setup/setup-error.mjs'

/**
 * Sorts the words after `npm start --`: those for set-up, and those that the app gets.
 * @param {string[]} words
 * @param {(file: string) => string} absolute
 */
export function appArguments(words, absolute) {
  const args = []
  let screenshot
  let retryOfficial = false
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (word === '--retry-official') retryOfficial = true
    else if (word === '--screenshot' || word.startsWith('--screenshot=')) {
      const file = word === '--screenshot' ? words[(at += 1)] : word.slice('--screenshot='.length)
      if (!file) throw new SetupError('Say where to save it: npm start -- --screenshot FILE')
      screenshot = absolute(file)
      args.push(`--screenshot=${screenshot}`)
    } else args.push(word)
  }
  return { args, retryOfficial, screenshot }
}
