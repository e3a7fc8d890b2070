import type { ConnectionDraft, ConnectionReport } from '@shared/ipc/contract'
import type { Connection } from '@shared/domain/connection'
import type { Session } from '@shared/domain/view'
import { ProblemError } from '@shared/ipc/result'
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

  /** The stored token goes only to the address that it was saved with. */
  function tokenOf({ token, baseUrl }: ConnectionDraft): string {
    const stored = secrets.get(API_TOKEN)
    if (token !== null || stored === null) return token ?? ''
    const saved = settings.get().api?.connection.baseUrl
    if (saved !== undefined && new URL(saved).origin === new URL(baseUrl).origin) return stored
    throw new ProblemError({ code: 'connection.tokenNeeded' })
  }

  return {
    'connection.get': () => ({
      connection: settings.get().api?.connection ?? null,
      hasToken: secrets.get(API_TOKEN) !== null,
      tokenProtected: secrets.isProtected,
    }),
    'connection.test': (draft) => tools.tryConnection(connectionOf(draft), tokenOf(draft)),
    'connection.save'(draft) {
      const connection = connectionOf(draft)
      const token = tokenOf(draft)
      const before = settings.get().api
      const book = connectionId(connection)
      const bookBefore = before && (before.book ?? connectionId(before.connection))
      // The shop and what waits belong to the back end: another one has its own.
      const kept = before && (draft.sameBackEnd || bookBefore === book) ? before : null
      secrets.set(API_TOKEN, token === '' ? null : token)
      settings.change({
        mode: 'api',
        api: {
          connection,
          book: kept ? (bookBefore ?? book) : book,
          shop: kept?.shop ?? null,
          cashier: before?.cashier ?? null,
          capabilities: kept?.capabilities ?? [],
          codeRules: kept?.codeRules,
        },
      })
      workplace.connect()
      return session()
    },
  }
}

/** The draft without what is stored elsewhere. */
function connectionOf({ token: _, sameBackEnd: __, ...connection }: ConnectionDraft): Connection {
  return connection
}
