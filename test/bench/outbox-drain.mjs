import { join } from 'node:path'
import { bundleWorker } from './lib/bundle.mjs'
import { ask, startApi } from './lib/embedded-api.mjs'
import { inRepository } from './lib/folders.mjs'
import { withDataFolder } from './lib/product.mjs'
import { median } from './lib/statistics.mjs'

const REPETITIONS = 5
const ENTRIES = 2_000
const WARM_UP = 200
// A fifth of the sample's ten coupons each can be redeemed on any day.
const MEMBERS = 14_000

/** How fast a week's queue is brought to the API, against a bare axios loop over as many connections. */
export const outboxDrain = {
  names: ['outbox-drain'],
  async run() {
    const worker = await bundleWorker('outbox-drain')
    return withDataFolder('drain', async (folder) => {
      const file = join(folder, 'api.db')
      const api = await startApi(file, MEMBERS)
      try {
        const count = 2 * (WARM_UP + REPETITIONS * ENTRIES)
        const coupons = inRepository('test', 'bench', 'workers', 'bare-redeem.mjs')
        const { couponIds } = await ask(coupons, { file, count })
        if (couponIds.length < count) throw new Error(`only ${couponIds.length} coupons to redeem`)
        const { url, token } = api
        const plan = { repetitions: REPETITIONS, entries: ENTRIES, warmUp: WARM_UP }
        const { outbox, bare } = await ask(worker, {
          folder,
          url,
          token,
          couponIds: couponIds.map(String),
          ...plan,
        })
        return [rowOf(outbox, bare)]
      } finally {
        await api.close()
      }
    })
  },
}

function rowOf(outbox, bare) {
  const [value, reference] = [outbox, bare].map((runs) => {
    return (ENTRIES / median(runs.map(({ ms }) => ms))) * 1_000
  })
  const cpu = (runs) => (median(runs.map(({ cpuMs }) => cpuMs)) / ENTRIES).toFixed(2)
  const note = `processor time an entry: ${cpu(outbox)} ms against ${cpu(bare)} ms`
  const ratio = value / reference
  return { name: 'outbox-drain', unit: '1/s', value, reference, ratio, goal: 'ratio ≥ 0.8', note }
}
