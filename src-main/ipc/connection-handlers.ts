import type { ConnectionDraft, ConnectionReport } from '@shared/ipc/contract'
import type { Connection } from '@shared/domain/connection'
import type { Session } from '@shared/domain/view'
import { connectionId } from '../session/link'
import { API_TOKEN } from '../session/provision'
import type { Secrets } from '../session/secrets'
import type { SettingsStore } from '../session/settings'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface ConnectionTools {
  settings: SettingsStore
  secrets: Secrets
  workplace: Workplace
  session(): Session
  /** Tries a connection out and says precisely what is wrong with it. */
  tryConnection(connection: Connection, token: string): Promise<ConnectionReport>
}

type ConnectionCalls = 'connection.get' | 'connection.test' | 'connection.save'

/** Calls about where the coupon API is. */
export function connectionHandlers(tools: ConnectionTools): Pick<Handlers, ConnectionCalls> {
  const { settings, secrets, workplace, session } = tools
  const tokenOf = ({ token }: ConnectionDraft): string => token ?? secrets.get(API_TOKEN) ?? ''

  return {
    'connection.get': () => ({
      connection: settings.get().api?.connection ?? null,
      hasToken: secrets.get(API_TOKEN) !== null,
      tokenProtected: secrets.isProtected,
    }),
    'connection.test': (draft) => tools.tryConnection(withoutToken(draft), tokenOf(draft)),
    'connection.save'(draft) {
      const connection = withoutToken(draft)
      const before = settings.get().api
      // The shop belongs to the back end: another one has other shops.
      const sameBackEnd =
        before !== null && connectionId(before.connection) === connectionId(connection)
      if (draft.token !== null) secrets.set(API_TOKEN, draft.token === '' ? null : draft.token)
      settings.change({
        mode: 'api',
        api: {
          connection,
          shop: sameBackEnd ? before.shop : null,
          cashier: before?.cashier ?? null,
          capabilities: sameBackEnd ? before.capabilities : [],
        },
      })
      workplace.connect()
      return session()
    },
  }
}

function withoutToken({ token: _, ...connection }: ConnectionDraft): Connection {
  return connection
}
