import { bundleWorker } from './lib/bundle.mjs'
import { ask } from './lib/embedded-api.mjs'
import { median } from './lib/statistics.mjs'

const DRAWN = 10_000

/** The longest that a code of the hostile corpus, or a drawn one, holds up the process which reads it. */
export const hostileCodes = {
  names: ['hostile-codes'],
  async run() {
    const times = await ask(await bundleWorker('hostile-codes'), { drawn: DRAWN })
    return [
      {
        ...{ name: 'hostile-codes', unit: 'ms', value: Math.max(...times) },
        ...{ reference: null, ratio: null, goal: 'value ≤ 50 ms' },
        note: `${times.length} codes, half of them within ${(median(times) * 1_000).toFixed(0)} µs`,
      },
    ]
  },
}
