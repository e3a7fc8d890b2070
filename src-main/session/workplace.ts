import type { Cashier, Shop } from '@shared/domain/shop'
import type { CacheFacts, CacheStatus } from '@shared/domain/cache'
import type { Redemption } from '@shared/domain/redemption'
import { ProblemError } from '@shared/ipc/result'
import type { ErasureBook } from '../counter/erasure-book'
import type { MemberCache, PullStore } from '../counter/cache-ports'
import type { CashierCalls } from '../counter/cashier-calls'
import type { Desk, Ledger } from '../counter/ports'
import type { OpenMembers } from '../counter/open-members'
import type { Log } from '../log'
import type { Line } from '../sync/line'
import type { Waits } from '../sync/breaker'
import { createOutbox, type Outbox } from '../sync/outbox'
import type { CodeKeeper } from './code-keeper'
import { createCopying } from './copying'
import { createWriteOffs } from './write-offs'
import { bookOf, openLink, type Book, type GatewayMaker, type Link } from './link'
import type { Secrets } from './secrets'
import type { SettingsStore } from './settings'
import type { TrainingApi } from './training-api'

const PROBE_EVERY_MS = 10_000
const REVIVE_AFTER_MS = 1_000
const TRY_AGAIN_AFTER_MS = 5_000

export interface WorkplaceTools {
  settings: SettingsStore
  secrets: Secrets
  training: TrainingApi
  makeGateway: GatewayMaker
  ledger: Ledger & ErasureBook
  line: Line
  openMembers: OpenMembers
  cache: MemberCache & PullStore
  calls: CashierCalls
  memberCodes: CodeKeeper
  /** Who has signed in, null while the terminal is locked; undefined where it keeps no staff. */
  signedIn(): Cashier | null | undefined
  /** How long after connecting the pull into the cache begins. */
  pullAfterMs?: number | undefined
  log: Log
  version: string
  /** Other waits of the outbox than the usual ones. */
  outboxWaits?: Waits | undefined
  cacheChanged(): void
  redemptionChanged(redemption: Redemption): void
  sessionChanged(): void
}

/** The connection that this counter works over, with its outbox; replaced as a whole when the settings change. */
export interface Workplace {
  /** (Re)connects as the settings say, in the background. */
  connect(): void
  /** Connects, unless a call has already done so. */
  begin(): void
  /** The counter as it is set up now, with whoever stands there when this is called. Throws `ProblemError` `api.*` while there is no connection. */
  desk(): Promise<Desk>
  /** The ledger's side of the desk, without waiting for the connection. Throws `ProblemError` `api.notConfigured`. */
  book(): Book
  /** The connection's id without waiting for it; null where none is set up. */
  connectionId(): string | null
  /** Who stands at the counter, where anybody has said. */
  cashier(): Cashier | null
  canSearchMembers(): boolean
  shops(): Promise<Shop[]>
  /** Tries now to settle what is open; resolves when what is under way is over. */
  settle(): Promise<void>
  /** Sends what was written just now, without waking what waits for the line. */
  submit(): Promise<void>
  /** How long after a redemption it can be undone, in ms; null where it cannot or nobody has said. */
  undoWindowMs(): number | null
  cacheStatus(): CacheStatus
  cacheFacts(): CacheFacts
  /** Goes on with (or begins anew) the pull into the cache, or cancels it. */
  pull(what: 'again' | 'cancel'): CacheStatus
  /** The line is back: learns what was missed and settles what is open. */
  wake(): void
  stop(): Promise<void>
}

