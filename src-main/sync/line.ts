import type { Instant } from '@shared/domain/calendar'
import type { Status } from '@shared/domain/view'
import type { Problem } from '@shared/ipc/result'
import type { Clock, LineListener } from '../counter/ports'
import { createCorrectedClock, type ServerTime } from './corrected-clock'
import { createSteadyClock, type SteadyClock } from './steady-clock'

/** A restart may forget this much of what was heard: the disk is not written with every answer. */
const REMEMBER_EVERY_MS = 60_000
/** So many faults in a row are no accident of one call: nothing gets through. */
const FAULTS_ARE_OFFLINE = 2
/** These say nothing about the line: the back end did answer, or was never asked. */
const ANSWERS: ReadonlySet<Problem['code']> = new Set([
  'api.refused',
  'api.http',
  'api.notConfigured',
])

/** The last contact with a back end, as it is remembered over a restart. */
export interface Contact {
  /** When it last answered something other than that it refuses the token. */
  at: Instant
  /** Null where it does not tell its time. */
  serverTime: ServerTime | null
}

/** Remembers the last contact with each back end. Neither throws: what cannot be kept is as good as forgotten. */
export interface ContactMemory {
  read(connectionId: string): Contact | null
  write(connectionId: string, contact: Contact): void
}

/** What the line to the coupon API did last. Only a real answer makes it online. */
export interface Line extends LineListener, Clock {
  readonly state: Status['line']
  readonly clock: Status['clock']
  /** The back end's last answer to a token that it accepts, also before the last restart; null = never. */
  readonly lastContactAt: Instant | null
  /** Forgets everything: this back end is asked from now on. */
  reset(connectionId: string | null): void
  /** Looks at this computer's clock again: whoever sets it tells nobody. */
  watchClock(): void
  /** Puts on the disk what a restart must know. */
  remember(): void
}

export interface LineOptions {
  /** What the status bar shows has changed. */
  changed(): void
  /** The line is online again. */
  back(): void
  memory?: ContactMemory | undefined
  /** This computer's clock, right or wrong. */
  localNow?: (() => Instant) | undefined
  steadyNow?: SteadyClock | undefined
}

const UNTRIED: Status['line'] = { state: 'untried', latencyMs: null, lastAnswerAt: null }

/** Watches the line and keeps the time by the server's clock. */
export function createLine({ changed, back, memory, ...clocks }: LineOptions): Line {
  const local = clocks.localNow ?? Date.now
  const steady = clocks.steadyNow ?? createSteadyClock()
  const clock = createCorrectedClock(local, steady)
  let state = UNTRIED
  let connectionId: string | null = null
  let contact: Instant | null = null
  let contactBefore: Instant | null = null
  let rememberedAt = Number.NEGATIVE_INFINITY
  let faults = 0
  let clockTold = clock.state.state

  function become(next: Status['line']): void {
    const before = state.state
    state = next
    clockTold = clock.state.state
    changed()
    if (before !== 'online' && next.state === 'online') back()
  }

  function remember(): void {
    if (connectionId === null || contact === null) return
    rememberedAt = steady()
    memory?.write(connectionId, { at: contact, serverTime: clock.remember() })
  }

  return {
    now: () => clock.now(),
    get state() {
      return state
    },
    get clock() {
      return clock.state
    },
    get lastContactAt() {
      return contact
    },
    answered(latencyMs, serverTime) {
      if (serverTime !== null) clock.heard(serverTime)
      faults = 0
      contactBefore = contact
      contact = clock.now()
      become({ state: 'online', latencyMs: Math.round(latencyMs), lastAnswerAt: contact })
      if (steady() - rememberedAt < REMEMBER_EVERY_MS) return
      rememberedAt = steady()
      // Not before the answer is used, and not before it is known whether it refused the token.
      setImmediate(remember)
    },
    failed(problem) {
      if (problem.code === 'api.unauthorized') {
        // It answered, and yet nothing can be confirmed: no contact that the offline policy could count from.
        contact = contactBefore
        become({ ...state, state: 'unauthorized' })
        return
      }
      if (problem.code === 'api.http' && problem.status >= 500) faults++
      const nothingGetsThrough = faults >= FAULTS_ARE_OFFLINE && state.state === 'online'
      if (ANSWERS.has(problem.code) && !nothingGetsThrough) return
      become({ ...state, state: 'offline', latencyMs: null })
    },
    reset(id) {
      connectionId = id
      const known = id === null ? null : (memory?.read(id) ?? null)
      contact = known?.at ?? null
      contactBefore = contact
      rememberedAt = Number.NEGATIVE_INFINITY
      faults = 0
      clock.restart(known?.serverTime ?? null)
      become({ ...UNTRIED, lastAnswerAt: contact })
    },
    watchClock() {
      if (clock.state.state !== clockTold) become(state)
    },
    remember,
  }
}
