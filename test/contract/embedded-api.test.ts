import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { MEMBER } from '../support/embedded-api-fixtures'

// Document 000, written down once more from the document itself, after trimming its keys. `strictObject`: no more
// and no less than what is documented.
const id = z.int().positive()
const idOrNone = z.int().nonnegative()
const seconds = z.int().min(1_500_000_000).max(4_000_000_000)
const secondsOrNever = z.union([z.literal(0), seconds])
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const listedRedemption = z.strictObject({
  id,
  mem_coupon_id: id,
  coupon_id: id,
  create_date: seconds,
  shop_id: idOrNone,
  user_id: idOrNone,
  member_id: id,
  member_info: z.strictObject({ nickname: z.string().min(1), headimgurl: z.string() }),
  coupon_title: z.string().min(1),
})

const memberCoupon = z.strictObject({
  id,
  member_id: id,
  coupon_id: id,
  start_date: day,
  end_date: day,
  create_date: seconds,
  use_date: secondsOrNever,
  give_date: secondsOrNever,
  type: z.union([z.literal(1), z.literal(2)]),
  use_id: idOrNone,
  give_id: idOrNone,
  receive_id: idOrNone,
  evaluation: z.string(),
  score: idOrNone,
  evaluation_time: secondsOrNever,
  is_read: z.union([z.literal(0), z.literal(1)]),
  come: idOrNone,
  user_id: idOrNone,
  order_id: idOrNone,
  goods_id: idOrNone,
  coupon_title: z.string().min(1),
  deduction: z.string().regex(/^\d+\.\d{2}$/),
  is_self: z.union([z.literal(0), z.literal(1)]),
  use_week: z.string().regex(/^([1-7](,[1-7])*)?$/),
  is_use_week: z.union([z.literal(0), z.literal(1)]),
  // The extension of every coupon.
  terms: z.strictObject({
    benefit: z.looseObject({ kind: z.enum(['cash', 'exchange', 'percentage']) }),
    scope: z.strictObject({ kind: z.literal('everything') }),
    enough_fen: z.literal(0),
    combinable: z.literal(true),
    level: z.null(),
  }),
})

// The extension of coupons that are used, in every call that shows them.
const usedCoupon = memberCoupon.extend({ shop_id: idOrNone, request_id: z.string() })

const redeemed = z.strictObject({
  mem_coupon_id: id,
  user_id: idOrNone,
  create_date: seconds,
  coupon_id: id,
  member_id: id,
  id,
})

const success = <Data extends z.ZodType>(data: Data) =>
  z.strictObject({ code: z.literal(0), info: z.literal('成功'), data })

let api: InProcessApi
beforeAll(async () => {
  api = await startEmbeddedApi({
    coupons: [
      { id: 1 },
      { id: 2, type: 2, deductionFen: 0, useWeek: '1,2,3' },
      { id: 3, usedOn: -3 },
      { id: 4, starts: -9, ends: -1 },
      { id: 5, givenTo: MEMBER + 1 },
      { id: 6, starts: 2, ends: 9 },
      { id: 7 },
    ],
  })
})
afterAll(() => api.close())

async function answered<Data extends z.ZodType>(
  schema: Data,
  path: string,
  fields: Record<string, string | number> = {},
): Promise<z.output<Data>> {
  const { data } = success(z.unknown()).parse(await api.call(path, fields))
  return schema.parse(data)
}
const ids = (rows: { id: number }[]) => rows.map((row) => row.id)
const paged = { page: 1, limit: 10 }

describe('the seven calls of document 000', () => {
  it('getshoplist: the shops', async () => {
    const shop = z.strictObject({
      id,
      shop_name: z.string(),
      address: z.string(),
      phone: z.string(),
    })
    expect(ids(await answered(z.array(shop), '/auditelecoupon/getshoplist'))).toEqual([1, 2, 3])
  })

  it('getlist: redemptions with member and title', async () => {
    const rows = await answered(z.array(listedRedemption), '/auditelecoupon/getlist', paged)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ mem_coupon_id: 3, shop_id: 2, user_id: 1001 })
  })

  it('auditelecouponlist: what staff may redeem, newest first', async () => {
    const fields = { ...paged, member_id: MEMBER }
    const rows = await answered(z.array(memberCoupon), '/user/auditelecouponlist', fields)
    expect(ids(rows)).toEqual([7, 6, 2, 1])
    expect(rows.at(-1)).toMatchObject({ deduction: '10.00', type: 1, use_week: '' })
    expect(rows.at(-1)?.terms.benefit).toEqual({ kind: 'cash', amount_fen: 1_000 })
    expect(rows[2]?.terms.benefit).toEqual({ kind: 'exchange', goods_id: null })
    expect(rows[2]).toMatchObject({ type: 2, use_week: '1,2,3', is_use_week: 1 })
  })

  it('auditelecoupon: redeems', async () => {
    const data = await answered(redeemed, '/user/auditelecoupon', { mem_coupon_id: 7 })
    expect(data).toMatchObject({ mem_coupon_id: 7, coupon_id: 7, member_id: MEMBER })
    expect(Math.abs(data.create_date - Date.now() / 1_000)).toBeLessThan(60)
  })

  it.each(['/user/couponinfo', '/member/couponinfo'])('%s: one coupon', async (path) => {
    expect(await answered(memberCoupon, path, { id: 1 })).toMatchObject({ id: 1, use_date: 0 })
    expect(await answered(usedCoupon, path, { id: 3 })).toMatchObject({ shop_id: 2, user_id: 1001 })
  })

  it.each([
    [0, [6, 5, 2, 1]],
    [1, [7, 3]],
    [2, [4]],
  ])('couponlist: state %i', async (state, expected) => {
    const fields = { ...paged, member_id: MEMBER, state }
    const row = state === 1 ? usedCoupon : memberCoupon
    const rows = await answered(z.array(row), '/member/couponlist', fields)
    expect(ids(rows)).toEqual(expected)
    for (const row of rows) expect(row.use_date > 0).toBe(state === 1)
  })

  it('refuses with a code, a Chinese sentence and no data', async () => {
    const refusal = z.strictObject({
      code: z.int().positive(),
      info: z.string().regex(/[\u4e00-\u9fff]/),
      data: z.null(),
    })
    refusal.parse(await api.call('/user/auditelecoupon', { mem_coupon_id: 4 }))
    refusal.parse(await api.call('/user/auditelecoupon', {}))
    refusal.parse(await api.call('/no/such/call'))
  })
})
