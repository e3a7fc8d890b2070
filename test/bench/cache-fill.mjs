import { bundleWorker } from './lib/bundle.mjs'
import { ask } from './lib/embedded-api.mjs'
import { withDataFolder } from './lib/product.mjs'
import { median } from './lib/statistics.mjs'

const REPETITIONS = 7
const MEMBERS = 10_000
const COUPONS_EACH = 10

/** Rows a second that the cache keeps of a pull, page by page, against the same rows inserted in one transaction. */
export const cacheFill = {
  names: ['cache-fill'],
  async run() {
    const worker = await bundleWorker('cache-fill')
    const question = { repetitions: REPETITIONS, members: MEMBERS, couponsEach: COUPONS_EACH }
    const { cache, bare, longest } = await withDataFolder('cache', (folder) =>
      ask(worker, { folder, ...question }),
    )
    const rows = MEMBERS * (1 + COUPONS_EACH)
    const [value, reference] = [cache, bare].map((times) => (rows / median(times)) * 1_000)
    const note = `longest page ${median(longest).toFixed(1)} ms`
    const ratio = value / reference
    return [{ name: 'cache-fill', unit: '1/s', value, reference, ratio, goal: 'ratio ≥ 0.5', note }]
  },
}
