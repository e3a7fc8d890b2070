import { median } from './lib/statistics.mjs'
import {
  pause,
  prepareTraining,
  startEmptyWindow,
  startProduct,
  untilInteractive,
  withApp,
  withDataFolder,
} from './lib/product.mjs'

const REPETITIONS = 7
// The page is asked when all is over: a debugger that talks during the start would be part of it.
const LEFT_ALONE_MS = 2_500

/** From the spawn to the counter that can be used, against an empty window in the same Electron. */
export const startup = {
  names: ['startup'],
  run: () =>
    withDataFolder('startup', (data) =>
      withDataFolder('empty', async (emptyData) => {
        await prepareTraining(data)
        await timeOfEmptyWindow(emptyData)
        const product = []
        const empty = []
        for (let repetition = 0; repetition < REPETITIONS; repetition++) {
          product.push(await timeOfProduct(data))
          empty.push(await timeOfEmptyWindow(emptyData))
        }
        const [value, reference] = [median(product), median(empty)]
        return [
          {
            name: 'startup',
            unit: 'ms',
            value,
            reference,
            ratio: value / reference,
            goal: 'ratio ≤ 1.5',
          },
        ]
      }),
    ),
}

function timeOfProduct(data) {
  return withApp(startProduct(data), async (app) => {
    await pause(LEFT_ALONE_MS)
    await untilInteractive(app)
    const at = await app.evaluate(() => {
      const usable = performance.getEntriesByName('counter-interactive')[0].startTime
      const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
      return performance.timeOrigin + Math.max(usable, painted)
    })
    return at - app.spawnedAt
  })
}

function timeOfEmptyWindow(data) {
  return withApp(startEmptyWindow(data), async (app) => {
    await pause(LEFT_ALONE_MS)
    const at = await app.evaluate(() => {
      const [page] = performance.getEntriesByType('navigation')
      const painted = performance.getEntriesByName('first-paint')[0]?.startTime ?? 0
      return performance.timeOrigin + Math.max(page.loadEventEnd, painted)
    })
    return at - app.spawnedAt
  })
}
