import type { Cause, Redemption } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'
import { ProblemError, type Problem } from '@shared/ipc/result'
import type {
  Clock,
  CouponGateway,
  Fate,
  Ledger,
  OpenRedemption,
  ParkedAnswer,
} from '../counter/ports'
import type { SharedFlush } from './share-flush'

/** Our time is corrected by the back end's clock; what is left is the rounding of its dates and the way. */
const CLOCK_TOLERANCE_MS = 30_000

/** What settling needs besides the redemption itself. */
export interface SettleTools {
  ledger: Ledger
  gateway: CouponGateway
  clock: Clock
  /** Of this program: a later one may understand what this one parks. */
  programVersion: string
  /** The name of a shop, for the cause that the cashier reads. */
  shopName(shopId: string): string | null
  changed(redemption: Redemption): void
  /** Writes a row and resolves when it is on the disk. */
  written: SharedFlush
  /** Nothing more is sent for this one, only its last row is to be written: the next one's first row may join it. */
  answered?(): void
}

/** `settled`: nothing is left to do here; otherwise why it has to be tried again later. */
export type Settling =
  | { kind: 'settled' }
  | { kind: 'waits'; problem: Problem['code']; retryAfterMs?: number | undefined }

const SETTLED: Settling = { kind: 'settled' }

/**
 * Takes one redemption as far as it goes: sends what was surely not sent, looks up what may have arrived and never
 * sends that blindly again (the rule for an answer that never came). Each step is a row in the ledger before the next.
 * Sends at most once a call: a back end that fails every time is asked again later, not in a circle.
 */
export async function settle(open: OpenRedemption, tools: SettleTools): Promise<Settling> {
  if (open.state === 'pending') return send(open, tools)
  if (open.state === 'undoing') return undo(open, tools)
  // A crash while sending leaves `sending`: it may have arrived.
  if (open.state === 'sending') await advance(open, tools, 'unknown', { code: 'interrupted' })
  const found = await lookUp(open, tools)
  return found === 'unsent' ? send(open, tools) : found
}

async function send(open: OpenRedemption, tools: SettleTools): Promise<Settling> {
  if (tools.gateway.redeemsByHand) {
    await advance(open, tools, 'accepted', { code: 'byHand' })
    return SETTLED
  }
  await advance(open, tools, 'sending', { code: 'sent' })
  const outcome = await tools.gateway.redeem(open)
  switch (outcome.kind) {
    case 'accepted':
      tools.answered?.()
      await advance(open, tools, 'accepted', { code: 'confirmed', remoteId: outcome.remoteId })
      return SETTLED
    case 'refused':
      if (tools.ledger.mayHaveArrived(open.requestId)) {
        // An earlier try may have been slow rather than lost: "already used" may mean used by us.
        await advance(open, tools, 'unknown', { code: 'noAnswer', problem: 'api.refused' })
        return lookUpAfterRefusal(open, tools, outcome)
      }
      await advance(open, tools, 'refused', {
        code: 'refusedByApi',
        apiCode: outcome.apiCode,
        info: outcome.info,
      })
      return SETTLED
    case 'notSent':
      await advance(open, tools, 'pending', { code: 'notSent', problem: outcome.problem.code })
      return waits(outcome)
    case 'noAnswer': {
      await advance(open, tools, 'unknown', { code: 'noAnswer', problem: outcome.problem.code })
      const found = await lookUp(open, tools)
      return found === 'unsent' ? waits(outcome) : found
    }
  }
}

/** Asks to take back what was accepted; the request may go out again after no answer. */
async function undo(open: OpenRedemption, tools: SettleTools): Promise<Settling> {
  const outcome = await tools.gateway.undo(open)
  if (outcome.kind === 'undone') {
    await advance(open, tools, 'voided', { code: 'undone' })
    return SETTLED
  }
  if (outcome.kind === 'refused') {
    const { apiCode, info } = outcome
    await advance(open, tools, 'accepted', { code: 'undoRefused', apiCode, info })
    return SETTLED
  }
  return waits(outcome)
}

