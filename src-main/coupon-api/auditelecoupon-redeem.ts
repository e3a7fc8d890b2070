import { ProblemError } from '@shared/ipc/result'
import type { SendOutcome, UndoOutcome } from '../counter/ports'
import type { Log } from '../log'
import { redeemedWire } from './auditelecoupon-wire'
import type { Caller } from './caller'
import { failed, refusedOrNotSent } from './send-outcome'

export const REDEEM = '/user/auditelecoupon'
/** Extension: takes a redemption back within the time that the health call tells. */
const UNDO = '/user/undoauditelecoupon'
/** This API's own codes (docs/coupon-api.md): what is asked for has been done before. */
const ALREADY_UNDONE = 2021

/**
 * Redeems one coupon (document 000), once: never repeated here, whatever happens. `shop_id` and `request_id` are
 * extensions that a back end which does not know them ignores. One that keeps requests (`keepsRequests`) is asked over a
 * connection that stood before: where that turns out dead, looking up the request tells for certain. Never throws.
 */
export async function redeem(
  caller: Caller,
  log: Log,
  order: { couponId: string; shopId: string; requestId: string },
  keepsRequests: boolean,
): Promise<SendOutcome> {
  try {
    const envelope = await caller.say(
      REDEEM,
      { mem_coupon_id: order.couponId, shop_id: order.shopId, request_id: order.requestId },
      { repeatable: false, inARow: keepsRequests },
    )
    return envelope.kind === 'success'
      ? acceptedOrDoubtful(caller, order.couponId, envelope.data)
      : refusedOrNotSent(envelope)
  } catch (error) {
    if (error instanceof ProblemError) return failed(error)
    log.error('api.redeemBroke', {
      message: error instanceof Error ? error.message : String(error),
    })
    return { kind: 'noAnswer', problem: { code: 'internal' } }
  }
}

/**
 * Takes back the redemption that one request made. May be asked again after an answer that never came: what is undone
 * stays undone. Never throws.
 */
export async function undoRedeem(
  caller: Caller,
  log: Log,
  order: { couponId: string; requestId: string },
): Promise<UndoOutcome> {
  try {
    const envelope = await caller.say(
      UNDO,
      { mem_coupon_id: order.couponId, request_id: order.requestId },
      { repeatable: true },
    )
    if (envelope.kind === 'success') return { kind: 'undone' }
    if (envelope.kind === 'refused' && envelope.apiCode === ALREADY_UNDONE) {
      return { kind: 'undone' }
    }
    return refusedOrNotSent(envelope)
  } catch (error) {
    if (error instanceof ProblemError) return failed(error)
    log.error('api.undoBroke', { message: error instanceof Error ? error.message : String(error) })
    return { kind: 'noAnswer', problem: { code: 'internal' } }
  }
}

/** Success counts only when the answer names the coupon that was asked for: anything else is looked up. */
function acceptedOrDoubtful(caller: Caller, couponId: string, data: unknown): SendOutcome {
  const { mem_coupon_id, id } = caller.understand(REDEEM, redeemedWire, data)
  if (mem_coupon_id !== couponId) caller.unexpected(REDEEM, ['data.mem_coupon_id'], data)
  return { kind: 'accepted', remoteId: id ?? null }
}
