import { startEmbeddedApi, type InProcessApi } from './embedded-api'
import { ROUTES, yunShop } from './yun-shop-api'

/** A row of document 003, as far as the tests of giving look at it. */
export interface Held {
  id: number
  coupon_id: number
  belongs_to_coupon: { start: string; end: string }
}

/** An API with four members, two of level 2 who share a phone, whose clock the test turns. */
export const startGivingApi = (clock: () => number): Promise<InProcessApi> =>
  startEmbeddedApi({
    coupons: [
      { id: 1, memberId: 10_001 },
      { id: 2, memberId: 10_002 },
      { id: 3, memberId: 10_003, level: 2 },
      { id: 4, memberId: 20_003, level: 2 },
    ],
    clock,
  })

/** What the tests of giving coupons out do again and again. */
export function givingDesk(api: InProcessApi) {
  const yun = yunShop(api)
  type Fields = Parameters<typeof yun.post>[1] & object
  let requests = 0
  const give = (id: number, fields: Fields) =>
    yun.post(ROUTES.give, { id, request_id: `give-${++requests}`, ...fields })
  return {
    yun,
    give,
    toList: (id: number, ...receivers: (string | number)[]) =>
      give(id, { 'receivers[]': receivers }),
    check: (id: number, receivers: Fields[string]) =>
      yun.post(ROUTES.giveCheck, { id, 'receivers[]': receivers }),
    /** Makes a template of which nobody has a coupon. */
    async template(fields: Fields = {}): Promise<number> {
      const form = { 'coupon[name]': '五元券', 'coupon[deduct]': 5, ...fields }
      const { data } = await yun.post(ROUTES.edit, form)
      return (data as { id: number }).id
    },
    /** How many were given, used, and are unused. */
    async figures(id: number): Promise<unknown[]> {
      const { data } = await yun.get(ROUTES.view, { id })
      const { coupon } = data as { coupon: Record<string, unknown> }
      return [coupon.given_num, coupon.used_num, coupon.unused_num]
    },
    /** The unused coupons of a template that a member has. */
    async heldBy(memberId: number, id: number): Promise<Held[]> {
      const { data } = await yun.get(ROUTES.byStatus, { member_id: memberId })
      return (data as Held[]).filter(({ coupon_id }) => coupon_id === id)
    },
  }
}
