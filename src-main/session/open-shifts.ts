import type { Session } from '@shared/domain/view'
import { createShifts, type Shifts, type ShiftTools } from '../counter/shifts'
import type { AuditBook } from '../counter/audit-ports'
import type { Log } from '../log'
import type { Line } from '../sync/line'
import type { LedgerSeals } from './ledger-seals'
import type { SettingsStore } from './settings'
import { nameOf } from './staff'
import type { Workplace } from './workplace'

export interface ShiftRoomParts extends Pick<ShiftTools, 'exceptions'> {
  ledger: ShiftTools['ledger'] & Pick<AuditBook, 'chainHolds'>
  line: Line
  workplace: Workplace
  settings: SettingsStore
  seals: LedgerSeals
  session(): Session
  log: Log
}

/** The shifts of this terminal, over the connection in use. */
export function openShifts({
  ledger,
  exceptions,
  line,
  workplace,
  settings,
  seals,
  session,
  log,
}: ShiftRoomParts): Shifts {
  return createShifts({
    ledger,
    exceptions,
    clock: line,
    place() {
      const { shop, mode } = session()
      if (!shop || workplace.connectionId() === null) return null
      return { ...workplace.book(), shop, training: mode === 'training' }
    },
    by() {
      const cashier = workplace.cashier()
      return cashier ? nameOf(cashier) : '—'
    },
    dayStartHour: () => settings.get().dayStartHour,
    gateway: async () => (line.state.state === 'offline' ? null : (await workplace.desk()).gateway),
    sealKey: seals.keyToSeal,
    sealed(end) {
      if (goesOn(seals, ledger, log)) seals.keepEnd(end)
    },
  })
}

/**
 * Whether the chain still has the end that was sealed last. A ledger that was put back behind the program's back has not,
 * and the next seal must not make it the one that is known: the verification is to find it for good.
 */
function goesOn(seals: LedgerSeals, ledger: ShiftRoomParts['ledger'], log: Log): boolean {
  const known = seals.end()
  try {
    if (known === null || ledger.chainHolds(known)) return true
    log.error('ledger.sealedEndGone', { seq: known.seq })
  } catch (error) {
    log.warn('ledger.endNotKept', { error: String(error) })
  }
  return false
}
