import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundleWorker } from './lib/bundle.mjs'
import { ask } from './lib/embedded-api.mjs'
import { freezeWitnessedProduct } from './lib/folders.mjs'
import {
  call,
  pause,
  prepareTraining,
  startWitnessedProduct,
  untilInteractive,
  withApp,
  withDataFolder,
} from './lib/product.mjs'
import { longestIn, notedIn, now, watchWindow, WRITTEN_AFTER_MS } from './lib/stall-notes.mjs'
import { median, quantile } from './lib/statistics.mjs'

const ENTRIES = 1_000_000
const ROUNDS = 500
const SCROLL_MS = 8_000
const READ_LIMIT_MS = 300_000
const KEEP_LIMIT_MS = 300_000

/** A ledger of a million redemptions: how long a filter with its totals takes, how scrolling goes, how fast it is exported. */
export const records = {
  names: ['records-filter-1m', 'records-scroll-1m', 'export-rate'],
  run: (wanted, { scale }) =>
    withDataFolder('records', async (folder) => {
      const worker = await bundleWorker('records')
      const entries = Math.round(ENTRIES * scale)
      const file = join(folder, 'ledger.db')
      const question = { file, entries, connectionId: 'training', rounds: ROUNDS }
      if (wanted('records-scroll-1m')) await prepareTraining(folder)
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
      if (wanted('records-scroll-1m')) rows.push(await scrollFigure(folder, entries))
      return rows
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

async function scrollFigure(folder, entries) {
  freezeWitnessedProduct()
  const notes = join(folder, 'stalls')
  const { main, window } = await withApp(startWitnessedProduct(folder, notes), async (app) => {
    await untilInteractive(app)
    await untilKept(app)
    await app.evaluate(openRecords)
    const limit = now() + READ_LIMIT_MS
    while ((await app.evaluate(recordsShown)) < entries) {
      if (now() > limit) throw new Error('the records never came')
      await pause(200)
    }
    await app.evaluate(watchWindow)
    await pause(1_000)
    const from = now()
    await app.evaluate(scroll, SCROLL_MS)
    const to = now()
    await pause(WRITTEN_AFTER_MS)
    const seen = await app.evaluate(() => window.stallsSeen)
    return { main: longestIn(notedIn(notes), from, to), window: longestIn(seen, from, to) }
  })
  return {
    ...{ name: 'records-scroll-1m', unit: 'ms', value: Math.max(main, window) },
    ...{ reference: null, ratio: null, goal: 'value ≤ 50 ms' },
    note: `main process ${main.toFixed(0)} ms, window ${window.toFixed(0)} ms`,
  }
}

/** A start looks a ledger through and backs it up, which takes longest for one that has no backup yet. */
async function untilKept(app) {
  const limit = now() + KEEP_LIMIT_MS
  for (;;) {
    const { check, backup } = await call(app, 'ledger.state')
    if (check.state === 'ok' && !backup.running) return
    if (now() > limit) throw new Error('the ledger was never backed up')
    await pause(500)
  }
}

/** Runs in the page: opens the records of all days. */
async function openRecords() {
  const app = document.querySelector('#app').__vue_app__.config.globalProperties
  await app.$router.push('/records')
  for (
    let tries = 0;
    tries < 200 && !document.querySelector('[data-test=records-screen]');
    tries++
  ) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const store = app.$pinia._s.get('records')
  void store.ask({ from: '2000-01-01', to: '2100-01-01', view: 'terminal' })
}

/** Runs in the page: how many records there are. */
function recordsShown() {
  const table = document.querySelector('[data-test=records-table]')
  return table ? Number(table.getAttribute('aria-rowcount')) - 1 : 0
}

/** Runs in the page: turns the wheel, then drags the scroll bar from end to end. */
async function scroll(ms) {
  const scroller = document.querySelector('[data-test=records-scroller]')
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const startedAt = performance.now()
  const part = () => (performance.now() - startedAt) / ms
  while (part() < 0.5) {
    scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: 240, cancelable: true }))
    await frame()
  }
  while (part() < 1) {
    scroller.scrollTop = (part() - 0.5) * 2 * scroller.scrollHeight
    await frame()
  }
}
