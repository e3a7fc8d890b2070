import { canMeasureMemory } from './lib/process-memory.mjs'
import { restingMemory } from './lib/resting-memory.mjs'
import {
  call,
  pause,
  prepareTraining,
  startProduct,
  untilInteractive,
  withApp,
  withDataFolder,
} from './lib/product.mjs'

const FEW = 10
const MANY = 1_000
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
        const reference = await restingMemory(app)
        await redeem(app, members, MANY - FEW)
        const value = await restingMemory(app)
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
    // Some coupons take off a part of the bill, and some ask for one.
    const bought = { couponIds: [coupon.id], billFen: 100_000 }
    const sale = { saleId: crypto.randomUUID(), memberId, ...bought }
    await ask('counter.redeem', sale)
  }
  return usable.length
}
