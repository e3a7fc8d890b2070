import { startBenchPrinter } from './lib/bench-printer.mjs'
import { bundleWorker } from './lib/bundle.mjs'
import { ask } from './lib/embedded-api.mjs'
import {
  call,
  pause,
  prepareTraining,
  startProduct,
  untilInteractive,
  withApp,
  withDataFolder,
} from './lib/product.mjs'
import { median, quantile } from './lib/statistics.mjs'

const FIRST_MEMBER_ID = 10_001
const SAMPLE_MEMBERS = 500
const WARM_UP = 20
const SALES = 200
const WAITING = 100
const MEASURED = 200
const LOOKED_AT_MS = 200
const NOBODY_LISTENS = 1
const RENDERED = 2_000

const BENCHES = {
  'print-first-byte': firstByte,
  'render-receipt': render,
  'counter-under-print': underPrint,
}

/** Receipts on paper: how soon they begin, what drawing them takes, and what a printer that is off costs the counter. */
export const printing = {
  names: Object.keys(BENCHES),
  async run(wanted) {
    const rows = []
    for (const [name, run] of Object.entries(BENCHES)) if (wanted(name)) rows.push(await run(name))
    return rows
  },
}

/** From the press that redeems to the first byte at a network printer that answers. */
function firstByte(name) {
  return withPrinter(async (app, printer) => {
    await usePrinter(app, printer.port)
    const coupons = couponsOf(app)
    const times = []
    for (let sale = 0; sale < SALES + WARM_UP; sale++) {
      const arrival = printer.nextPaper()
      const { began } = await app.evaluate(redeemOne, {
        ...(await coupons()),
        restMs: LOOKED_AT_MS,
      })
      times.push((await arrival) - began)
    }
    const value = quantile(times.slice(WARM_UP), 0.99)
    const note = `p50 ${median(times.slice(WARM_UP)).toFixed(1)} ms, ${SALES} sales`
    return { name, unit: 'ms', value, reference: null, ratio: null, goal: 'value ≤ 50', note }
  })
}

/** A receipt of eight coupons by the longest layout, as bytes for an 80 mm printer. */
async function render(name) {
  const worker = await bundleWorker('render-receipt')
  const { times, first } = await ask(worker, { rounds: RENDERED })
  const value = quantile(times, 0.99)
  const note = `p50 ${median(times).toFixed(2)} ms; the first one ${first.toFixed(1)} ms`
  return { name, unit: 'ms', value, reference: null, ratio: null, goal: 'value ≤ 20', note }
}

/** Finding a member and redeeming, while a hundred receipts wait for a printer that is off, against no printer at all. */
function underPrint(name) {
  return withPrinter(async (app, printer) => {
    const coupons = couponsOf(app)
    const sell = async (count) => {
      const times = []
      for (let sale = 0; sale < count; sale++) {
        times.push((await app.evaluate(redeemOne, await coupons())).took)
      }
      return times
    }
    await sell(WARM_UP)
    const before = await sell(MEASURED / 2)
    await usePrinter(app, NOBODY_LISTENS)
    await sell(WAITING)
    const { waiting } = await call(app, 'print.status')
    if (waiting < WAITING) throw new Error(`only ${waiting} receipts wait`)
    const dead = await sell(MEASURED)
    // What was waiting comes out, so that it does not wait in the second half of the reference.
    await usePrinter(app, printer.port)
    while ((await call(app, 'print.status')).waiting > 0) await pause(200)
    await usePrinter(app, null)
    const without = [...before, ...(await sell(MEASURED / 2))]
    const [value, reference] = [median(dead), median(without)]
    const tails = [dead, without].map((times) => quantile(times, 0.99).toFixed(1))
    const note = `p99 ${tails.join(' against ')} ms`
    const ratio = value / reference
    return { name, unit: 'ms', value, reference, ratio, goal: 'ratio ≤ 1.05', note }
  })
}

function withPrinter(work) {
  return withDataFolder('printing', async (data) => {
    await prepareTraining(data)
    const printer = await startBenchPrinter()
    try {
      return await withApp(startProduct(data), async (app) => {
        await untilInteractive(app)
        return work(app, printer)
      })
    } finally {
      await printer.close()
    }
  })
}

/** Makes the printer at this port the one that there is; none for null. */
async function usePrinter(app, port) {
  const { settings } = await call(app, 'print.get')
  const place = { kind: 'network', host: '127.0.0.1', port }
  const printers = port === null ? [] : [{ id: 'bench', name: 'bench', place }]
  await call(app, 'print.set', { settings: { ...settings, printers }, pin: null })
}

/** One coupon after the other that can be redeemed, of one sample member after the other. */
function couponsOf(app) {
  let next = FIRST_MEMBER_ID
  let held = []
  return async () => {
    while (held.length === 0) {
      if (next >= FIRST_MEMBER_ID + SAMPLE_MEMBERS) throw new Error('the sample ran out of coupons')
      const memberId = String(next++)
      const found = await call(app, 'counter.find', { text: `member_id=${memberId}` })
      if (found.kind !== 'one') continue
      const usable = found.sheet.coupons.filter(({ eligibility }) => eligibility.usable)
      held = usable.map(({ coupon }) => ({ memberId, couponId: coupon.id }))
    }
    return held.shift()
  }
}

/** Runs in the page: finds the member as a scan does, and redeems one coupon. */
async function redeemOne({ memberId, couponId, restMs = 0 }) {
  const ask = async (name, input) => {
    const result = JSON.parse(await window.counter.invoke(name, JSON.stringify(input)))
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`)
    return result.value
  }
  const startedAt = performance.now()
  await ask('counter.find', { text: `member_id=${memberId}` })
  // Nobody confirms before looking: by then the back end has said its word on the member.
  if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs))
  const askedAt = performance.now()
  // Some coupons take off a part of the bill, and some ask for one.
  const bought = { couponIds: [couponId], billFen: 100_000 }
  await ask('counter.redeem', { saleId: crypto.randomUUID(), memberId, ...bought })
  return { began: performance.timeOrigin + askedAt, took: performance.now() - startedAt }
}
