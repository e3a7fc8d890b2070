import type { Cause, Redemption } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'
import { ProblemError, type Problem } from '@shared/ipc/result'
import type { Clock, CouponGateway, Fate, Ledger, OpenRedemption } from '../counter/ports'

/** Our time is corrected by the back end's clock; what is left is the rounding of its dates and the way. */
const CLOCK_TOLERANCE_MS = 30_000

/** What settling needs besides the redemption itself. */
export interface SettleTools {
  ledger: Ledger
  gateway: CouponGateway
  clock: Clock
  /** The name of a shop, for the cause that the cashier reads. */
  shopName(shopId: string): string | null
  changed(redemption: Redemption): void
}

/** `waits` = not settled yet: try again later. */
export type Settling = 'settled' | 'waits'

/**
 * Takes one redemption as far as it goes: sends what was surely not sent, looks up what may have arrived and never
 * sends that blindly again (the rule for an answer that never came). Each step is a row in the ledger before the next.
 * Sends at most once a call: a back end that fails every time is asked again later, not in a circle.
 */
export async function settle(open: OpenRedemption, tools: SettleTools): Promise<Settling> {
  if (open.state === 'pending') return send(open, tools)
  // A crash while sending leaves `sending`: it may have arrived.
  if (open.state === 'sending') advance(open, tools, 'unknown', { code: 'interrupted' })
  const found = await lookUp(open, tools)
  return found === 'unsent' ? send(open, tools) : found
}

async function send(open: OpenRedemption, tools: SettleTools): Promise<Settling> {
  advance(open, tools, 'sending', { code: 'sent' })
  const outcome = await tools.gateway.redeem(open)
  switch (outcome.kind) {
    case 'accepted':
      advance(open, tools, 'accepted', { code: 'confirmed', remoteId: outcome.remoteId })
      return 'settled'
    case 'refused':
      if (tools.ledger.mayHaveArrived(open.requestId)) {
        // An earlier try may have been slow rather than lost: "already used" may mean used by us.
        advance(open, tools, 'unknown', { code: 'noAnswer', problem: 'api.refused' })
        return lookUpAfterRefusal(open, tools, outcome)
      }
      advance(open, tools, 'refused', {
        code: 'refusedByApi',
        apiCode: outcome.apiCode,
        info: outcome.info,
      })
      return 'settled'
    case 'notSent':
      advance(open, tools, 'pending', { code: 'notSent', problem: outcome.problem.code })
      return 'waits'
    case 'noAnswer':
      advance(open, tools, 'unknown', { code: 'noAnswer', problem: outcome.problem.code })
      return (await lookUp(open, tools)) === 'settled' ? 'settled' : 'waits'
  }
}

/** `unsent`: the back end says that it is not redeemed, so it may be sent again. */
async function lookUp(open: OpenRedemption, tools: SettleTools): Promise<Settling | 'unsent'> {
  const fate = await fateOf(open, tools)
  if (!fate) return 'waits'
  if (fate.kind === 'redeemed') {
    settleByFate(open, tools, fate)
    return 'settled'
  }
  advance(open, tools, 'pending', { code: 'notRedeemedYet' })
  return 'unsent'
}

async function lookUpAfterRefusal(
  open: OpenRedemption,
  tools: SettleTools,
  refusal: { apiCode: number; info: string },
): Promise<Settling> {
  const fate = await fateOf(open, tools)
  if (!fate) return 'waits'
  if (fate.kind === 'redeemed') settleByFate(open, tools, fate)
  else advance(open, tools, 'refused', { code: 'refusedByApi', ...refusal })
  return 'settled'
}

/** Null when the back end does not say. */
async function fateOf(open: OpenRedemption, tools: SettleTools): Promise<Fate | null> {
  try {
    return await tools.gateway.fateOf({ ...open, since: open.createdAt })
  } catch (error) {
    if (error instanceof ProblemError) return null
    throw error
  }
}

function settleByFate(
  open: OpenRedemption,
  tools: SettleTools,
  fate: Extract<Fate, { kind: 'redeemed' }>,
): void {
  if (isOurs(open, fate)) {
    advance(open, tools, 'accepted', { code: 'foundRedeemedByUs' })
    return
  }
  advance(open, tools, 'refused', {
    code: 'redeemedElsewhere',
    at: fate.at,
    shop: fate.shopId === null ? null : tools.shopName(fate.shopId),
    staff: fate.staffId,
  })
}

/**
 * Whether the redemption that the back end reports is the one this terminal sent. The request id decides where the
 * back end keeps it; otherwise it is ours when it happened in our shop (or no shop is told) after we recorded it.
 */
export function isOurs(open: OpenRedemption, fate: Extract<Fate, { kind: 'redeemed' }>): boolean {
  if (fate.requestId !== null) return fate.requestId === open.requestId
  if (fate.shopId !== null && fate.shopId !== open.shopId) return false
  return fate.at >= open.createdAt - CLOCK_TOLERANCE_MS
}

function advance(
  open: OpenRedemption,
  tools: SettleTools,
  state: RedemptionState,
  cause: Cause,
): void {
  const redemption = tools.ledger.advance(open.requestId, state, cause, tools.clock.now())
  open.state = state
  tools.changed(redemption)
}

/** The problem code of anything thrown, for the log. */
export function problemCode(error: unknown): Problem['code'] {
  return error instanceof ProblemError ? error.problem.code : 'internal'
}
