import { bundleWorker } from './lib/bundle.mjs'
import { ask } from './lib/embedded-api.mjs'
import { quantile } from './lib/statistics.mjs'

const ROUNDS = 5_000
const FIGURES = [
  { name: 'eligibility-200', goal: 'value ≤ 1 ms' },
  { name: 'best-set-20', goal: 'value ≤ 5 ms' },
]

/** What the rules of the domain take, with nothing to compare them with: the frame in which a cashier sees them. */
export const rules = {
  names: FIGURES.map(({ name }) => name),
  async run(wanted) {
    const worker = await bundleWorker('rules')
    const times = await ask(worker, { rounds: ROUNDS })
    return FIGURES.filter(({ name }) => wanted(name)).map(({ name, goal }) => {
      const note = `${ROUNDS} bills; the longest ${Math.max(...times[name]).toFixed(2)} ms`
      const value = quantile(times[name], 0.99)
      return { name, unit: 'ms', value, reference: null, ratio: null, goal, note }
    })
  },
}
