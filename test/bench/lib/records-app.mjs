import { join } from 'node:path'
import { freezeWitnessedProduct } from './folders.mjs'
import { canMeasureMemory, memoryOfTree } from './process-memory.mjs'
import { call, pause, startWitnessedProduct, untilInteractive, withApp } from './product.mjs'
import { longestIn, notedIn, now, watchWindow, WRITTEN_AFTER_MS } from './stall-notes.mjs'

/** The figures that need the whole program. */
export const IN_THE_PROGRAM = ['records-scroll-1m', 'export-stall-1m', 'export-memory-1m']

const SCROLL_MS = 8_000
const READ_LIMIT_MS = 300_000
const KEEP_LIMIT_MS = 300_000
// Until what a start leaves behind has been given back.
const SETTLE_MS = 8_000
const LOOK_EVERY_MS = 500

/** Opens all records of the ledger in the folder, scrolls through them and writes them to an XLSX file. */
export async function recordsInTheProgram(folder, entries) {
  freezeWitnessedProduct()
  const notes = join(folder, 'stalls')
  const file = join(folder, 'records.xlsx')
  return withApp(startWitnessedProduct(folder, notes, file), async (app) => {
    await untilInteractive(app)
    await untilKept(app)
    await pause(SETTLE_MS)
    const idle = memoryOf(app)
    await app.evaluate(openRecords)
    const limit = now() + READ_LIMIT_MS
    while ((await app.evaluate(recordsShown)) < entries) {
      if (now() > limit) throw new Error('the records never came')
      await pause(200)
    }
    await app.evaluate(watchWindow)
    await pause(1_000)
    const scrolled = await watched(app, notes, () => app.evaluate(scroll, SCROLL_MS))
    const memory = await exportMemory(app, idle)
    // Once more with nobody who looks at the memory, which holds a process up.
    const exported = await watched(app, notes, () => writeAll(app))
    return [
      stallFigure('records-scroll-1m', scrolled),
      stallFigure('export-stall-1m', exported),
      ...(canMeasureMemory ? [memory] : []),
    ]
  })
}

/** The longest that both processes did not come round during the work. */
async function watched(app, notes, work) {
  const from = now()
  await work()
  const to = now()
  await pause(WRITTEN_AFTER_MS)
  const seen = await app.evaluate(() => window.stallsSeen)
  return { main: longestIn(notedIn(notes), from, to), window: longestIn(seen, from, to) }
}

function stallFigure(name, { main, window }) {
  return {
    ...{ name, unit: 'ms', value: Math.max(main, window) },
    ...{ reference: null, ratio: null, goal: 'value ≤ 50 ms' },
    note: `main process ${main.toFixed(0)} ms, window ${window.toFixed(0)} ms`,
  }
}

async function exportMemory(app, idle) {
  const open = memoryOf(app)
  let most = open
  let isOver = false
  const over = writeAll(app).finally(() => (isOver = true))
  while (!isOver) {
    most = Math.max(most, memoryOf(app))
    await pause(LOOK_EVERY_MS)
  }
  await over
  return {
    ...{ name: 'export-memory-1m', unit: 'MiB', value: most, reference: idle },
    ...{ ratio: most / idle, goal: 'value − reference ≤ 300 MiB' },
    note: `${(most - idle).toFixed(0)} MiB above idle; the open list alone ${(open - idle).toFixed(0)}`,
  }
}

function memoryOf(app) {
  return canMeasureMemory ? memoryOfTree(app.child.pid).total : 0
}

/** As the button does, so that its progress is drawn as well. */
async function writeAll(app) {
  const problem = await app.evaluate(async () => {
    const { $pinia } = document.querySelector('#app').__vue_app__.config.globalProperties
    const store = $pinia._s.get('records-export')
    await store.exportAs('xlsx')
    return store.exportProblem
  })
  if (problem) throw new Error(`records.export: ${JSON.stringify(problem)}`)
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
