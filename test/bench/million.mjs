import { join } from 'node:path'
import { startApi, ask } from './lib/embedded-api.mjs'
import { bundleWorker } from './lib/bundle.mjs'
import { connect, startProduct, untilInteractive, withApp, withDataFolder } from './lib/product.mjs'
import { median, quantile } from './lib/statistics.mjs'
import { scanTimes } from './million/scan-paint.mjs'

const MEMBERS = 1_000_000
const COUPONS_EACH = 5
const ROUNDS = 1_000
const FIRST_ID = 10_001
/** Every kind of search. */
export const SEARCH_KINDS = [
  ...['phone', 'phone-start', 'phone-tail', 'phone-part', 'phone-three', 'card', 'card-start'],
  ...['name', 'name-part', 'name-one', 'name-ends', 'name-letters'],
  ...['pinyin', 'pinyin-part', 'pinyin-given', 'initials', 'initials-two', 'mixed', 'mixed-last'],
  'one-letter',
]
const nameOf = (kind) => `search-${kind}-1m`
const SEARCH_NAMES = SEARCH_KINDS.map(nameOf)

/** A cache of a million members and five million coupons: how long it takes to fill, how large it is, and what it answers. */
export const million = {
  names: ['index-build-1m', 'index-size-1m', ...SEARCH_NAMES, 'scan-main-1m', 'scan-paint-1m'],
  run: (wanted, { scale }) =>
    withDataFolder('million', async (folder) => {
      const worker = await bundleWorker('million')
      await connectOnce(folder)
      const members = Math.round(MEMBERS * scale)
      const question = { folder, members, couponsEach: COUPONS_EACH, rounds: ROUNDS }
      const filled = await ask(worker, { ...question, do: 'fill' })
      const rows = sizeFigures(filled, members)
      if (SEARCH_NAMES.some(wanted)) {
        const { searched } = await ask(worker, { ...question, do: 'search' })
        rows.push(...searchFigures(searched))
      }
      if (wanted('scan-main-1m'))
        rows.push(scanFigure(await ask(worker, { ...question, do: 'scan' })))
      if (wanted('scan-paint-1m')) rows.push(await paintFigure(folder, members))
      return rows.filter(({ name }) => wanted(name))
    }),
}

/** Sets a terminal up at an API that is gone afterwards: the cache knows the connection, and nobody corrects it. */
async function connectOnce(folder) {
  const api = await startApi(join(folder, 'api.db'), 10)
  try {
    await withApp(startProduct(folder), async (app) => {
      await untilInteractive(app)
      await connect(app, api)
    })
  } finally {
    await api.close()
  }
}

function sizeFigures({ members: filled, coupons }, members) {
  const plain = { reference: null, ratio: null, goal: null }
  const seconds = (of) => `${of.seconds.toFixed(0)} s`
  return [
    {
      ...{ name: 'index-build-1m', unit: 's', value: filled.seconds, ...plain },
      note:
        `${members} members, the longest step ${filled.longestMs.toFixed(0)} ms; ` +
        `${members * COUPONS_EACH} coupons in ${seconds(coupons)}, longest ${coupons.longestMs.toFixed(0)} ms`,
    },
    {
      ...{ name: 'index-size-1m', unit: 'MiB', value: filled.mib, ...plain },
      note: `with the coupons ${(filled.mib + coupons.mib).toFixed(0)} MiB`,
    },
  ]
}

function searchFigures(searched) {
  return searched.map(({ kind, times, found }) => ({
    name: nameOf(kind),
    unit: 'ms',
    value: quantile(times, 0.99),
    reference: null,
    ratio: null,
    goal: kind === 'one-letter' ? 'value ≤ 16 ms' : 'value ≤ 5 ms',
    note: `p50 ${median(times).toFixed(2)} ms, among those shown ${Math.round(found * 100)} %`,
  }))
}

const scanFigure = (times) => slowestOf('scan-main-1m', times, 'value ≤ 2 ms')

function paintFigure(folder, members) {
  return withApp(startProduct(folder), async (app) => {
    await untilInteractive(app)
    const times = await scanTimes(app, (round) => FIRST_ID + ((round * 7_919) % members))
    return slowestOf('scan-paint-1m', times, 'value ≤ 33 ms')
  })
}

/** The slowest of a hundred, with nothing to compare it with. */
function slowestOf(name, times, goal) {
  const note = `p50 ${median(times).toFixed(2)} ms, longest ${Math.max(...times).toFixed(1)} ms`
  const value = quantile(times, 0.99)
  return { name, unit: 'ms', value, reference: null, ratio: null, goal, note }
}
