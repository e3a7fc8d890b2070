import { join } from 'node:path'
import { ask, startApi } from './lib/embedded-api.mjs'
import { inRepository } from './lib/folders.mjs'
import { withDataFolder } from './lib/product.mjs'
import { median } from './lib/statistics.mjs'

const CLIENTS = 16
const REPETITIONS = 5
const CALLS = 2_000
const WARM_UP_CALLS = 1_000
const MEMBERS = 6_000

const worker = (name) => inRepository('test', 'bench', 'workers', `${name}.mjs`)

/** Redeem calls a second of the embedded API, against bare transactions that insert the same rows. */
export const apiRedeemRate = {
  names: ['api-redeem-rate'],
  run: () =>
    withDataFolder('rate', async (data) => {
      const file = join(data, 'api.db')
      const bareFile = join(data, 'bare.db')
      // The reference works on a database of its own with the same content.
      await (await startApi(bareFile, MEMBERS)).close()
      const api = await startApi(file, MEMBERS)
      try {
        return [await measure(api, file, bareFile)]
      } finally {
        await api.close()
      }
    }),
}

async function measure({ port, token }, file, bareFile) {
  const count = WARM_UP_CALLS + REPETITIONS * CALLS
  const { couponIds } = await ask(worker('bare-redeem'), { file, count })
  if (couponIds.length < count) throw new Error(`only ${couponIds.length} coupons can be redeemed`)
  const load = (ids) => ask(worker('api-load'), { port, token, couponIds: ids, clients: CLIENTS })
  const bare = (ids) => ask(worker('bare-redeem'), { file: bareFile, couponIds: ids })
  await load(couponIds.splice(0, WARM_UP_CALLS))
  const [api, reference] = [[], []]
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const ids = couponIds.splice(0, CALLS)
    api.push((CALLS / (await load(ids)).ms) * 1_000)
    reference.push((CALLS / (await bare(ids)).ms) * 1_000)
  }
  const [value, other] = [median(api), median(reference)]
  return {
    name: 'api-redeem-rate',
    unit: '1/s',
    value,
    reference: other,
    ratio: value / other,
    goal: 'ratio ≥ 0.6',
  }
}
