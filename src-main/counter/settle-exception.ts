import { DOUBT_LIMIT_MS, type DeskAction, type ExceptionDetail } from '@shared/domain/exception'
import type { Redemption } from '@shared/domain/redemption'
import type { Cashier } from '@shared/domain/shop'
import { ProblemError } from '@shared/ipc/result'
import type { Decision, DeskScope, ExceptionBook } from './exception-book'
import type { Clock } from './ports'

export interface SettleOrder {
  requestId: string
  action: DeskAction
  /** Why; empty for another try, and for what was written off. */
  reason: string
}

export interface ExceptionTools {
  exceptions: ExceptionBook
  clock: Clock
}

/** Somebody has to stand in the books even where nobody has signed in. */
const NOBODY = '—'

/** Which entries are on the desk of this connection now. */
export function deskScope(connectionId: string, clock: Clock): DeskScope {
  return { connectionId, doubtBefore: clock.now() - DOUBT_LIMIT_MS }
}

/** How many entries of a connection wait for a person to decide; what is only to be written off is in no doubt. */
export function waitingCount(connectionId: string, { exceptions, clock }: ExceptionTools): number {
  const { refused, parked, unknown } = exceptions.counts(deskScope(connectionId, clock))
  return refused + parked + unknown
}

/**
 * `exceptions.act`: writes what a person decided, with the state that follows, all or nothing; nothing is sent here.
 * Answers the redemption when its state changed. Throws `ProblemError`: `exceptions.gone` or `storage.*`.
 */
export function settleException(
  { requestId, action, reason }: SettleOrder,
  connectionId: string,
  cashier: Cashier | null,
  { exceptions, clock }: ExceptionTools,
): Redemption | null {
  const by = [cashier?.number, cashier?.name].filter(Boolean).join(' ') || NOBODY
  return exceptions.settle(deskScope(connectionId, clock), requestId, (entry) => {
    if (!entry) throw new ProblemError({ code: 'exceptions.gone' })
    const at = clock.now()
    const isByHand = entry.exception === 'byHand'
    if (isByHand !== (action === 'writtenOff')) {
      throw new ProblemError({ code: 'call.invalid', field: 'action' })
    }
    if (action === 'writtenOff') {
      const next = { state: 'accepted', cause: { code: 'writtenOff', by } } as const
      return { action: null, reason, by, at, next }
    }
    const next = action === 'tryAgain' ? nextTry(entry.state) : null
    return {
      action,
      reason,
      by,
      at,
      next: next && { state: next, cause: { code: 'triedAgain', by } },
    }
  })
}

/**
 * What another try means: the back end has refused, so it may be sent again; a parked entry may have arrived, so it is
 * looked up first; one in doubt is being looked up as it is.
 */
function nextTry(state: Redemption['state']): NonNullable<Decision['next']>['state'] | null {
  if (state === 'refused') return 'pending'
  return state === 'parked' ? 'unknown' : null
}

/** `exceptions.get`: one entry with its history, on the desk or not. Throws `call.invalid` for one that is not ours. */
export function exceptionDetail(
  requestId: string,
  connectionId: string,
  { exceptions, clock }: ExceptionTools,
): ExceptionDetail {
  const detail = exceptions.detail(deskScope(connectionId, clock), requestId)
  if (!detail) throw new ProblemError({ code: 'call.invalid', field: 'requestId' })
  return detail
}
