import { setImmediate as turn } from 'node:timers/promises'
import type { Instant } from '@shared/domain/calendar'
import type { CacheStatus } from '@shared/domain/cache'
import { ProblemError } from '@shared/ipc/result'
import type { PulledPage, PullProgress, PullStore } from '../counter/cache-ports'
import type { CashierCalls } from '../counter/cashier-calls'
import type { Clock, CouponGateway } from '../counter/ports'
import type { Log } from '../log'

/** How often a copy that is complete asks for what has changed. */
const FOLLOW_EVERY_MS = 30_000
const RETRY_AFTER_MS = 30_000
/** Without a list of members those of the last weeks are asked for one by one, slowly, and not more often than this. */
const SEEN_WITHIN_MS = 30 * 86_400_000
const RENEW_AFTER_MS = 3_600_000
const RENEW_PACE_MS = 2_000
const TELL_EVERY_MS = 250

/** Brings what the back end has into the cache, in the background; nothing ever waits for it. */
export interface Pull {
  status(): CacheStatus
  /** Begins, or goes on where it was left; not with one that was cancelled. */
  begin(): void
  /** Goes on with one that was cancelled; a complete one begins anew. */
  again(): void
  cancel(): void
  /** The line is back. */
  wake(): void
  stop(): Promise<void>
}

export interface PullOptions {
  connectionId: string
  gateway: Pick<CouponGateway, 'capabilities' | 'bulk'>
  store: PullStore
  /** Asks for one member and keeps the answer. */
  renew(memberId: string): Promise<void>
  /** Members who were erased at the back end. */
  erased(memberIds: readonly string[]): void
  isOffline(): boolean
  calls: CashierCalls
  clock: Clock
  log: Log
  changed(): void
}

/** Thrown when the cache did not keep a page: it may have been replaced meanwhile. */
class NotKeptError extends Error {}

/** Makes the pull of one connection; it does nothing before `begin`. */
export function createPull(options: PullOptions): Pull {
  const { connectionId, gateway, store, clock, log } = options
  let status: CacheStatus = { phase: 'off', done: 0, total: null, asOf: null }
  let stopping: AbortController | null = null
  let running: Promise<void> = Promise.resolve()
  let wakeUp = (): void => {}
  let toldAt = 0

  function tell(change: Partial<CacheStatus>): void {
    const before = status
    status = { ...status, ...change }
    const now = performance.now()
    if (before.phase === status.phase && now - toldAt < TELL_EVERY_MS) return
    toldAt = now
    options.changed()
  }

  function begin(): void {
    if (stopping) return
    const mine = new AbortController()
    stopping = mine
    running = running.then(() => run(mine.signal))
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) await rest(await oneRound(signal), signal)
  }

  /** Resolves with how long to wait until the next round. */
  async function oneRound(signal: AbortSignal): Promise<number> {
    try {
      const known = store.progress(connectionId)
      if (known) tell(shownOf(known))
      if (known?.cancelled) {
        tell({ phase: 'cancelled' })
        return Number.POSITIVE_INFINITY
      }
      if (options.isOffline()) return waitForLine(known)
      const can = gateway.capabilities.has('sync') && gateway.bulk
      return can ? await pullRound(known, signal) : await renewRound(signal)
    } catch (error) {
      if (signal.aborted) return 0
      if (!(error instanceof ProblemError || error instanceof NotKeptError)) {
        log.error('pull.failed', { error: String(error) })
      } else log.info('pull.interrupted', { error: error.message })
      return waitForLine(store.progress(connectionId))
    }
  }

  function waitForLine(known: PullProgress | null): number {
    if (status.phase === 'pulling' || (known && !known.follows)) tell({ phase: 'waiting' })
    return RETRY_AFTER_MS
  }

  async function pullRound(known: PullProgress | null, signal: AbortSignal): Promise<number> {
    if (!known) store.startOver(connectionId, clock.now())
    const progress = known ?? store.progress(connectionId)
    if (!progress) return RETRY_AFTER_MS
    tell({ phase: progress.follows ? 'ready' : 'pulling', ...shownOf(progress) })
    const { bulk } = gateway
    if (!bulk) return RETRY_AFTER_MS
    const members = await pages(progress.members, signal, bulk.members, store.addMembers)
    const coupons =
      members && (await pages(progress.coupons, signal, bulk.coupons, store.addCoupons))
    if (!coupons) {
      store.giveUp(connectionId)
      return 0
    }
    while (!signal.aborted && store.tidy(connectionId)) await turn()
    if (signal.aborted) return 0
    store.complete(connectionId, coupons.askedAt)
    tell({ phase: 'ready', asOf: coupons.askedAt })
    return FOLLOW_EVERY_MS
  }

  /** Every page from the cursor on; null when the cursor is of another database. */
  async function pages<T>(
    from: string | null,
    signal: AbortSignal,
    read: (cursor: string | null, signal: AbortSignal) => Promise<PulledPage<T> | 'startOver'>,
    keep: (connectionId: string, page: PulledPage<T>, askedAt: Instant) => boolean,
  ): Promise<{ askedAt: Instant } | null> {
    for (let cursor = from; ;) {
      await options.calls.quiet()
      signal.throwIfAborted()
      const askedAt = clock.now()
      const page = await read(cursor, signal)
      signal.throwIfAborted()
      if (page === 'startOver') return null
      if (page.rows.length > 0 || page.cursor !== cursor) {
        // Noted for good before the cursor moves on: no later page tells of it again.
        if (page.erased?.length) options.erased(page.erased)
        if (!keep(connectionId, page, askedAt)) throw new NotKeptError('the page was not kept')
      }
      cursor = page.cursor
      const total = page.total === null ? status.total : (status.total ?? 0) + page.total
      tell({ done: status.done + page.rows.length + (page.erased?.length ?? 0), total })
      if (!page.more) return { askedAt }
      await turn()
    }
  }

  async function renewRound(signal: AbortSignal): Promise<number> {
    tell({ phase: 'seenOnly', done: 0, total: null })
    const now = clock.now()
    const [next] = store.staleSince(connectionId, now - SEEN_WITHIN_MS, now - RENEW_AFTER_MS, 1)
    if (next === undefined) return RETRY_AFTER_MS
    await options.calls.quiet()
    signal.throwIfAborted()
    await options.renew(next)
    return RENEW_PACE_MS
  }

  async function rest(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || ms === 0) return
    await new Promise<void>((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined
      timer?.unref()
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    wakeUp = () => {}
  }

  function halt(): void {
    stopping?.abort()
    stopping = null
    wakeUp()
  }

  return {
    status: () => status,
    begin,
    again() {
      halt()
      running = running.then(() => {
        if (store.progress(connectionId)?.cancelled) store.setCancelled(connectionId, false)
        else store.startOver(connectionId, clock.now())
      })
      tell({ phase: 'pulling' })
      begin()
    },
    cancel() {
      halt()
      running = running.then(() => {
        if (!store.progress(connectionId)) store.startOver(connectionId, clock.now())
        store.setCancelled(connectionId, true)
      })
      tell({ phase: 'cancelled' })
    },
    wake: () => wakeUp(),
    async stop() {
      halt()
      await running
    },
  }
}

function shownOf({ done, total, completeAt }: PullProgress): Partial<CacheStatus> {
  return { done, total, asOf: completeAt }
}
