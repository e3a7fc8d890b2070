import { expect, onTestFinished, test } from 'vitest'
import { startEmbeddedApi } from '../support/embedded-api'

const REDEEM = '/user/auditelecoupon'
const UNDO = '/user/undoauditelecoupon'

test('refuses a copy of a request that was refused, also when the coupon is free by then', async () => {
  let now = Date.now()
  const api = await startEmbeddedApi({ coupons: [{ id: 1 }], clock: () => now })
  onTestFinished(() => api.close())
  const redemptions = async () =>
    (await api.call('/auditelecoupon/getlist', { mem_coupon_id: 1 })).data
  await api.call(REDEEM, { mem_coupon_id: 1, request_id: 'another' })
  const send = () => api.call(REDEEM, { mem_coupon_id: 1, request_id: 'ours' })
  const refused = await send()
  expect(refused).toMatchObject({ code: 2001 })
  await api.call(UNDO, { mem_coupon_id: 1, request_id: 'another' })
  now += 119_000
  expect(await send()).toEqual(refused)
  expect(await redemptions()).toEqual([])
  now += 1_000
  expect(await send(), 'a new try is judged anew').toMatchObject({ code: 0 })
  expect(await redemptions()).toHaveLength(1)
})
