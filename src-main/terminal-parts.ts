import type { Connection } from '@shared/domain/connection'
import type { ConnectionReport, EventName, EventPayload } from '@shared/ipc/contract'
import type { Exporting } from './counter/export-exceptions'
import type { FileDialogs } from './exporting/json-file'
import type { GatewayMaker } from './session/link'
import type { Instant } from '@shared/domain/calendar'
import type { LeaveAnswer } from './ipc/exception-handlers'
import type { Log } from './log'
import type { Secrets } from './session/secrets'
import type { TrainingApi } from './session/training-api'
import type { Waits } from './sync/breaker'
import type { PrintingSystem } from './printing/printing'
import type { RecordsEngine } from './records/engine'
import type { KeeperJobs } from './store/keeper/jobs'
import type { OpenLedger } from './store/ledger'
import type { SteadyClock } from './sync/steady-clock'

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
