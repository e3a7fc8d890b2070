import { join } from 'node:path'
import { startApi } from './lib/embedded-api.mjs'
import { canMeasureMemory, memoryOfTree } from './lib/process-memory.mjs'
import {
  pause,
  prepareConnection,
  prepareTraining,
  startEmptyWindow,
  startProduct,
  untilInteractive,
  withApp,
  withDataFolder,
} from './lib/product.mjs'
import { median } from './lib/statistics.mjs'

const REPETITIONS = 5
// Until what a start leaves behind has been given back.
const SETTLE_MS = 8_000

/** The memory of all processes with the counter on the screen and nobody there, against an empty window. */
export const memoryIdle = {
  names: ['memory-idle', 'memory-idle-connected'],
  async run(wanted) {
    if (!canMeasureMemory) return []
    return withDataFolder('memory', async (data) => {
      const api = await startApi(join(data, 'api.db'), 500)
      try {
        const places = { training: join(data, 'training'), connected: join(data, 'connected') }
        await prepareTraining(places.training)
        await prepareConnection(places.connected, api)
        return await measure({ ...places, empty: join(data, 'empty') }, wanted)
      } finally {
        await api.close()
      }
    })
  },
}

async function measure(places, wanted) {
  const rows = [
    { name: 'memory-idle', place: places.training, goal: 'ratio ≤ 1.25', found: [] },
    { name: 'memory-idle-connected', place: places.connected, goal: null, found: [] },
  ].filter(({ name }) => wanted(name))
  const empty = []
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    for (const { place, found } of rows) {
      found.push(await withApp(startProduct(place), (app) => idle(app, untilInteractive)))
    }
    empty.push(await withApp(startEmptyWindow(places.empty), (app) => idle(app)))
  }
  return rows.map(({ name, goal, found }) => {
    const value = median(found.map(({ total }) => total))
    const reference = median(empty.map(({ total }) => total))
    const note = `${inWords(found.at(-1))}; empty: ${inWords(empty.at(-1))}`
    return { name, unit: 'MiB', value, reference, ratio: value / reference, goal, note }
  })
}

async function idle(app, ready = () => Promise.resolve()) {
  await pause(1_000)
  await ready(app)
  await pause(SETTLE_MS)
  await app.send('HeapProfiler.collectGarbage')
  await pause(500)
  return memoryOfTree(app.child.pid)
}

function inWords({ byKind }) {
  return Object.entries(byKind)
    .map(([kind, mib]) => `${kind} ${Math.round(mib)}`)
    .join(', ')
}