function waits({
  problem,
  retryAfterMs,
}: {
  problem: Problem
  retryAfterMs?: number | undefined
}): Settling {
  return { kind: 'waits', problem: problem.code, retryAfterMs }
}

/** `unsent`: the back end says that it is not redeemed, so it may be sent again. */
async function lookUp(open: OpenRedemption, tools: SettleTools): Promise<Settling | 'unsent'> {
  const fate = await fateOf(open, tools)
  if (fate.kind === 'notRedeemed') {
    await advance(open, tools, 'pending', { code: 'notRedeemedYet' })
    return 'unsent'
  }
  return afterLookUp(open, tools, fate)
}

async function lookUpAfterRefusal(
  open: OpenRedemption,
  tools: SettleTools,
  { apiCode, info }: { apiCode: number; info: string },
): Promise<Settling> {
  const fate = await fateOf(open, tools)
  if (fate.kind !== 'notRedeemed') return afterLookUp(open, tools, fate)
  await advance(open, tools, 'refused', { code: 'refusedByApi', apiCode, info })
  return SETTLED
}

async function afterLookUp(
  open: OpenRedemption,
  tools: SettleTools,
  fate: Exclude<Answer, { kind: 'notRedeemed' }>,
): Promise<Settling> {
  if (fate.kind === 'silent') return fate.waits
  if (fate.kind === 'redeemed') await settleByFate(open, tools, fate)
  else await park(open, tools, fate.answer)
  return SETTLED
}

type Answer =
  | Fate
  | { kind: 'silent'; waits: Settling }
  | { kind: 'riddle'; answer: Pick<ParkedAnswer, 'call' | 'answer'> }

/** What the back end says became of it; that it is silent; or that what it says makes no sense. */
async function fateOf(open: OpenRedemption, tools: SettleTools): Promise<Answer> {
  try {
    return await tools.gateway.fateOf({ ...open, since: open.createdAt })
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (isRiddle(error)) return { kind: 'riddle', answer: error }
    const retryAfterMs = 'retryAfterMs' in error ? Number(error.retryAfterMs) : undefined
    return { kind: 'silent', waits: waits({ problem: error.problem, retryAfterMs }) }
  }
}

function isRiddle(error: ProblemError): error is ProblemError & { call: string; answer: string } {
  return error.problem.code === 'api.unexpected' && 'call' in error && 'answer' in error
}

async function settleByFate(
  open: OpenRedemption,
  tools: SettleTools,
  fate: Extract<Fate, { kind: 'redeemed' }>,
): Promise<void> {
  if (isOurs(open, fate)) {
    await advance(open, tools, 'accepted', { code: 'foundRedeemedByUs' })
    return
  }
  await advance(open, tools, 'refused', {
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
): Promise<void> {
  const { ledger, clock } = tools
  const at = clock.now()
  return note(open, tools, () => ledger.advance(open.requestId, state, cause, at))
}

/** Set aside for a person or a later program: asking again would bring the same answer, and others wait. */
function park(
  open: OpenRedemption,
  tools: SettleTools,
  { call, answer }: Pick<ParkedAnswer, 'call' | 'answer'>,
): Promise<void> {
  const { ledger, programVersion, clock } = tools
  const cause: Cause = { code: 'unintelligible', problem: 'api.unexpected' }
  const kept = { programVersion, call, answer }
  const at = clock.now()
  return note(open, tools, () => ledger.park(open.requestId, cause, kept, at))
}

async function note(
  open: OpenRedemption,
  tools: SettleTools,
  write: () => Redemption,
): Promise<void> {
  const redemption = await tools.written(write)
  open.state = redemption.state
  open.seq = redemption.seq
  tools.changed(redemption)
}

/** The problem code of anything thrown, for the log. */
export function problemCode(error: unknown): Problem['code'] {
  return error instanceof ProblemError ? error.problem.code : 'internal'
}
