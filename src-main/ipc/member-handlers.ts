import type { Session } from '@shared/domain/view'
import { revealPhone, type RevealTools } from '../counter/reveal-phone'
import { suggestAsked, suggestKnown, type SuggestTools } from '../counter/suggest-members'
import type { ManagerPin } from '../session/manager-pin'
import type { SettingsStore } from '../session/settings'
import type { Line } from '../sync/line'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface MemberTools extends Omit<SuggestTools, 'isOffline'>, RevealTools {
  workplace: Workplace
  line: Line
  settings: SettingsStore
  manager: ManagerPin
  session(): Session
}

type MemberCalls = 'members.suggest' | 'members.revealPhone' | 'members.setPhoneLook'

/** Calls about members who are not open, and about what may be seen of one. */
export function memberHandlers(tools: MemberTools): Pick<Handlers, MemberCalls> {
  const { workplace, settings, line } = tools
  const asking: SuggestTools = { ...tools, isOffline: () => line.state.state === 'offline' }
  return {
    async 'members.suggest'({ text, ask }) {
      if (ask) return suggestAsked(text, await workplace.desk(), asking)
      const connectionId = workplace.connectionId()
      const { phoneLook } = settings.get()
      return connectionId === null
        ? []
        : suggestKnown(text, { connectionId, phoneLook }, tools.cache)
    },
    'members.revealPhone': async ({ memberId }) => ({
      phone: revealPhone(memberId, await workplace.desk(), tools),
    }),
    async 'members.setPhoneLook'({ look, pin }) {
      await tools.manager.agree(pin)
      settings.change({ phoneLook: look })
      return tools.session()
    },
  }
}
