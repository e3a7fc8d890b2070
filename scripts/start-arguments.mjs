import { SetupError } from './setup/setup-error.mjs'

/** How to start the app, for `--help`. */
export const USAGE = `npm start                          sets up and opens the app
npm start -- --screenshot FILE     saves what the window shows once it is ready, and ends
npm start -- --bill FILE           hands a bill over to the counter (docs/bill.md)
npm start -- --retry-official      tries once more to get the official Electron
COUPON_COUNTER_DATA=FOLDER         environment: where this terminal keeps everything
COUPON_COUNTER_LOG=LEVEL           environment: error | warn | info | debug`

/**
 * Sorts the words after `npm start --`: those for set-up, and those that the app gets. What is not known here is
 * passed on: Chromium has options of its own.
 * @param {string[]} words
 * @param {(file: string) => string} absolute
 */
export function appArguments(words, absolute) {
  const args = []
  let screenshot
  let retryOfficial = false
  let help = false
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (word === '--help' || word === '-h') help = true
    else if (word === '--retry-official') retryOfficial = true
    else if (word === '--screenshot' || word.startsWith('--screenshot=')) {
      const file = word === '--screenshot' ? words[(at += 1)] : word.slice('--screenshot='.length)
      if (!file) throw new SetupError('Say where to save it: npm start -- --screenshot FILE')
      screenshot = absolute(file)
      args.push(`--screenshot=${screenshot}`)
    } else if (word === '--bill' || word.startsWith('--bill=')) {
      const file = word === '--bill' ? words[(at += 1)] : word.slice('--bill='.length)
      if (!file) throw new SetupError('Say which bill: npm start -- --bill FILE')
      args.push(`--bill=${absolute(file)}`)
    } else args.push(word)
  }
  return { args, help, retryOfficial, screenshot }
}
