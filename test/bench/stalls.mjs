import { join } from 'node:path'
import { startApi } from './lib/embedded-api.mjs'
import { freezeWitnessedProduct } from './lib/folders.mjs'
import {
  call,
  connect,
  pause,
  startWitnessedProduct,
  untilInteractive,
  untilPulled,
  withApp,
  withDataFolder,
} from './lib/product.mjs'
import { longestIn, notedIn, now, watchWindow, WRITTEN_AFTER_MS } from './lib/stall-notes.mjs'
import { median } from './lib/statistics.mjs'

const REPETITIONS = 5
// Ten coupons each.
const MEMBERS = 10_000
const FIGURES = [
  { name: 'stall-main', of: 'main' },
  { name: 'stall-window', of: 'window' },
]

/**
 * The longest time that the main process and the window did not come round while 100,000 coupons are pulled into a new
 * cache, against as long a time with nothing to do right after it.
 */
export const stalls = {
  names: FIGURES.map(({ name }) => name),
  run: (wanted) =>
    withDataFolder('stalls', async (data) => {
      freezeWitnessedProduct()
      const api = await startApi(join(data, 'api.db'), MEMBERS)
      try {
        const runs = []
        for (let run = 0; run < REPETITIONS; run++) runs.push(await measure(api, data, run))
        return FIGURES.filter(({ name }) => wanted(name)).map((figure) => rowOf(figure, runs))
      } finally {
        await api.close()
      }
    }),
}

function rowOf({ name, of }, runs) {
  const value = median(runs.map(({ pulling }) => pulling[of]))
  const reference = median(runs.map(({ idle }) => idle[of]))
  const note = runs
    .map(
      ({ pulling, idle, seconds }) =>
        `${pulling[of].toFixed(0)} in ${seconds.toFixed(1)} s, idle ${idle[of].toFixed(0)}`,
    )
    .join('; ')
  return { name, unit: 'ms', value, reference, ratio: value / reference, goal: 'value ≤ 50', note }
}

function measure(api, data, run) {
  const notes = join(data, `stalls-${run}`)
  return withApp(startWitnessedProduct(join(data, `terminal-${run}`), notes), async (app) => {
    await untilInteractive(app)
    await app.evaluate(watchWindow)
    await connect(app, api)
    await untilPulling(app)
    const from = now()
    await untilPulled(app)
    const to = now()
    await pause(to - from)
    const end = now()
    await pause(WRITTEN_AFTER_MS)
    const gaps = { main: notedIn(notes), window: await app.evaluate(() => window.stallsSeen) }
    const longest = (since, until) => ({
      main: longestIn(gaps.main, since, until),
      window: longestIn(gaps.window, since, until),
    })
    return { pulling: longest(from, to), idle: longest(to, end), seconds: (to - from) / 1_000 }
  })
}

/** The pull waits some seconds for the first customer. */
async function untilPulling(app) {
  const limit = now() + 60_000
  while ((await call(app, 'status.get')).cache.phase !== 'pulling') {
    if (now() > limit) throw new Error('the pull never began')
    await pause(20)
  }
}
