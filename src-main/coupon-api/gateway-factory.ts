import type { Connection } from '@shared/domain/connection'
import { createAuditelecouponGateway } from './auditelecoupon'
import type { GatewayParts, ProbedGateway } from './gateway-parts'
import { createYunShopGateway } from './yun-shop'

const DIALECTS = {
  auditelecoupon: createAuditelecouponGateway,
  yun_shop: createYunShopGateway,
}

/**
 * Makes the gateway of a connection by its dialect. Makes no call: `discover` is the caller's first.
 * `line` hears of every real answer of the back end, and of every call that got none.
 */
export function createGateway(
  connection: Connection,
  token: string | null,
  parts: GatewayParts,
): ProbedGateway {
  return DIALECTS[connection.dialect](connection, token, parts)
}
