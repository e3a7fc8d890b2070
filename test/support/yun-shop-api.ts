import type { TestApi } from './embedded-api'

/** What dialect `yun_shop` answers (documents 001 to 003), with the HTTP status that it came with. */
export interface YunAnswer {
  status: number
  result: number
  msg: string
  data: unknown
}

type Parameters = Record<string, string | number | readonly (string | number)[]>

export const YUN_PATH = '/addons/yun_shop/api.php'

/** The routes of an API, asked as account 2 with the terminal's token unless told otherwise. */
export function yunShop(api: TestApi) {
  const send = async (
    query: URLSearchParams,
    init: RequestInit,
    token: string | null = api.token,
  ): Promise<YunAnswer> => {
    const headers = token === null ? {} : { authorization: `Bearer ${token}` }
    const response = await fetch(`${api.url}${YUN_PATH}?${query.toString()}`, { ...init, headers })
    const answer = (await response.json()) as Omit<YunAnswer, 'status'>
    return { ...answer, status: response.status }
  }
  return {
    get: (route: string, parameters: Parameters = {}, token?: string | null) =>
      send(formOf({ i: 2, route, ...parameters }), { method: 'GET' }, token),
    post: (route: string, fields: Parameters = {}, token?: string | null) =>
      send(formOf({ i: 2, route }), { method: 'POST', body: formOf(fields) }, token),
  }
}

function formOf(fields: Parameters): URLSearchParams {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) form.append(name, String(one))
  }
  return form
}

export const ROUTES = {
  byStatus: 'coupon.member-coupon.coupons-of-member-by-status',
  sidebar:
    'plugin.wechat-chat-sidebar.frontend.controller.customer.customer.couponsOfMemberByStatusV2',
  view: 'coupon.coupon.coupon-view',
  edit: 'coupon.coupon.edit',
  list: 'coupon.coupon.list',
  giveCheck: 'coupon.coupon.give-check',
  give: 'coupon.coupon.give',
  recall: 'coupon.coupon.recall',
  writeOff: 'coupon.member-coupon.write-off',
  detail: 'coupon.member-coupon.detail',
  members: 'member.member.search',
  stores: 'store.store.list',
} as const
