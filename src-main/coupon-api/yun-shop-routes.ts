import type { YunShop } from '@shared/domain/connection'
import type { Fields } from './caller'
import type { HttpClient } from './http'
import { rowsOf } from './tolerant-reader'

const BY_STATUS = 'coupon.member-coupon.coupons-of-member-by-status'
const SIDEBAR =
  'plugin.wechat-chat-sidebar.frontend.controller.customer.customer.couponsOfMemberByStatusV2'
/** Document 001. */
export const TEMPLATE_VIEW = 'coupon.coupon.coupon-view'

/** How to ask for a list of held coupons. */
interface HeldList {
  path: string
  method: 'get' | 'post'
  fields: Fields
  /** The rows within an answer's data; what is no list is handed on as it is. */
  rowsIn(data: unknown): unknown
}

/** The calls that one installation has. */
export interface Routes {
  heldList(memberId: string, status: string): HeldList
  couponRoute: string | null
  redeemRoute: string | null
  searchRoute: string | null
  shopsRoute: string | null
  templateListRoute: string | null
}

/** The routes of a connection, as its settings name them. */
export function routesOf(settings: YunShop): Routes {
  const { memberField } = settings
  const lists: Record<YunShop['couponList'], Routes['heldList']> = {
    byStatus: (memberId, status) => ({
      path: BY_STATUS,
      method: 'get',
      fields: { [memberField]: memberId, status_request: status },
      rowsIn: (data) => data,
    }),
    sidebar: (memberId, status) => ({
      path: SIDEBAR,
      method: 'post',
      // The filter of the server is left alone: 9 and 10 are swapped between its versions. 0 = all.
      fields: {
        [memberField]: memberId,
        client: 'work',
        type: '17',
        coupon_type: '0',
        status_request: status,
      },
      rowsIn: rowsOfSidebar,
    }),
  }
  return {
    heldList: lists[settings.couponList],
    couponRoute: settings.couponRoute || null,
    redeemRoute: settings.redeemRoute || null,
    searchRoute: settings.searchRoute || null,
    shopsRoute: settings.shopsRoute || null,
    templateListRoute: settings.templateListRoute || null,
  }
}

/** Document 002: `data.data` is a list, or a paginator with the list in a `data` of its own. Nothing at all is no rows. */
function rowsOfSidebar(data: unknown): unknown {
  const inner = dataOf(data) ?? data
  if (rowsOf(inner)) return inner
  return dataOf(inner) ?? inner
}

function dataOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'data' in value ? value.data : undefined
}

/** Sends every call to the one address of yun_shop, with the route and the account in the query. */
export function routed(http: HttpClient, account: string): Pick<HttpClient, 'get' | 'post'> {
  const address = (route: string): string =>
    `?${new URLSearchParams({ i: account, route }).toString()}`
  return {
    get: (route, fields, options) => http.get(address(route), fields, options),
    post: (route, fields, options) => http.post(address(route), fields, options),
  }
}
