import { z } from 'zod'
import { defineCall } from '../call'

/** The shops in which coupons are redeemed. Document 000 names the call and says nothing of its answer. */
export const shopList = defineCall({
  path: '/auditelecoupon/getshoplist',
  kind: 'documented',
  summary: '自助核销列表获取门店列表',
  input: z.object({}),
  data: z.array(
    z.object({ id: z.int(), shop_name: z.string(), address: z.string(), phone: z.string() }),
  ),
  async handle(_input, { store }) {
    const shops = await store.shops()
    return shops.map(({ id, name, address, phone }) => ({ id, shop_name: name, address, phone }))
  },
})
