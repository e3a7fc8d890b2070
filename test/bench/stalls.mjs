import { existsSync, readFileSync } from 'node:fs'
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
import { median } from './lib/statistics.mjs'

const REPETITIONS = 5
// Ten coupons each.
const MEMBERS = 10_000
const FIGURES = [
  { name: 'stall-main', of: 'main' },
  { name: 'stall-window', of: 'window' },
]
/** The witness of the main process writes twice a second. */
const WRITTEN_AFTER_MS = 700

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

/** Runs in the page: notes every time that a timer of 10 ms came late, as [when, gap]. */
function watchWindow() {
  window.stallsSeen = []
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    if (now - last >= 12) window.stallsSeen.push([performance.timeOrigin + now, now - last])
    last = now
  }, 10)
}

function notedIn(file) {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => line.split(' ').map(Number))
}

/** The longest gap that ended between the two; what is shorter than any that is noted counts as 10 ms. */
function longestIn(gaps, since, until) {
  return Math.max(10, ...gaps.filter(([at]) => at >= since && at <= until).map(([, gap]) => gap))
}

function now() {
  return performance.timeOrigin + performance.now()
}
