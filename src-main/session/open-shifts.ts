import type { Session } from '@shared/domain/view'
import { createShifts, type Shifts, type ShiftTools } from '../counter/shifts'
import type { Line } from '../sync/line'
import type { LedgerSeals } from './ledger-seals'
import type { SettingsStore } from './settings'
import { nameOf } from './staff'
import type { Workplace } from './workplace'

export interface ShiftRoomParts extends Pick<ShiftTools, 'ledger' | 'exceptions'> {
  line: Line
  workplace: Workplace
  settings: SettingsStore
  seals: LedgerSeals
  session(): Session
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
    sealed: seals.keepEnd,
  })
}
