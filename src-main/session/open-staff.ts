import type { AuditBook } from '../counter/audit-ports'
import type { Clock } from '../counter/ports'
import type { Log } from '../log'
import type { SteadyClock } from '../sync/steady-clock'
import { createActionBook, type ActionBook } from './action-book'
import { guardingPin, type GuardingPin } from './guarding-pin'
import { openManagerPin, type ManagerPin } from './manager-pin'
import type { Secrets } from './secrets'
import type { WatchedSettings } from './watched-settings'
import { createStaff, type Staff } from './staff'
import { openStaffStore, type StaffStore } from './staff-store'

export interface StaffRoomParts {
  secrets: Secrets
  settings: WatchedSettings
  ledger: Pick<AuditBook, 'noteAction' | 'auditTrail'>
  clock: Clock
  steadyNow: SteadyClock
  log: Log
  /** Somebody has signed in, or the terminal has locked. */
  changed(): void
}

/** Everything about who works here. */
export interface StaffRoom {
  staff: Staff
  staffStore: StaffStore
  actions: ActionBook
  /** The one PIN of before there was staff. */
  firstPin: ManagerPin
  manager: GuardingPin
}

/** Opens the staff of this terminal; with staff it starts locked. */
export function openStaff(parts: StaffRoomParts): StaffRoom {
  const { secrets, settings, ledger, clock, steadyNow, log, changed } = parts
  const staffStore = openStaffStore(secrets, log)
  const actions = createActionBook(ledger, clock, log)
  const { keepsStaff } = settings.get()
  const isTold = !keepsStaff && staffStore.people().length === 0 && tellsOfStaff(ledger, log)
  const staff = createStaff({
    store: staffStore,
    steady: steadyNow,
    autoLockMinutes: () => settings.get().autoLockMinutes,
    // Where the settings are lost as well, a list that cannot be read tells it, or else the trail.
    keptStaff: () => settings.get().keepsStaff || staffStore.isUnreadable() || isTold,
    changed,
    note: actions.noteStaff,
  })
  // Somebody who takes the list away opens the terminal to everybody: the books say when.
  if (staff.seat().lost) actions.noteStaff('lost', { staff: '—' })
  // Whoever may write into the data folder makes themselves the owner so: that stands in the books, or is told next time.
  if (settings.get().staffToTell && actions.noteStaff('provisioned', { staff: '—' })) {
    settings.change({ staffToTell: false })
  }
  tellOfSettings(settings, actions)
  const firstPin = openManagerPin(secrets, steadyNow)
  return { staff, staffStore, actions, firstPin, manager: guardingPin(firstPin, staff) }
}

/** Whoever takes the list away and edits the settings leaves the trail: somebody had signed in here. */
function tellsOfStaff(ledger: StaffRoomParts['ledger'], log: Log): boolean {
  try {
    return (
      ledger.auditTrail({ kinds: ['staff.signedIn', 'staff.provisioned'], limit: 1 }).length > 0
    )
  } catch (error) {
    log.warn('staff.trailUnread', { error: String(error) })
    return false
  }
}

/** Whoever writes into the data folder needs no right: the books say what is another since. */
function tellOfSettings(settings: WatchedSettings, actions: ActionBook): void {
  const { provisionedToTell } = settings.get()
  if (provisionedToTell.length > 0 && actions.noteSettings('provisioned', provisionedToTell)) {
    settings.change({ provisionedToTell: [] })
  }
  const outside = settings.changedOutside()
  if (outside.length > 0 && actions.noteSettings('changedOutside', outside)) settings.accept()
}
