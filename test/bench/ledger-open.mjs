import { join } from 'node:path'
import { bundleWorker } from './lib/bundle.mjs'
import { ask } from './lib/embedded-api.mjs'
import { withDataFolder } from './lib/product.mjs'
import { median } from './lib/statistics.mjs'

const REPETITIONS = 11
const MANY = 1_000_000
const FEW = 1_000

/** What a start asks of a ledger of a million entries, against one of a thousand; each in a process of its own. */
export const ledgerOpen = {
  names: ['ledger-open-1m'],
  async run() {
    const worker = await bundleWorker('ledger-open')
    return withDataFolder('ledger', async (folder) => {
      const [many, few] = [join(folder, 'many.db'), join(folder, 'few.db')]
      const { ms } = await ask(worker, { file: many, write: MANY })
      await ask(worker, { file: few, write: FEW })
      const [large, small] = [[], []]
      for (let repetition = 0; repetition < REPETITIONS; repetition++) {
        large.push(await ask(worker, { file: many }))
        small.push(await ask(worker, { file: few }))
      }
      const total = (runs) => median(runs.map((run) => run.ms))
      const [value, reference] = [total(large), total(small)]
      const parts = Object.keys(large[0].parts).map((part) => {
        const of = (runs) => median(runs.map(({ parts }) => parts[part])).toFixed(2)
        return `${part} ${of(large)} against ${of(small)}`
      })
      const note = `${parts.join(', ')} ms; written in ${(ms / 1_000).toFixed(0)} s`
      const ratio = value / reference
      const goal = 'ratio ≤ 1.2'
      return [{ name: 'ledger-open-1m', unit: 'ms', value, reference, ratio, goal, note }]
    })
  },
}
