import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '@shared/domain/calendar'
import type { Connection } from '@shared/domain/connection'
import type { Session, Status } from '@shared/domain/view'
import type { ConnectionReport, EventName, EventPayload } from '@shared/ipc/contract'
import type { Redemption } from '@shared/domain/redemption'
import { createCashierCalls } from './counter/cashier-calls'
import { coalesce } from './coalesce'
import { createLastAnswer } from './counter/last-answer'
import { terminalAllowance } from './counter/offline'
import { createOpenMembers } from './counter/open-members'
import { waitingCount } from './counter/settle-exception'
import type { Exporting } from './counter/export-exceptions'
import type { RecordsEngine } from './records/engine'
import { engineOf, releasing } from './records/lazily'
import type { BackEndAnswer } from './records/list-records'
import { createPrinting, NO_SYSTEM, type PrintingSystem } from './printing/printing'
import type { LeaveAnswer } from './ipc/exception-handlers'
import { createCodeBook } from './codes/code-book'
import type { FileDialogs } from './exporting/json-file'
import { createHandedBills } from './handover/handed-bills'
import { createHandlers } from './ipc/handlers'
import type { Handlers } from './ipc/router'
import type { Log } from './log'
import { createCodeKeeper } from './session/code-keeper'
import { openContactMemory } from './session/contact-memory'
import type { GatewayMaker } from './session/link'
import { openManagerPin } from './session/manager-pin'
import { applyProvisioning } from './session/provision'
import type { Secrets } from './session/secrets'
import { sessionView } from './session/session-view'
import { openSettings } from './session/settings'
import type { TrainingApi } from './session/training-api'
import { createWorkplace } from './session/workplace'
import { jobsHere, type KeeperJobs } from './store/keeper/jobs'
import { createMemberCodeBook } from './store/code-book'
import { createCache } from './store/cache'
import { openLedger, type OpenLedger } from './store/ledger'
import { createLedgerKeeper } from './store/ledger-keeper'
import { seatLedger } from './store/ledger-seat'
import { withStorageProblems } from './store/storage-problem'
import type { Waits } from './sync/breaker'
import { createLine } from './sync/line'
import { createSteadyClock, type SteadyClock } from './sync/steady-clock'

const LOOK_EVERY_MS = 60_000

/** Tells every screen something. */
export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void

export interface TerminalParts {
  /** The data folder: `ledger.db`, `settings.json`, `provision.json`. */
  folder: string
  version: string
  log: Log
  secrets: Secrets
  training: TrainingApi
  makeGateway: GatewayMaker
  /** Tries a connection out and says precisely what is wrong with it. */
  tryConnection(connection: Connection, token: string): Promise<ConnectionReport>
  emit: Emit
  /** What printing needs of the system; without it no pictures, and none of this computer's printers. */
  printingSystem?: PrintingSystem
  /** Where evidence of the exceptions desk goes. */
  exporting: Exporting
  /** Where rules of codes and print settings are exported to and imported from. */
  fileDialogs: FileDialogs
  /** The screen's answer when the window was to be closed. */
  leave(answer: LeaveAnswer): void
  /** The connection waits for this, unless a call needs it before; at once without it. */
  connectAfter?: Promise<void>
  /** Opens the ledger; a test may put a witness in between. */
  openLedger?: (file: string) => OpenLedger
  /** How long the outbox waits after failures; the usual times without it. */
  outboxWaits?: Waits
  /** Checks and backs the ledger up from the start on; without it only when somebody asks, and in this thread. */
  keeperJobs?: KeeperJobs
  /** Filters and exports the records beside the main thread; without it in this one. */
  recordsEngine?: RecordsEngine
  /** How long after connecting the pull into the cache begins; some seconds unless told otherwise. */
  pullAfterMs?: number
  /** This computer's clock, right or wrong. */
  localNow?: () => Instant
  /** What measures how much time has passed; nobody can set it. */
  steadyNow?: SteadyClock
}

