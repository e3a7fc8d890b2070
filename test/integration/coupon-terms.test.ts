import { afterEach, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import { silentLog } from '../../src-main/log'
import type { MemberCoupon } from '../../src-shared/domain/coupon'
import { startEmbeddedApi, TIME_ZONE, TOKEN, type InProcessApi } from '../support/embedded-api'
import { connectionTo, recordingLine } from '../support/fault-server'
import { ROUTES, yunShop } from '../support/yun-shop-api'

const SHOWCASE_MEMBER = '10010'

let api: InProcessApi
afterEach(() => api.close())

async function open() {
  api = await startEmbeddedApi({ sample: 50 })
  const line = recordingLine()
  const connection = connectionTo(api.url, { tokenTransport: 'bearer', timeZone: TIME_ZONE })
  const gateway = createGateway(connection, TOKEN, { log: silentLog, line })
  await gateway.discover()
  return gateway
}
const titled = (coupons: MemberCoupon[], part: string) =>
  coupons.find(({ title }) => title.includes(part))?.terms

describe('the terms of a coupon in dialect auditelecoupon', () => {
  it('reach the terminal with every kind of condition', async () => {
    const coupons = await (await open()).couponsOf(SHOWCASE_MEMBER)
    const free = { scope: { kind: 'everything' }, enoughFen: 0, combinable: true, level: null }
    expect(titled(coupons, '满 100 减 20')).toEqual({
      ...free,
      benefit: { kind: 'cash', amountFen: 2_000 },
      enoughFen: 10_000,
    })
    expect(titled(coupons, '8.5 折')).toEqual({
      ...free,
      benefit: { kind: 'percentage', payParts: 8_500 },
    })
    expect(titled(coupons, '咖啡豆')).toMatchObject({
      scope: { kind: 'goods', goods: [{ id: '62', name: '云岭咖啡豆' }, { id: '68' }] },
    })
    expect(titled(coupons, '茶饮类')).toMatchObject({
      scope: { kind: 'categories', categories: [{ id: '7', name: '茶饮' }] },
      enoughFen: 3_000,
    })
    expect(titled(coupons, '限一张')).toMatchObject({ combinable: false, enoughFen: 20_000 })
    expect(titled(coupons, '湖畔店')).toMatchObject({
      scope: { kind: 'stores', stores: [{ id: '2' }] },
    })
    expect(titled(coupons, '金卡')).toMatchObject({ level: { id: '3', name: '金卡会员' } })
    expect(titled(coupons, '铂金')).toMatchObject({ level: { id: '4', name: '铂金会员' } })
    expect(titled(coupons, '（指定商品）')).toMatchObject({
      benefit: { kind: 'exchange', goodsId: '90' },
    })
    expect(coupons.filter(({ title }) => title.includes('限一张'))).toHaveLength(2)
  })

  it('are the same in every call that shows a coupon', async () => {
    await open()
    const rowsOf = async (path: string, fields: Record<string, string | number>) =>
      (await api.call(path, fields)).data
    const listed = (await rowsOf('/user/auditelecouponlist', {
      member_id: SHOWCASE_MEMBER,
      limit: 100,
    })) as { id: number; terms: object; coupon_title: string; deduction: string }[]
    const one = listed.find(({ coupon_title }) => coupon_title.includes('8.5 折'))
    expect(one).toMatchObject({ deduction: '0.00', terms: { benefit: { pay_parts: 8_500 } } })
    const id = one?.id ?? 0
    const { terms } = one ?? {}
    expect(await rowsOf('/user/couponinfo', { id })).toMatchObject({ terms })
    expect(await rowsOf('/member/couponinfo', { id })).toMatchObject({ terms })
    const unused = { member_id: SHOWCASE_MEMBER, state: 0, limit: 100 }
    expect(await rowsOf('/member/couponlist', unused)).toContainEqual(
      expect.objectContaining({ id, terms }),
    )
    const sheet = await rowsOf('/member/sheet', { member_id: SHOWCASE_MEMBER })
    expect((sheet as { coupons: object[] }).coupons).toContainEqual(
      expect.objectContaining({ id, terms }),
    )
    const pulled = await rowsOf('/sync/coupons', { limit: 1_000 })
    expect((pulled as { rows: object[] }).rows).toContainEqual(
      expect.objectContaining({ id, terms }),
    )
  })

  it('are never an amount off for a terminal that knows document 000 alone', async () => {
    await open()
    const fields = { id: 2, 'coupon[coupon_method]': 2, 'coupon[discount]': '8.8' }
    expect(await yunShop(api).post(ROUTES.edit, fields)).toMatchObject({ result: 1 })
    const { data } = await api.call('/sync/coupons', { limit: 1_000 })
    const { rows } = data as { rows: { coupon_id: number; deduction: string; terms: object }[] }
    const ofTemplate = rows.filter(({ coupon_id }) => coupon_id === 2)
    expect(ofTemplate.length).toBeGreaterThan(0)
    for (const row of ofTemplate) {
      expect(row).toMatchObject({
        deduction: '0.00',
        terms: { benefit: { kind: 'percentage', pay_parts: 8_800 } },
      })
    }
  })
})
