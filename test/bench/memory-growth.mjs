import { canMeasureMemory, memoryOfTree } from './lib/process-memory.mjs'
import {
  call,
  pause,
  prepareTraining,
  startProduct,
  untilInteractive,
  withApp,
  withDataFolder,
} from './lib/product.mjs'
import { median } from './lib/statistics.mjs'

const FEW = 10
const MANY = 1_000
const READINGS = 5
const FIRST_MEMBER_ID = 10_001
const SAMPLE_MEMBERS = 500

/** The memory of all processes after a thousand redemptions against after ten, in one run of the app. */
export const memoryGrowth = {
  names: ['memory-growth'],
  async run() {
    if (!canMeasureMemory) return []
    return withDataFolder('growth', async (data) => {
      await prepareTraining(data)
      return withApp(startProduct(data), async (app) => {
        await untilInteractive(app)
        const members = memberIds()
        await redeem(app, members, FEW)
        const reference = await memory(app)
        await redeem(app, members, MANY - FEW)
        const value = await memory(app)
        const ratio = value / reference
        const goal = 'ratio ≤ 1.1'
        return [{ name: 'memory-growth', unit: 'MiB', value, reference, ratio, goal }]
      })
    })
  },
}

function* memberIds() {
  for (let index = 0; index < SAMPLE_MEMBERS; index++) yield FIRST_MEMBER_ID + index
}

/** Redeems coupon by coupon, each as a sale of its own, until there are so many more. */
async function redeem(app, members, count) {
  let left = count
  while (left > 0) {
    const { value: id, done } = members.next()
    if (done) throw new Error(`the sample ran out of coupons, ${left} short`)
    left -= await app.evaluate(redeemAllOf, { memberId: String(id), most: left })
  }
  while ((await call(app, 'sales.settleNow')).unsettled.pending > 0) await pause(200)
}

/** Runs in the page. */
async function redeemAllOf({ memberId, most }) {
  const ask = async (name, input) => {
    const result = JSON.parse(await window.counter.invoke(name, JSON.stringify(input)))
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`)
    return result.value
  }
  const found = await ask('counter.find', { text: `member_id=${memberId}` })
  if (found.kind !== 'one') return 0
  const usable = found.sheet.coupons.filter(({ eligibility }) => eligibility.usable).slice(0, most)
  for (const { coupon } of usable) {
    const sale = { saleId: crypto.randomUUID(), memberId, couponIds: [coupon.id], billFen: null }
    await ask('counter.redeem', sale)
  }
  return usable.length
}

/** The middle of some readings: what waits for the garbage collector comes and goes. */
async function memory(app) {
  const readings = []
  for (let reading = 0; reading < READINGS; reading++) {
    await pause(2_000)
    await app.send('HeapProfiler.collectGarbage')
    await pause(300)
    readings.push(memoryOfTree(app.child.pid).total)
  }
  return median(readings)
}
