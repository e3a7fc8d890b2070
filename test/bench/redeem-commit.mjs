import { bundleWorker } from './lib/bundle.mjs'
import { ask } from './lib/embedded-api.mjs'
import { withDataFolder } from './lib/product.mjs'
import { median, quantile } from './lib/statistics.mjs'

const REPETITIONS = 7
const PAIRS = 600
const FIGURES = [
  { name: 'redeem-commit-p50', share: 0.5, goal: 'ratio ≤ 1.5' },
  { name: 'redeem-commit-p99', share: 0.99, goal: null },
]

/** A sale of two coupons in the ledger, against a bare write and flush of as many bytes on the same disk. */
export const redeemCommit = {
  names: FIGURES.map(({ name }) => name),
  async run(wanted) {
    const worker = await bundleWorker('redeem-commit')
    const { commit, append, overwrite, bytes } = await withDataFolder('commit', (folder) =>
      ask(worker, { folder, repetitions: REPETITIONS, pairs: PAIRS }),
    )
    return FIGURES.filter(({ name }) => wanted(name)).map(({ name, share, goal }) => {
      const of = (times) => median(times.map((repetition) => quantile(repetition, share)))
      const [value, reference] = [of(commit), of(append)]
      const note = `${bytes} bytes a commit; over existing blocks ${of(overwrite).toFixed(3)} ms`
      return { name, unit: 'ms', value, reference, ratio: value / reference, goal, note }
    })
  },
}
