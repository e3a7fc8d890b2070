import type { Connection } from '@shared/domain/connection'
import { createAuditelecouponGateway } from './auditelecoupon'
import { Caller } from './caller'
import { openYunShopEnvelope } from './envelope'
import type { GatewayParts, ProbedGateway } from './gateway-parts'
import { createHttpClient } from './http'
import { createTemplateDesk } from './template-desk'
import { createYunShopGateway } from './yun-shop'
import { routed } from './yun-shop-routes'

/** Where this project's own API speaks dialect `yun_shop` too, and its one account (docs/coupon-api.md). */
const OWN_YUN_SHOP = { path: '/addons/yun_shop/api.php', account: '1', list: 'coupon.coupon.list' }

/**
 * Makes the gateway of a connection by its dialect. Makes no call: `discover` is the caller's first.
 * `line` hears of every real answer of the back end, and of every call that got none.
 */
export function createGateway(
  connection: Connection,
  token: string | null,
  parts: GatewayParts,
): ProbedGateway {
  if (connection.dialect === 'yun_shop') return createYunShopGateway(connection, token, parts)
  return createAuditelecouponGateway(connection, token, {
    ...parts,
    templates: ownTemplates(connection, token, parts),
  })
}

/** Document 000 knows no templates: a back end that says it has them answers document 001's routes beside it. */
function ownTemplates(connection: Connection, token: string | null, { log, line }: GatewayParts) {
  const { path, account, list } = OWN_YUN_SHOP
  const endpoint = { ...connection, pathPrefix: connection.pathPrefix.replace(/\/+$/, '') + path }
  const http = routed(createHttpClient(endpoint, token), account)
  return createTemplateDesk(new Caller(http, openYunShopEnvelope, log, line), { list, gives: true })
}
