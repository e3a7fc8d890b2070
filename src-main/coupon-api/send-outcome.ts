import type { ProblemError } from '@shared/ipc/result'
import type { SendOutcome } from '../counter/ports'
import { problemOfRefusal } from './caller'
import type { Envelope } from './envelope'
import { BusyError, ExchangeError } from './http-problem'

const TOO_MANY_REQUESTS = 429

/**
 * A refusal is final, except where the server itself says that it is in trouble: what it had done by then is not
 * known. A refused token or a full queue comes before any work, so the redemption may be sent again.
 */
export function refusedOrNotSent(
  envelope: Exclude<Envelope, { kind: 'success' }>,
): Exclude<SendOutcome, { kind: 'accepted' }> {
  const problem = problemOfRefusal(envelope)
  if (envelope.kind === 'unauthorized') return { kind: 'notSent', problem }
  const { status, apiCode, info, retryAfterMs } = envelope
  if (status === TOO_MANY_REQUESTS) {
    return { kind: 'notSent', problem: { code: 'api.http', status }, ...pause(retryAfterMs) }
  }
  return status >= 500 ? { kind: 'noAnswer', problem } : { kind: 'refused', apiCode, info }
}

/** What a failed exchange means for a redemption: it may be sent again only where it provably never got there. */
export function failed(error: ProblemError): Exclude<SendOutcome, { kind: 'accepted' }> {
  const { problem } = error
  const neverLeft = error instanceof ExchangeError && error.neverLeft
  const turnedAway = problem.code === 'api.http' && problem.status === TOO_MANY_REQUESTS
  const wait = pause(error instanceof BusyError ? error.retryAfterMs : null)
  return { kind: neverLeft || turnedAway ? 'notSent' : 'noAnswer', problem, ...wait }
}

function pause(retryAfterMs: number | null): { retryAfterMs?: number } {
  return retryAfterMs === null ? {} : { retryAfterMs }
}