/** A terminal without a window: everything behind the IPC boundary. */
export interface Terminal {
  handlers: Handlers
  /** True while something is not settled, or waits for a person. Never throws: a ledger that fails holds nobody back. */
  remains(): boolean
  /** Takes a bill over from the file that the command line names; null where it names none. Never rejects. */
  handOver(path: string | null): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the data folder, settles what the last run left open and answers calls. Throws `ProblemError` `storage.*` when
 * the folder or the ledger cannot be used; nothing is changed on the disk then.
 */
export function createTerminal(parts: TerminalParts): Terminal {
  const { folder, log, emit, secrets } = parts
  withStorageProblems(folder, () => mkdirSync(folder, { recursive: true }))
  const settings = openSettings(folder, log)
  const provisioningErrors = applyProvisioning(folder, settings, secrets, log)
  const seat = seatLedger(() => (parts.openLedger ?? openLedger)(join(folder, 'ledger.db')))
  const { ledger } = seat
  const { exceptions } = ledger
  // Opened when it is first needed: the window does not wait for it.
  const cache = createCache(join(folder, 'cache.db'), log)
  const codeBook = createMemberCodeBook(join(folder, 'codes.db'), log)
  const memberCodes = createCodeKeeper({
    ...parts,
    codeBook,
    isOffline: () => line.state.state === 'offline',
  })
  const calls = createCashierCalls()
  const openMembers = createOpenMembers()
  const lastAnswer = createLastAnswer<BackEndAnswer>()
  let closed = false
  const tellStatus = coalesce(() => {
    if (!closed && seat.isTaken()) emit('status.changed', status())
  })
  const steadyNow = parts.steadyNow ?? createSteadyClock()
  const line = createLine({
    changed: tellStatus,
    back: () => workplace.wake(),
    memory: openContactMemory(folder, log),
    localNow: parts.localNow,
    steadyNow,
  })
  const offline = { policy: () => settings.get().offlinePolicy, line }
  const manager = openManagerPin(secrets, steadyNow)
  const codes = createCodeBook(() => {
    const { mode, training, api } = settings.get()
    return (mode === 'training' ? training : api)?.codeRules
  }, log)
  const handedBills = createHandedBills({
    log,
    shop: () => session().shop,
    told() {
      if (!closed) emit('bill.waiting', null)
    },
  })

  function redemptionChanged(redemption: Redemption): void {
    lastAnswer.forget()
    emit('redemption.changed', redemption)
    tellStatus()
  }

  const workplace = createWorkplace({
    ...parts,
    settings,
    ledger,
    line,
    openMembers,
    cache,
    calls,
    memberCodes,
    cacheChanged: tellStatus,
    redemptionChanged,
    sessionChanged: () => emit('session.changed', session()),
  })

  const engine = parts.recordsEngine ?? engineOf(folder)
  const keeper = createLedgerKeeper({
    folder,
    seat,
    jobs: releasing(engine, parts.keeperJobs ?? jobsHere(folder)),
    log,
    changed() {
      if (!closed) emit('ledger.changed', keeper.state())
    },
    exchanged() {
      lastAnswer.forget()
      printing.refresh()
      if (settings.get().mode !== 'none') workplace.connect()
      tellStatus()
    },
  })

  const printing = createPrinting({
    ledger,
    rules: settings.get,
    clock: line,
    log,
    system: parts.printingSystem ?? NO_SYSTEM,
    changed: () => tellPrinting(),
  })
  const tellPrinting = coalesce(() => {
    if (!closed && seat.isTaken()) emit('print.changed', printing.status())
  })

  function session(): Session {
    return sessionView({
      settings: settings.get(),
      version: parts.version,
      canSearchMembers: workplace.canSearchMembers(),
      undoWindowMs: workplace.undoWindowMs(),
      provisioningErrors,
    })
  }

  function status(): Status {
    const book = workplace.connectionId()
    return {
      line: line.state,
      unsettled: book === null ? { pending: 0, unknown: 0 } : ledger.countUnsettled(book),
      clock: line.clock,
      allowance: terminalAllowance(book, offline, ledger),
      exceptions: book === null ? 0 : waitingCount(book, { exceptions, clock: line }),
      cache: workplace.cacheStatus(),
    }
  }

  const handlers = createHandlers({
    settings,
    secrets,
    workplace,
    ledger,
    openMembers,
    cache,
    calls,
    memberCodes,
    memberCodeBook: codeBook,
    emit,
    // A setting of the shop's, in time.
    records: { engine, clock: line, lastAnswer, dayStartHour: 0 },
    printing,
    line,
    offline,
    manager,
    handedBills,
    codes,
    fileDialogs: parts.fileDialogs,
    tellStatus,
    redemptionChanged,
    session,
    status,
    keeper,
    tryConnection: parts.tryConnection,
    exceptions,
    clock: line,
    statusChanged: tellStatus,
    exporting: parts.exporting,
    leave: parts.leave,
  })
  // An entry becomes an exception by the mere passing of time, too.
  const looking = setInterval(tellStatus, LOOK_EVERY_MS)
  looking.unref()
  const { mode } = settings.get()
  log.info('terminal.opened', { version: parts.version, mode })
  if (mode !== 'none') {
    if (parts.connectAfter) void parts.connectAfter.then(workplace.begin)
    else workplace.begin()
  }
  void (parts.connectAfter ?? Promise.resolve()).then(printing.begin)
  if (parts.keeperJobs) void (parts.connectAfter ?? Promise.resolve()).then(keeper.begin)
  return {
    handlers,
    handOver: handedBills.arrive,
    remains() {
      try {
        const { unsettled: open, exceptions: waiting } = status()
        return open.pending + open.unknown + waiting > 0
      } catch (error) {
        log.error('terminal.statusFailed', { error: String(error) })
        return false
      }
    },
    async close() {
      closed = true
      clearInterval(looking)
      keeper.stop()
      engine.end()
      await printing.stop()
      await workplace.stop()
      line.remember()
      cache.close()
      codeBook.close()
      seat.close()
    },
  }
}
