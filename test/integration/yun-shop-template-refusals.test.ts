import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { ROUTES, yunShop, type YunAnswer } from '../support/yun-shop-api'

let api: InProcessApi
let yun: ReturnType<typeof yunShop>
beforeAll(async () => {
  api = await startEmbeddedApi({ coupons: [{ id: 1 }, { id: 2 }, { id: 3 }] })
  yun = yunShop(api)
})
afterAll(() => api.close())

type Fields = Parameters<typeof yun.post>[1]
const save = (fields: Fields) => yun.post(ROUTES.edit, fields)
const fieldsOf = ({ data }: YunAnswer) =>
  (data as { fields: { field: string; message: string }[] }).fields

describe('what cannot be saved', () => {
  it.each<[string, Fields, string]>([
    ['no name', { 'coupon[name]': ' ' }, 'coupon[name]'],
    ['a long name', { 'coupon[name]': '长'.repeat(51) }, 'coupon[name]'],
    ['a name with a line break', { 'coupon[name]': 'a\nb' }, 'coupon[name]'],
    ['an unknown state', { 'coupon[status]': 2 }, 'coupon[status]'],
    ['an unknown scope', { 'coupon[use_type]': 10 }, 'coupon[use_type]'],
    ['a scope without its categories', { 'coupon[use_type]': 1 }, 'category_ids[]'],
    ['a scope without its goods', { 'coupon[use_type]': 2 }, 'goods_ids[]'],
    ['a scope without its stores', { 'coupon[use_type]': 4 }, 'store_ids[]'],
    ['a scope without its hotels', { 'coupon[use_type]': 7 }, 'hotel_ids[]'],
    ['goods without stores', { 'coupon[use_type]': 9, 'goods_ids[]': 1 }, 'store_ids[]'],
    ['an exchange for nothing', { 'coupon[use_type]': 8, 'goods_ids[]': 1 }, 'goods_id[]'],
    ['an exchange for two', { 'coupon[use_type]': 8, 'goods_id[]': [1, 2] }, 'goods_id[]'],
    ['two as one store', { 'coupon[use_type]': 5, 'store_ids[]': [1, 2] }, 'store_ids[]'],
    ['a store that is not there', { 'coupon[use_type]': 4, 'store_ids[]': 99 }, 'store_ids[]'],
    ['an id that is none', { 'goods_ids[]': 'x' }, 'goods_ids[]'],
    ['more names than ids', { 'goods_ids[]': 1, 'goods_names[]': ['a', 'b'] }, 'goods_ids[]'],
    ['nothing off', { 'coupon[deduct]': 0 }, 'coupon[deduct]'],
    ['less than nothing off', { 'coupon[deduct]': '-5' }, 'coupon[deduct]'],
    ['a third of a fen', { 'coupon[deduct]': '1.005' }, 'coupon[deduct]'],
    ['an amount that is none', { 'coupon[enough]': '一百' }, 'coupon[enough]'],
    ['0 折', { 'coupon[coupon_method]': 2 }, 'coupon[discount]'],
    ['10 折', { 'coupon[coupon_method]': 2, 'coupon[discount]': 10 }, 'coupon[discount]'],
    ['85 折', { 'coupon[coupon_method]': 2, 'coupon[discount]': 85 }, 'coupon[discount]'],
    ['8.555 折', { 'coupon[coupon_method]': 2, 'coupon[discount]': '8.555' }, 'coupon[discount]'],
    ['a range without days', { 'coupon[time_limit]': 1 }, 'time[start]'],
    [
      'a range that ends before it begins',
      { 'coupon[time_limit]': 1, 'time[start]': '2030-06-02', 'time[end]': '2030-06-01' },
      'time[end]',
    ],
    ['a day that there is not', { 'time[start]': '2030-02-29' }, 'time[start]'],
    ['a part of a day', { 'time[end]': '2030-06-01 18:00:00' }, 'time[end]'],
    ['all but the last seconds of a day', { 'time[end]': '2030-06-01 23:59:30' }, 'time[end]'],
    ['an eighth day', { 'coupon[use_week]': '1,8' }, 'coupon[use_week]'],
    ['a level that is not there', { 'coupon[level_limit]': 9 }, 'coupon[level_limit]'],
    ['none for anybody', { 'coupon[get_max]': 0 }, 'coupon[get_max]'],
    ['less than none', { 'coupon[total]': -2 }, 'coupon[total]'],
  ])('%s is refused with the field and what to do', async (_name, fields, field) => {
    const answer = await save({ 'coupon[name]': '新券', 'coupon[deduct]': 5, ...fields })
    expect(answer).toMatchObject({ status: 200, result: 0, data: { code: 1001 } })
    const [problem, ...others] = fieldsOf(answer)
    expect(problem?.field).toBe(field)
    expect(problem?.message).toMatch(/^「[\u4e00-\u9fff]+」.*(须|请|不能|只能)/)
    expect(answer.msg).toContain(problem?.message)
    if (!_name.startsWith('a range')) expect(others).toEqual([])
    expect(await yun.get(ROUTES.list, { page: 2, pagesize: 3 })).toMatchObject({ result: 0 })
  })

  it('is told all at once', async () => {
    const answer = await save({ 'coupon[status]': 5, 'coupon[total]': 'x', 'coupon[enough]': 'y' })
    expect(fieldsOf(answer)).toHaveLength(5)
    expect(answer.msg).toMatch(/另有 2 处$/)
  })

  it('ignores what the kind does not look at', async () => {
    const whole = { 'coupon[use_type]': 0, 'store_ids[]': 99, 'coupon[discount]': 0 }
    expect(await save({ 'coupon[name]': '通用', 'coupon[deduct]': 1, ...whole })).toMatchObject({
      result: 1,
    })
    const exchange = { 'coupon[use_type]': 8, 'goods_id[]': 1, 'coupon[deduct]': 0 }
    expect(await save({ 'coupon[name]': '兑换', ...exchange })).toMatchObject({ result: 1 })
  })

  it('refuses a template that there is not', async () => {
    for (const answer of [await save({ id: 99 }), await yun.get(ROUTES.view, { id: 99 })]) {
      expect(answer).toMatchObject({ status: 200, result: 0, data: { code: 1409 } })
      expect(answer.msg).toContain('99')
    }
  })
})
