import type { Connection } from '@shared/domain/connection'
import type { CouponGateway } from '../counter/ports'
import { createAuditelecouponGateway, type GatewayParts } from './auditelecoupon'

/**
 * Makes the gateway of a connection by its dialect. Makes no call: `discover` is the caller's first.
 * `line` hears of every real answer of the back end, and of every call that got none.
 */
export function createGateway(
  connection: Connection,
  token: string | null,
  parts: GatewayParts,
): CouponGateway {
  const dialects = { auditelecoupon: createAuditelecouponGateway }
  return dialects[connection.dialect](connection, token, parts)
}
