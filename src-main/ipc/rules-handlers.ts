import type { Session } from '@shared/domain/view'
import type { ManagerPin } from '../session/manager-pin'
import type { SettingsStore } from '../session/settings'
import type { Handlers } from './router'

export interface RulesTools {
  settings: SettingsStore
  manager: ManagerPin
  session(): Session
}

/** Calls about what the shop decides about several coupons on one bill. */
export function rulesHandlers({
  settings,
  manager,
  session,
}: RulesTools): Pick<Handlers, 'rules.set'> {
  return {
    async 'rules.set'({ rules, pin }) {
      await manager.agree(pin)
      settings.change({ couponRules: rules })
      return session()
    },
  }
}
