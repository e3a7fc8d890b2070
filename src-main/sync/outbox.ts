import { isSettled } from '@shared/domain/redemption-state'
import type { Problem } from '@shared/ipc/result'
import type { Log } from '../log'
import { backoffMs, Breaker, DEFAULT_WAITS, type Waits } from './breaker'
import { Queue, type Entry } from './queue'
import { problemCode, settle, type SettleTools, type Settling } from './settle'
import { shareFlush } from './share-flush'

/** Redemptions on their way at once, each over a connection of its own where the documents are all that is known. */
const AT_ONCE = 4
/** As many as the product's own API gladly takes: it commits together what arrives together. */
const AT_ONCE_IN_GROUPS = 8

/** Brings what the ledger holds to the back end, in the background, until everything is settled. */
export interface Outbox {
  /**
   * Takes in what is new in the ledger and tries everything open now instead of when it is due. Resolves when what is
   * under way is over.
   */
  kick(): Promise<void>
  /** Takes in what is new in the ledger: it is tried at once, also while the others wait for the line. */
  take(): Promise<void>
  /** The line is back: tries everything now. */
  wake(): void
  /** Stops after the answers under way. */
  stop(): Promise<void>
}

export interface OutboxOptions extends Omit<SettleTools, 'written'> {
  connectionId: string
  log: Log
  waits?: Waits | undefined
}

/** These mean that nobody gets through, not only this one redemption. */
const LINE_PROBLEMS: ReadonlySet<Problem['code']> = new Set([
  'api.unreachable',
  'api.hostNotFound',
  'api.certificate',
  'api.unauthorized',
])

/**
 * Makes the outbox of one connection. It does nothing until it is asked for the first time. Members go side by side,
 * one member's redemptions in their order; a circuit breaker keeps 2,000 of them from knocking at a dead line.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { ledger, connectionId, log, waits = DEFAULT_WAITS } = options
  const now = (): number => performance.now()
  const tools: SettleTools = { ...options, written: shareFlush(ledger) }
  const queue = new Queue()
  const breaker = new Breaker({ waits, now })
  const underWay = new Set<Promise<void>>()
  /** Of those under way: answered, only the last row is still to be written. */
  const ending = new Set<Entry>()
  const sending = (): number => underWay.size - ending.size
  const atOnce = (): number =>
    options.gateway.capabilities.has('request-id') ? AT_ONCE_IN_GROUPS : AT_ONCE
  let readUpTo: number | undefined
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  function read(): void {
    try {
      if (readUpTo === undefined) reopenParked()
      const lastSeq = ledger.lastSeq()
      queue.add(ledger.open(connectionId, readUpTo), readUpTo !== undefined)
      readUpTo = lastSeq
    } catch (error) {
      log.error('outbox.notRead', { error: String(error) })
    }
  }

  /** What another version of the program could not understand is asked for once more. */
  function reopenParked(): void {
    for (const requestId of ledger.parkedByOthers(connectionId, options.programVersion)) {
      const at = options.clock.now()
      options.changed(ledger.advance(requestId, 'unknown', { code: 'programUpdated' }, at))
    }
  }

  function pump(): void {
    clearTimeout(timer)
    timer = undefined
    while (!stopped) {
      const entry = next()
      if (!entry) break
      const attempt = tryOne(entry).finally(() => {
        underWay.delete(attempt)
        pump()
      })
      underWay.add(attempt)
    }
    planNext()
  }

  function next(): Entry | undefined {
    if (sending() >= atOnce() || breaker.paused) return undefined
    const waiting = sending() < breaker.width(atOnce()) ? queue.claim(now()) : undefined
    return waiting ?? queue.claim(now(), ({ fresh }) => fresh)
  }

  async function tryOne(entry: Entry): Promise<void> {
    entry.fresh = false
    const result = await settleOne(entry)
    ending.delete(entry)
    if (result.kind === 'settled') breaker.answered()
    if (result.kind !== 'waits') {
      queue.remove(entry)
      return
    }
    const { problem, retryAfterMs } = result
    const line = LINE_PROBLEMS.has(problem)
    if (retryAfterMs !== undefined) breaker.pause(retryAfterMs)
    if (!line) {
      entry.failures++
      entry.dueAt = now() + Math.max(backoffMs(entry.failures, waits), retryAfterMs ?? 0)
    }
    breaker.failed(line)
    queue.release(entry)
  }

  function answered(entry: Entry): void {
    ending.add(entry)
    pump()
  }

  async function settleOne(entry: Entry): Promise<Settling | { kind: 'gone' }> {
    const { requestId } = entry.open
    try {
      if (isGone(entry)) return { kind: 'gone' }
      return await settle(entry.open, { ...tools, answered: () => answered(entry) })
    } catch (error) {
      if (wasVoided(entry)) return { kind: 'gone' }
      const problem = problemCode(error)
      log.error('outbox.settleFailed', { request: requestId, problem, error: String(error) })
      return { kind: 'waits', problem }
    }
  }

  /** A person may have voided it meanwhile. */
  function isGone(entry: Entry): boolean {
    const state = ledger.stateOf(entry.open.requestId)
    entry.open.state = state
    return isSettled(state) || state === 'parked'
  }

  /** Between the look and the row there is a turn, too. */
  function wasVoided({ open }: Entry): boolean {
    try {
      return ledger.stateOf(open.requestId) === 'voided'
    } catch {
      return false
    }
  }

  function planNext(): void {
    if (stopped || sending() >= atOnce()) return
    // While one is under way its end plans again.
    if (underWay.size > 0 && breaker.width(atOnce()) <= underWay.size) return
    // Looks through the whole queue: only where nobody else will.
    const dueAt = queue.nextDueAt()
    if (dueAt === undefined) return
    const waitMs = Math.max(dueAt - now(), breaker.waitMs(), 1)
    timer = setTimeout(pump, waitMs)
    timer.unref()
  }

  /** Waits for what is under way, and for what that starts when it ends. */
  async function quiet(): Promise<void> {
    while (underWay.size > 0) await Promise.all(underWay)
  }

  return {
    async kick() {
      if (!stopped) {
        read()
        queue.wake()
        breaker.wake()
        pump()
      }
      await quiet()
    },
    async take() {
      if (!stopped) {
        read()
        pump()
      }
      await quiet()
    },
    wake() {
      if (stopped) return
      queue.wake()
      breaker.wake()
      pump()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await quiet()
    },
  }
}
