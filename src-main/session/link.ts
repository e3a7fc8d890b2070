import { createHash } from 'node:crypto'
import { DEFAULT_TIME_ZONE } from '@shared/domain/calendar'
import type { Capability } from '@shared/domain/capability'
import type { Connection } from '@shared/domain/connection'
import { ProblemError } from '@shared/ipc/result'
import type { CouponGateway, LineListener } from '../counter/ports'
import type { Log } from '../log'
import { API_TOKEN } from './provision'
import type { Secrets } from './secrets'
import type { Settings } from './settings'
import type { TrainingApi } from './training-api'

/** Makes the client of a connection; `capabilities` is what it may rely on before it has asked. */
export type GatewayMaker = (
  connection: Connection,
  token: string,
  tools: { log: Log; line: LineListener; capabilities: readonly Capability[] },
) => CouponGateway | Promise<CouponGateway>

/** A connection in use. */
export interface Link {
  connectionId: string
  gateway: CouponGateway
  timeZone: string
}

export interface LinkTools {
  settings: Settings
  secrets: Secrets
  training: TrainingApi
  makeGateway: GatewayMaker
  log: Log
  line: LineListener
}

/** Entries of training and of each back end stay apart in one ledger by this id. */
export const TRAINING_CONNECTION = 'training'

/** Under which id the ledger keeps the entries of this place, and whose calendar counts: known before any answer. */
export type Book = Pick<Link, 'connectionId' | 'timeZone'>

/** The book of the settings; null while nothing is set up. */
export function bookOf({ mode, api }: Settings): Book | null {
  if (mode === 'training') {
    return { connectionId: TRAINING_CONNECTION, timeZone: DEFAULT_TIME_ZONE }
  }
  if (mode !== 'api' || !api) return null
  const { connection } = api
  return { connectionId: api.book ?? connectionId(connection), timeZone: connection.timeZone }
}

/** Connects as the settings say. Throws `ProblemError`: `api.notConfigured` or `api.trainingFailed`. */
export async function openLink(tools: LinkTools): Promise<Link> {
  const { settings, secrets, training, makeGateway, log, line } = tools
  const book = bookOf(settings)
  if (book && settings.mode === 'training') {
    const { baseUrl, token } = await training.start()
    const gateway = await makeGateway(trainingConnection(baseUrl), token, {
      log,
      line,
      capabilities: [],
    })
    await gateway.discover()
    return { ...book, gateway }
  }
  if (book && settings.api) {
    const { connection, capabilities } = settings.api
    const token = secrets.get(API_TOKEN) ?? ''
    return { ...book, gateway: await makeGateway(connection, token, { log, line, capabilities }) }
  }
  throw new ProblemError({ code: 'api.notConfigured' })
}

/** The id that a back end's entries get at first: whatever token or time limit is used, they stay together. */
export function connectionId(connection: Connection): string {
  const { dialect, baseUrl, pathPrefix, yunShop } = connection
  const { origin, pathname } = new URL(baseUrl)
  const address = `${dialect} ${origin}${pathname.replace(/\/+$/, '')}${pathPrefix}`
  // Several merchants may share one address of yun_shop.
  const account = dialect === 'yun_shop' ? ` i=${yunShop?.account ?? ''}` : ''
  return createHash('sha256')
    .update(address + account)
    .digest('hex')
    .slice(0, 16)
}

function trainingConnection(baseUrl: string): Connection {
  return {
    dialect: 'auditelecoupon',
    baseUrl,
    pathPrefix: '',
    tokenTransport: 'bearer',
    tokenName: 'token',
    timeZone: DEFAULT_TIME_ZONE,
    timeoutMs: 10_000,
  }
}
