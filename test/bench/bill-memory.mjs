import { canMeasureMemory } from './lib/process-memory.mjs'
import {
  prepareTraining,
  startProduct,
  untilInteractive,
  withApp,
  withDataFolder,
} from './lib/product.mjs'
import { restingMemory } from './lib/resting-memory.mjs'

const FEW = 100
const MANY = 10_000
/** The sample member that has a coupon of every kind. */
const MEMBER = '10001'

/** The memory of all processes after ten thousand bills, each with its best choice, against after a hundred. */
export const billMemory = {
  names: ['bill-memory'],
  async run() {
    if (!canMeasureMemory) return []
    return withDataFolder('bills', async (data) => {
      await prepareTraining(data)
      return withApp(startProduct(data), async (app) => {
        await untilInteractive(app)
        await app.evaluate(openMember, MEMBER)
        await app.evaluate(typeBills, { from: 0, to: FEW })
        const reference = await restingMemory(app)
        await app.evaluate(typeBills, { from: FEW, to: MANY })
        const value = await restingMemory(app)
        const ratio = value / reference
        const goal = 'ratio ≤ 1.05'
        return [{ name: 'bill-memory', unit: 'MiB', value, reference, ratio, goal }]
      })
    })
  },
}

/** Runs in the page: types a member's number and waits for the coupons. */
async function openMember(id) {
  const field = document.activeElement
  field.value = id
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await new Promise((resolve) => requestAnimationFrame(resolve))
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  const limit = performance.now() + 10_000
  while (!document.querySelector('[data-test=bill-field]')) {
    if (performance.now() > limit) throw new Error('the member was not opened')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Runs in the page: types bill after bill, and asks for the best choice of each. */
async function typeBills({ from, to }) {
  const field = document.querySelector('[data-test=bill-field]')
  const answers = new Set()
  for (let bill = from; bill < to; bill++) {
    field.value = `${100 + (bill % 400)}.${String(bill % 100).padStart(2, '0')}`
    field.dispatchEvent(new Event('input', { bubbles: true }))
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F6', bubbles: true }))
    // What was typed is on the screen before the next one.
    await new Promise((resolve) => setTimeout(resolve))
    answers.add(document.querySelector('[data-test=bill-panel]').textContent)
  }
  if (answers.size < 50) throw new Error(`only ${answers.size} different answers`)
}
