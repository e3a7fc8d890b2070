import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Session, Status } from '@shared/domain/view'
import type { Redemption } from '@shared/domain/redemption'
import { createCashierCalls } from './counter/cashier-calls'
import { coalesce, orLog } from './coalesce'
import { createLastAnswer } from './counter/last-answer'
import { terminalAllowance } from './counter/offline'
import { createOpenMembers } from './counter/open-members'
import { waitingCount } from './counter/settle-exception'
import { engineOf, releasing } from './records/lazily'
import type { BackEndAnswer } from './records/list-records'
import { createPrinting, NO_SYSTEM } from './printing/printing'
import { createCodeBook } from './codes/code-book'
import { createHandedBills } from './handover/handed-bills'
import { gateCalls } from './ipc/call-gate'
import { createHandlers } from './ipc/handlers'
import type { Handlers } from './ipc/router'
import { createCodeKeeper } from './session/code-keeper'
import { openContactMemory } from './session/contact-memory'
import { openStaff } from './session/open-staff'
import { openShifts } from './session/open-shifts'
import { applyProvisioning } from './session/provision'
import { ledgerSeals } from './session/ledger-seals'
import { sessionView } from './session/session-view'
import { openSettings } from './session/settings'
import { watchSettings } from './session/watched-settings'
import { createWorkplace } from './session/workplace'
import { jobsHere } from './store/keeper/jobs'
import { createMemberCodeBook } from './store/code-book'
import { createCache } from './store/cache'
import { openLedger } from './store/ledger'
import { createLedgerKeeper } from './store/ledger-keeper'
import { seatLedger } from './store/ledger-seat'
import { withStorageProblems } from './store/storage-problem'
import { createLine } from './sync/line'
import { createSteadyClock } from './sync/steady-clock'
import type { TerminalParts } from './terminal-parts'

const LOOK_EVERY_MS = 60_000

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
  const settings = watchSettings(openSettings(folder, log), secrets, parts)
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
  const staffRoom = openStaff({
    ...{ secrets, settings, ledger, clock: line, steadyNow, log },
    changed() {
      if (!closed) emit('session.changed', session())
    },
  })
  const { staff, actions } = staffRoom
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
    signedIn: staff.cashier,
    cacheChanged: tellStatus,
    redemptionChanged,
    sessionChanged: () => emit('session.changed', session()),
  })

  const seals = ledgerSeals(secrets, log)
  const engine = parts.recordsEngine ?? engineOf(folder)
  const keeper = createLedgerKeeper({
    folder,
    seat,
    jobs: releasing(engine, parts.keeperJobs ?? jobsHere(folder)),
    seals,
    log,
    changed() {
      if (!closed) emit('ledger.changed', keeper.state())
    },
    exchanged() {
      lastAnswer.forget()
      shifts.forget()
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
    changed: coalesce(
      orLog(log, 'print.statusFailed', () => {
        if (!closed && seat.isTaken()) emit('print.changed', printing.status())
      }),
    ),
  })

  function session(): Session {
    return sessionView({
      settings: settings.get(),
      version: parts.version,
      canSearchMembers: workplace.canSearchMembers(),
      undoWindowMs: workplace.undoWindowMs(),
      provisioningErrors,
      staff: staff.seat(),
      cashier: workplace.cashier(),
    })
  }

  const shifts = openShifts({ ledger, exceptions, line, workplace, settings, seals, session })

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

  const everyCall = createHandlers({
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
    records: {
      ...{ engine, clock: line, lastAnswer },
      get dayStartHour() {
        return settings.get().dayStartHour
      },
    },
    printing,
    line,
    offline,
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
    ...staffRoom,
    shifts,
    openShift: orLog(log, 'shift.notOpened', shifts.ensure),
  })
  const handlers = gateCalls(everyCall, { staff, actions })
  // An entry becomes an exception by the mere passing of time, too.
  const watchDay = orLog(log, 'shift.notEnded', () => {
    if (seat.isTaken()) shifts.watchDay()
  })
  const looking = setInterval(() => {
    tellStatus()
    watchDay()
  }, LOOK_EVERY_MS)
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
      staff.stop()
      keeper.stop()
      await Promise.all([engine.end(), printing.stop(), workplace.stop()])
      line.remember()
      cache.close()
      codeBook.close()
      seat.close()
    },
  }
}