/** Makes the workplace; nothing is connected before `connect`. */
export function createWorkplace(tools: WorkplaceTools): Workplace {
  const { settings, line, log } = tools
  const shopNames = new Map<string, string>()
  const isOffline = (): boolean => line.state.state === 'offline'
  const copying = createCopying({ ...tools, clock: line, isOffline })
  const writeOffs = createWriteOffs({
    ...tools,
    clock: line,
    isOffline,
    shopName,
    changed: tools.redemptionChanged,
  })
  let link: Promise<Link> | null = null
  let linked: Link | null = null
  let outbox: Outbox | null = null
  /** The outbox before this one has stopped: two must never work on one book. */
  let formerStopped: Promise<void> = Promise.resolve()
  let learnt = false
  let stopped = false
  const probe = setInterval(() => void probeLine(), PROBE_EVERY_MS)
  probe.unref()
  tools.training.onUnexpectedEnd(() => {
    if (stopped || settings.get().mode !== 'training') return
    log.warn('training.ended')
    setTimeout(connect, REVIVE_AFTER_MS).unref()
  })

  function connect(): void {
    if (stopped) return
    const former = outbox
    if (former) formerStopped = Promise.all([formerStopped, former.stop()]).then(() => {})
    outbox = null
    learnt = false
    linked = null
    line.reset(bookOf(settings.get())?.connectionId ?? null)
    tools.openMembers.clear()
    copying.use(null)
    writeOffs.use(null)
    shopNames.clear()
    const opening = openLink({ ...tools, settings: settings.get() })
    link = opening
    opening.then(
      (opened) => {
        if (link === opening) use(opened)
      },
      (error: unknown) => {
        log.warn('link.notOpened', { error: String(error) })
        if (link !== opening) return
        link = null
        setTimeout(begin, TRY_AGAIN_AFTER_MS).unref()
      },
    )
  }

  function begin(): void {
    if (!stopped && !link && settings.get().mode !== 'none') connect()
  }

  function use(opened: Link): void {
    linked = opened
    outbox = createOutbox({
      ...opened,
      ledger: tools.ledger,
      clock: line,
      log,
      shopName,
      changed: tools.redemptionChanged,
      programVersion: tools.version,
      waits: tools.outboxWaits,
    })
    void settle()
    void learn(opened)
    copying.use(opened)
    writeOffs.use(opened)
    tools.sessionChanged()
  }

  /** Asks the back end what it can do and which shops it has, so that names are known; failures show in the line. */
  async function learn({ gateway }: Link): Promise<void> {
    try {
      const [extensions] = await Promise.allSettled([gateway.discover(), shops()])
      learnt = extensions.status === 'fulfilled'
      const { mode, api } = settings.get()
      if (learnt && mode === 'api' && api) {
        settings.change({ api: { ...api, capabilities: [...gateway.capabilities] } })
      }
      tools.sessionChanged()
    } catch (error) {
      log.warn('link.notLearned', { error: String(error) })
    }
  }

  /** What the shops are called, as the back end said now or at another time. */
  function shopName(id: string): string | null {
    if (shopNames.size === 0 && linked) {
      for (const shop of tools.cache.shops(linked.connectionId)) shopNames.set(shop.id, shop.name)
    }
    return shopNames.get(id) ?? null
  }

  async function settle(): Promise<void> {
    await formerStopped
    await outbox?.kick()
  }

  function place(): Pick<Desk, 'shop' | 'cashier'> | null {
    const { mode, training, api } = settings.get()
    return mode === 'training' ? training : api
  }

  /** Who has signed in, or whoever the settings name where nobody has to. */
  function cashier(): Cashier | null {
    const seated = tools.signedIn()
    return seated === undefined ? (place()?.cashier ?? null) : seated
  }

  async function submit(): Promise<void> {
    await formerStopped
    await outbox?.take()
  }

  async function shops(): Promise<Shop[]> {
    const { gateway, connectionId } = await currentLink()
    const list = await gateway.shops()
    tools.cache.learnShops(connectionId, list)
    for (const { id, name } of list) shopNames.set(id, name)
    return list
  }

  /** The link in use. Another may be asked for while one opens: then that one counts. */
  async function currentLink(): Promise<Link> {
    begin()
    const asked = link
    if (!asked) throw new ProblemError({ code: 'api.notConfigured' })
    const opened = await asked
    return link === asked ? opened : currentLink()
  }

  async function probeLine(): Promise<void> {
    line.watchClock()
    const { state } = line.state
    if (!linked || state === 'online' || (state === 'untried' && learnt)) return
    try {
      await linked.gateway.ping()
    } catch (error) {
      log.debug('line.stillOffline', { error: String(error) })
    }
  }

  return {
    connect,
    begin,
    async desk() {
      // Whoever asked: the terminal may lock while the connection is waited for.
      const asking = cashier()
      const { connectionId, gateway, timeZone } = await currentLink()
      return {
        connectionId,
        gateway,
        timeZone,
        shop: place()?.shop ?? null,
        cashier: asking,
        training: settings.get().mode === 'training',
        phoneLook: settings.get().phoneLook,
        shopName,
      }
    },
    book() {
      const book = bookOf(settings.get())
      if (!book) throw new ProblemError({ code: 'api.notConfigured' })
      return book
    },
    cashier,
    connectionId: () => bookOf(settings.get())?.connectionId ?? null,
    canSearchMembers: () => linked?.gateway.capabilities.has('member-search') ?? false,
    shops,
    settle,
    submit,
    undoWindowMs() {
      const gateway = linked?.gateway
      return gateway?.capabilities.has('undo') ? gateway.undoWindowMs : null
    },
    cacheStatus: copying.status,
    cacheFacts: () => copying.facts(bookOf(settings.get())?.connectionId ?? null),
    pull: copying.order,
    wake() {
      if (linked && !learnt) void learn(linked)
      void formerStopped.then(() => outbox?.wake())
      copying.wake()
      writeOffs.wake()
    },
    async stop() {
      stopped = true
      clearInterval(probe)
      await Promise.all([outbox?.stop(), copying.stop(), writeOffs.stop()])
      await tools.training.stop()
    },
  }
}
