import type { Instant } from '@shared/domain/calendar'
import { ProblemError } from '@shared/ipc/result'
import type { Fate, SendOutcome } from '../counter/ports'
import type { Log } from '../log'
import type { Caller } from './caller'
import { failed, refusedOrNotSent } from './send-outcome'
import type { HeldReader } from './yun-shop-coupons'
import { usedAt } from './yun-shop-map'
import { writtenOffWire } from './yun-shop-wire'

interface Order {
  couponId: string
  memberId: string
  shopId: string
  requestId: string
}

/**
 * Redeems one coupon through the route that the connection names, once. `shop_id` and `request_id` are extensions that an installation which does not know them ignores. (read) the
 * documents show no answer: only one that names the coupon is taken for a yes, anything else is looked up. Never throws.
 */
export async function writeOff(
  caller: Caller,
  log: Log,
  { route, memberField }: { route: string; memberField: string },
  order: Order,
): Promise<SendOutcome> {
  try {
    const fields = {
      id: order.couponId,
      [memberField]: order.memberId,
      shop_id: order.shopId,
      request_id: order.requestId,
    }
    const envelope = await caller.say(route, fields, { repeatable: false })
    if (envelope.kind !== 'success') return refusedOrNotSent(envelope)
    const said = writtenOffWire.safeParse(envelope.data).data
    return said?.id === order.couponId
      ? { kind: 'accepted', remoteId: null }
      : { kind: 'noAnswer', problem: { code: 'api.unexpected' } }
  } catch (error) {
    if (error instanceof ProblemError) return failed(error)
    log.error('api.redeemBroke', {
      message: error instanceof Error ? error.message : String(error),
    })
    return { kind: 'noAnswer', problem: { code: 'internal' } }
  }
}

/**
 * What became of a coupon, by the list of those that its member has used: all that the documents give. Where that does not
 * say when, it is taken for just now. Throws `ProblemError` when the back end does not answer.
 */
export async function fateOfHeld(
  held: HeldReader,
  { memberId, couponId }: { memberId: string; couponId: string },
  timeZone: string,
  now: Instant,
): Promise<Fate> {
  const wire = await held.usedOne(memberId, couponId)
  if (!wire) return { kind: 'notRedeemed' }
  const at = usedAt(wire, { timeZone, listedAsUsed: true })
  return {
    kind: 'redeemed',
    at: typeof at === 'number' ? at : now,
    shopId: wire.shop_id ?? null,
    staffId: null,
    requestId: wire.request_id ?? null,
    remoteId: null,
  }
}
