import type { Instant } from '@shared/domain/calendar'
import type { Status } from '@shared/domain/view'
import type { Problem } from '@shared/ipc/result'
import type { Clock, LineListener } from '../counter/ports'

/** The HTTP `Date` header counts whole seconds: on average the server's clock is half a second further. */
const HALF_A_SECOND_MS = 500
/** The header's rounding and the answer's way: less than this is no offset, and no reason to change a known one. */
const CLOCK_NOISE_MS = 3_000
/** These say nothing about the line: the back end did answer, or was never asked. */
const ANSWERS: ReadonlySet<Problem['code']> = new Set([
  'api.refused',
  'api.http',
  'api.notConfigured',
])

/** What the line to the coupon API did last. Only a real answer makes it online. */
export interface Line extends LineListener, Clock {
  readonly state: Status['line']
  readonly clockOffsetMs: number | null
  /** Forgets everything: another back end is asked from now on. */
  reset(): void
}

/** Watches the line; `changed` is told when what the status bar shows has changed, `back` when it is online again. */
export function createLine(
  told: { changed(): void; back(): void },
  localNow: () => Instant = Date.now,
): Line {
  let state: Status['line'] = { state: 'untried', latencyMs: null, lastAnswerAt: null }
  let offset: number | null = null

  function become(next: Status['line']): void {
    const before = state.state
    state = next
    told.changed()
    if (before !== 'online' && next.state === 'online') told.back()
  }

  return {
    get state() {
      return state
    },
    get clockOffsetMs() {
      return offset
    },
    now: () => localNow() + (offset ?? 0),
    answered(latencyMs, serverTime) {
      if (serverTime !== null) {
        const difference = serverTime + HALF_A_SECOND_MS - localNow()
        // A known offset stays while it fits: corrected time must not jump to and fro with every answer.
        if (Math.abs(difference - (offset ?? 0)) >= CLOCK_NOISE_MS) offset = difference
        offset ??= 0
      }
      become({ state: 'online', latencyMs: Math.round(latencyMs), lastAnswerAt: localNow() })
    },
    failed(problem) {
      if (ANSWERS.has(problem.code)) return
      if (problem.code === 'api.unauthorized') {
        become({ ...state, state: 'unauthorized' })
        return
      }
      become({ ...state, state: 'offline', latencyMs: null })
    },
    reset() {
      offset = null
      become({ state: 'untried', latencyMs: null, lastAnswerAt: null })
    },
  }
}
