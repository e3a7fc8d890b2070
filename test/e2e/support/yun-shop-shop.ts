import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startServer, type TestServer } from '../../support/fault-server'

/** One coupon of each `use_type` and kind of document 002. */
export const ONE_OF_EACH = '20001'
/** So many coupons, on so many terms of each template, that the search for the best set is given up. */
export const TOO_MANY = '20002'

const DAY_MS = 86_400_000
const LIST = 'coupon.member-coupon.coupons-of-member-by-status'
const EMPTY = { result: 0, msg: '没有找到记录', data: [] }

type Template = Record<string, unknown> & { name: string }

const template = (id: number, given: Template): Template => ({
  id,
  coupon_method: 1,
  deduct: '10.00',
  discount: 0,
  enough: 0,
  use_type: 0,
  is_complex: 0,
  time_limit: 0,
  time_days: 30,
  ...given,
})
const part = { coupon_method: 2, discount: 8.5 }
const held = (id: number, templateId: number, given: Template, daysAgo = 0) => ({
  id,
  coupon_id: templateId,
  used: 0,
  use_time: 0,
  get_time: Math.floor((Date.now() - daysAgo * DAY_MS) / 1000),
  belongs_to_coupon: template(templateId, given),
})

const EACH: [Template, number?][] = [
  [{ name: '全店立减 10 元', is_complex: 1 }],
  [{ name: '满 300 减 60', deduct: 60, enough: '300.00' }],
  [{ name: '全店 8.5 折', ...part }],
  [{ name: '东门店立减 20 元', use_type: 4, deduct: 20, store_ids: [1], store_names: ['东门店'] }],
  [{ name: '湖景酒店下午茶 7 折', ...part, discount: 7, use_type: 7, hotel_ids: [5] }],
  [{ name: '保温杯 9 折', ...part, discount: 9, use_type: 2, goods_ids: ['64'] }],
  [{ name: '烘焙类立减 8 元', use_type: 1, deduct: 8, category_ids: ['3'] }],
  [{ name: '现磨咖啡兑换', use_type: 8, goods_id: ['77'] }],
  [{ name: '东门店茶具立减 15 元', use_type: 9, deduct: 15, goods_ids: ['65'], store_ids: [1] }],
  // Thirty days from when it was got, the last of which is tomorrow.
  [{ name: '老友立减 12 元', deduct: 12 }, 28],
]

const LISTS: Record<string, object[]> = {
  [ONE_OF_EACH]: EACH.map(([given, daysAgo], at) => held(301 + at, 31 + at, given, daysAgo)),
  [TOO_MANY]: Array.from({ length: 80 }, (_, at) =>
    held(401 + at, 51 + (at % 20), {
      name: `会员折扣 ${(at % 20) + 1}`,
      coupon_method: 2,
      discount: 9 + at / 100,
    }),
  ),
}

/** A shop's own back end of dialect `yun_shop`: what these two members hold, and nothing else. */
export function startShop(): Promise<TestServer> {
  return startServer(({ path }, response) => {
    const query = new URL(path, 'http://shop').searchParams
    const isFirst = query.get('status_request') === '1' && (query.get('page') ?? '1') === '1'
    const rows = query.get('route') === LIST && isFirst ? LISTS[query.get('member_id') ?? ''] : null
    response.end(JSON.stringify(rows ? { result: 1, msg: 'ok', data: rows } : EMPTY))
  })
}

/** Puts a `provision.json` into a data folder, so that the terminal starts connected to such a shop. */
export function provisionShop(folder: string, baseUrl: string, look: object = {}): void {
  const content = {
    connection: {
      dialect: 'yun_shop',
      baseUrl,
      pathPrefix: '/addons/yun_shop/api.php',
      tokenTransport: 'none',
      timeoutMs: 5_000,
      yunShop: { account: '2', shops: [{ id: '1', name: '东门店' }] },
    },
    shop: { id: '1', name: '东门店', address: null },
    staff: { number: '02', name: '林恬' },
    ...look,
  }
  writeFileSync(join(folder, 'provision.json'), JSON.stringify(content))
}
