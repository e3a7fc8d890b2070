import { suggestAsked, suggestKnown, type SuggestTools } from '../counter/suggest-members'
import type { Line } from '../sync/line'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface MemberTools extends Omit<SuggestTools, 'isOffline'> {
  workplace: Workplace
  line: Line
}

/** Calls about members who are not open. */
export function memberHandlers({
  workplace,
  line,
  ...tools
}: MemberTools): Pick<Handlers, 'members.suggest'> {
  const asking: SuggestTools = { ...tools, isOffline: () => line.state.state === 'offline' }
  return {
    async 'members.suggest'({ text, ask }) {
      if (ask) return suggestAsked(text, await workplace.desk(), asking)
      const connectionId = workplace.connectionId()
      return connectionId === null ? [] : suggestKnown(text, connectionId, tools.cache)
    },
  }
}
