import { test as withTerminals } from './app'
import { provision, startCouponApi, type CouponApi, type CouponFixture } from './coupon-api'
import { startProxy, type Proxy } from '../../support/fault-proxy'

export { expect } from './app'

interface Fixtures {
  /** What the API holds: these coupons and their members alone; null = sample data. */
  coupons: readonly CouponFixture[] | null
  /** A coupon API in a process of its own. */
  api: CouponApi
  /** The line to it. */
  line: Proxy
  /** A data folder whose terminal is connected to the API through the proxy and stands in a shop. */
  connectedFolder: () => string
}

/** A test with terminals that share one coupon API over a line that can break. */
export const test = withTerminals.extend<Fixtures>({
  coupons: [null, { option: true }],
  api: async ({ coupons, tempFolder }, use) => {
    const api = await startCouponApi(tempFolder(), coupons)
    await use(api)
    await api.close()
  },
  line: async ({ api }, use) => {
    const line = await startProxy(api.url)
    await use(line)
    await line.cut()
  },
  connectedFolder: async ({ api, line, tempFolder }, use) => {
    await use(() => {
      const folder = tempFolder()
      provision(folder, line.url, api.token)
      return folder
    })
  },
})
