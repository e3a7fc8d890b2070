import { statSync } from 'node:fs'
import { join } from 'node:path'
import { bundleWorker } from './lib/bundle.mjs'
import { ask } from './lib/embedded-api.mjs'
import { withDataFolder } from './lib/product.mjs'
import { median } from './lib/statistics.mjs'

const REPETITIONS = 5
const ROWS = 1_000_000
/** A sale, its redemption and three states of that. */
const ROWS_AN_ENTRY = 5

/** Every row of an honest ledger compared with its link, against reading all of its tables; each in a process of its own. */
export const verifyLedger = {
  names: ['verify-ledger-1m'],
  async run(_, { scale }) {
    const worker = await bundleWorker('verify-ledger')
    return withDataFolder('verify', async (folder) => {
      const file = join(folder, 'ledger.db')
      await ask(worker, { file, write: Math.round((ROWS * scale) / ROWS_AN_ENTRY) })
      const [verified, read] = [[], []]
      for (let repetition = 0; repetition < REPETITIONS; repetition++) {
        verified.push(await ask(worker, { file, do: 'verify' }))
        read.push(await ask(worker, { file, do: 'read' }))
      }
      const total = (runs) => median(runs.map(({ ms }) => ms))
      const [value, reference] = [total(verified), total(read)]
      const mib = Math.round(statSync(file).size / 2 ** 20)
      const note = `${verified[0].rows} rows with their links, ${read[0].rows} rows read, ${mib} MiB`
      const ratio = value / reference
      const goal = 'ratio ≤ 10'
      return [{ name: 'verify-ledger-1m', unit: 'ms', value, reference, ratio, goal, note }]
    })
  },
}
