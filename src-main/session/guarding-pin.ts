import type { ManagerPin } from './manager-pin'
import { nameOf, type Staff } from './staff'

/** Who lets something pass that not everybody may: the manager's one PIN, or the staff where this terminal keeps any. */
export interface GuardingPin extends ManagerPin {
  /** True when there is anybody who can let a sale pass against the offline policy. */
  hasAnybody(): boolean
  /** Who lets a sale pass: `number` says whose PIN it is where there is staff. Throws `manager.*`, `staff.*`, `right.notTheirs`. */
  letPass(pin: string, number: string | undefined): Promise<string>
}

/** The manager's PIN as long as there is no staff. With staff every call has been judged by the table of rights already. */
export function guardingPin(manager: ManagerPin, staff: Staff): GuardingPin {
  return {
    name: () => (staff.inUse() ? null : manager.name()),
    agree: (pin) => (staff.inUse() ? Promise.resolve() : manager.agree(pin)),
    check: manager.check,
    set: manager.set,
    hasAnybody: () =>
      staff.inUse() ? staff.hasSomebodyWith('overrideOffline') : manager.name() !== null,
    async letPass(pin, number) {
      if (!staff.inUse()) return manager.check(pin)
      return nameOf(await staff.vouch('overrideOffline', number ?? '', pin))
    },
  }
}
