import type { Session } from '@shared/domain/view'
import type { ManagerPin } from '../session/manager-pin'
import type { SettingsStore } from '../session/settings'
import type { Staff } from '../session/staff'
import { saveStaff, staffList } from '../session/staff-list'
import type { StaffStore } from '../session/staff-store'
import type { Handlers } from './router'

export interface StaffTools {
  staff: Staff
  staffStore: StaffStore
  /** The one PIN of before there was staff. */
  firstPin: ManagerPin
  settings: SettingsStore
  session(): Session
}

type StaffCalls = Extract<keyof Handlers, `staff.${string}`>

/** Calls about who works here. */
export function staffHandlers(tools: StaffTools): Pick<Handlers, StaffCalls> {
  const { staff, staffStore: store, settings, session } = tools
  return {
    async 'staff.signIn'({ number, pin }) {
      await staff.signIn(number, pin)
      return session()
    },
    'staff.signInByCard'({ code }) {
      staff.scanCard(code)
      return session()
    },
    'staff.lock'() {
      staff.lock()
      return session()
    },
    'staff.stillHere'() {
      staff.touch()
      return null
    },
    async 'staff.lend'({ call, right, number, pin }) {
      return { name: await staff.lend(call, right, number, pin) }
    },
    'staff.list': () => staffList(store),
    async 'staff.save'({ managerPin, ...order }) {
      const isFirst = !staff.inUse()
      // Who may make exceptions today must not be passed over by whoever comes first.
      if (isFirst) await tools.firstPin.agree(managerPin)
      const id = saveStaff(store, order)
      if (order.pin !== null) staff.forgive(id)
      if (isFirst) {
        settings.change({ keepsStaff: true })
        staff.seatNow(id)
      } else staff.refresh()
      return staffList(store)
    },
    'staff.setAutoLock'({ minutes }) {
      settings.change({ autoLockMinutes: minutes })
      return session()
    },
    async 'staff.changePin'({ oldPin, newPin }) {
      await staff.changePin(oldPin, newPin)
      return null
    },
  }
}
