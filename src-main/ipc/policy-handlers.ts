import type { OfflineRules } from '@shared/ipc/calls-policy'
import { memberAllowance } from '../counter/offline'
import type { Offline } from '../counter/offline-rules'
import type { OpenMembers } from '../counter/open-members'
import type { Ledger } from '../counter/ports'
import type { ManagerPin } from '../session/manager-pin'
import type { SettingsStore } from '../session/settings'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface PolicyTools {
  settings: SettingsStore
  workplace: Workplace
  ledger: Ledger
  openMembers: OpenMembers
  offline: Offline
  manager: ManagerPin
  /** What the status bar shows of the limits may be another from now on. */
  tellStatus(): void
}

type PolicyCalls = 'offline.rules' | 'offline.setPolicy' | 'offline.allowance' | 'manager.setPin'

/** Calls about what may be redeemed while the back end cannot be asked, and who may make exceptions. */
export function policyHandlers(tools: PolicyTools): Pick<Handlers, PolicyCalls> {
  const { settings, workplace, ledger, openMembers, offline, manager } = tools

  function rules(): OfflineRules {
    const policy = settings.get().offlinePolicy
    return { policy, manager: manager.name(), templates: templates(policy.neverTemplates) }
  }

  /** What was redeemed or looked at lately, and what the policy names. */
  function templates(named: readonly string[]): OfflineRules['templates'] {
    const titles = new Map<string, string | null>(named.map((id) => [id, null]))
    const connectionId = workplace.connectionId()
    for (const { coupons } of openMembers.all()) {
      for (const { templateId, title } of coupons) titles.set(templateId, title)
    }
    const recent = connectionId === null ? [] : ledger.recentTemplates(connectionId)
    for (const { id, title } of recent) titles.set(id, title)
    return [...titles].map(([id, title]) => ({ id, title }))
  }

  return {
    'offline.rules': rules,
    async 'offline.setPolicy'({ policy, pin }) {
      await manager.agree(pin)
      settings.change({ offlinePolicy: policy })
      tools.tellStatus()
      return rules()
    },
    async 'offline.allowance'({ memberId }) {
      const desk = await workplace.desk()
      const open = openMembers.get(memberId)
      if (open?.connectionId !== desk.connectionId) return null
      return memberAllowance(open, desk, { ledger, clock: offline.line, offline })
    },
    async 'manager.setPin'({ oldPin, newPin, name }) {
      await manager.agree(oldPin)
      manager.set(name, newPin)
      return rules()
    },
  }
}
