import type { CacheFacts, CacheStatus } from '@shared/domain/cache'
import type { MemberCache, PullStore } from '../counter/cache-ports'
import type { CashierCalls } from '../counter/cashier-calls'
import type { ErasureBook } from '../counter/erasure-book'
import { readMember } from '../counter/find-live'
import type { Clock, Desk } from '../counter/ports'
import type { Log } from '../log'
import { createPull, type Pull } from '../sync/pull'
import type { CodeKeeper } from './code-keeper'
import { createScrubber } from './scrubber'

const NOTHING: CacheStatus = { phase: 'off', done: 0, total: null, asOf: null }

export interface CopyingTools {
  cache: MemberCache & PullStore
  calls: CashierCalls
  clock: Clock
  isOffline(): boolean
  log: Log
  cacheChanged(): void
  /** What goes along: the keys of members' codes. */
  memberCodes: Pick<CodeKeeper, 'use' | 'wake' | 'stop'>
  /** Members are erased in the book as well. */
  ledger: ErasureBook
  /** How long after connecting the pull begins: the start and the first customer come before it. */
  pullAfterMs?: number | undefined
}

/** The copy of the back end in use: a pull per connection, never two at once. */
export interface Copying {
  /** Another connection, or none for now. */
  use(desk: Pick<Desk, 'connectionId' | 'gateway'> | null): void
  wake(): void
  status(): CacheStatus
  facts(connectionId: string | null): CacheFacts
  order(what: 'again' | 'cancel'): CacheStatus
  stop(): Promise<void>
}

const PULL_AFTER_MS = 3_000

/** Makes the copying with nothing to copy yet. */
export function createCopying(tools: CopyingTools): Copying {
  const { cache, clock } = tools
  const scrubber = createScrubber(tools.ledger, tools.log)
  let pull: Pull | null = null
  let formerStopped: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined

  function begin({ connectionId, gateway }: Pick<Desk, 'connectionId' | 'gateway'>): void {
    const mine = createPull({
      ...tools,
      connectionId,
      gateway,
      store: {
        ...cache,
        complete(...round) {
          cache.complete(...round)
          // A sale may have followed an erasure that this terminal heard of late.
          scrubber.begin()
        },
      },
      changed: tools.cacheChanged,
      erased(memberIds) {
        tools.ledger.noteErased(connectionId, memberIds, clock.now())
        scrubber.begin()
      },
      async renew(memberId) {
        const asOf = clock.now()
        const open = await readMember(memberId, { connectionId, gateway }, clock)
        if (open) cache.learn(connectionId, { ...open, coupons: [...open.coupons] })
        else cache.forget(connectionId, memberId, asOf)
      },
    })
    pull = mine
    timer = setTimeout(() => {
      scrubber.begin()
      void formerStopped.then(() => {
        if (pull === mine) mine.begin()
      })
    }, tools.pullAfterMs ?? PULL_AFTER_MS)
    timer.unref()
  }

  async function end(): Promise<void> {
    clearTimeout(timer)
    const former = pull
    pull = null
    formerStopped = Promise.all([formerStopped, former?.stop()]).then(() => {})
    await formerStopped
  }

  const status = (): CacheStatus => pull?.status() ?? NOTHING
  return {
    use(desk) {
      void end()
      tools.memberCodes.use(desk)
      if (desk) begin(desk)
    },
    wake() {
      pull?.wake()
      tools.memberCodes.wake()
    },
    status,
    facts: (connectionId) => ({
      ...status(),
      ...(connectionId === null ? { members: 0, coupons: 0 } : cache.counts(connectionId)),
    }),
    order(what) {
      clearTimeout(timer)
      pull?.[what]()
      if (what === 'again') tools.memberCodes.wake()
      return status()
    },
    async stop() {
      await Promise.all([end(), tools.memberCodes.stop(), scrubber.stop()])
    },
  }
}
