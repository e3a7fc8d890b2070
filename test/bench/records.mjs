import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleWorker } from './lib/bundle.mjs'
import { ask } from './lib/embedded-api.mjs'
import { prepareTraining, withDataFolder } from './lib/product.mjs'
import { IN_THE_PROGRAM, recordsInTheProgram } from './lib/records-app.mjs'
import { median, quantile } from './lib/statistics.mjs'

const ENTRIES = 1_000_000
const ROUNDS = 500

/** A ledger of a million redemptions: what a filter with its totals, scrolling and an export cost. */
export const records = {
  names: ['records-filter-1m', 'export-rate', ...IN_THE_PROGRAM],
  run: (wanted, { scale }) =>
    withDataFolder('records', async (folder) => {
      const worker = await bundleWorker('records')
      const entries = Math.round(ENTRIES * scale)
      const file = join(folder, 'ledger.db')
      const question = { file, entries, connectionId: 'training', rounds: ROUNDS }
      const inTheProgram = IN_THE_PROGRAM.some(wanted)
      if (inTheProgram) await prepareTraining(folder)
      // A ledger that is gone while there are backups of it would count as damaged.
      for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true })
      rmSync(join(folder, 'backups'), { recursive: true, force: true })
      await ask(worker, { ...question, do: 'write' })
      const rows = []
      if (wanted('records-filter-1m')) {
        rows.push(filterFigure(await ask(worker, { ...question, do: 'filter' })))
      }
      if (wanted('export-rate')) {
        rows.push(exportFigure(await ask(worker, { ...question, do: 'export' })))
      }
      if (inTheProgram) rows.push(...(await recordsInTheProgram(folder, entries)))
      return rows.filter(({ name }) => wanted(name))
    }),
}

function filterFigure({ readMs, times }) {
  return {
    ...{ name: 'records-filter-1m', unit: 'ms', value: quantile(times, 0.99) },
    ...{ reference: null, ratio: null, goal: 'value ≤ 100 ms' },
    note: `p50 ${median(times).toFixed(1)} ms, longest ${Math.max(...times).toFixed(0)} ms; the ledger was read in ${(readMs / 1_000).toFixed(1)} s`,
  }
}

function exportFigure({ rate, csvRate, bareRate, mib }) {
  return {
    ...{ name: 'export-rate', unit: '1/s', value: rate, reference: bareRate },
    ...{ ratio: rate / bareRate, goal: 'ratio ≥ 0.7' },
    note: `CSV ${Math.round(csvRate)} rows/s; ${mib.toFixed(0)} MiB above an engine that has read nothing`,
  }
}
