import { DEFAULT_TIME_ZONE, isTimeZone } from '@shared/domain/calendar'
import type { Connection, TokenTransport } from '@shared/domain/connection'
import type { ConnectionDraft } from '@shared/ipc/contract'
import {
  checkYunShop,
  toYunShop,
  yunShopDraftOf,
  type YunShopError,
  type YunShopFields,
} from './yun-shop-draft'

/** The connection form as it is being filled in: texts, not yet checked. */
export interface DraftFields extends YunShopFields {
  dialect: Connection['dialect']
  baseUrl: string
  pathPrefix: string
  tokenTransport: TokenTransport
  tokenName: string
  token: string
  timeZone: string
  timeoutSeconds: string
  /** Only asked for where the address changed. */
  sameBackEnd: boolean
}

/** What is wrong with a field: a key below `settings.form.errors`. */
export type DraftError =
  | 'baseUrl'
  | 'baseUrlExtra'
  | 'pathPrefix'
  | 'tokenName'
  | 'tokenMissing'
  | 'tokenNeeded'
  | 'tokenCharacters'
  | 'timeZone'
  | 'timeoutSeconds'
  | YunShopError
export type DraftErrors = Partial<Record<keyof DraftFields, DraftError>>

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/
const PREFIX = /^(\/[^\s?#]*)?$/
const PRINTABLE = /^[\x21-\x7e]*$/
/** Where the transport needs no name the contract still asks for one. */
const UNUSED_NAME = 'token'

/** The form's first content: the stored connection, or what most back ends need. */
export function draftOf(connection: Connection | null): DraftFields {
  return {
    dialect: connection?.dialect ?? 'auditelecoupon',
    baseUrl: connection?.baseUrl ?? '',
    pathPrefix: connection?.pathPrefix ?? '',
    tokenTransport: connection?.tokenTransport ?? 'bearer',
    tokenName: connection?.tokenName ?? UNUSED_NAME,
    token: '',
    timeZone: connection?.timeZone ?? DEFAULT_TIME_ZONE,
    timeoutSeconds: String((connection?.timeoutMs ?? 10_000) / 1000),
    sameBackEnd: false,
    ...yunShopDraftOf(connection),
  }
}

/** True where the token travels under a name of its own. */
export function needsName(transport: TokenTransport): transport is 'header' | 'form' {
  return transport === 'header' || transport === 'form'
}

function baseUrlError(text: string): DraftError | undefined {
  const address = text.trim()
  if (/[?#]/.test(address)) return 'baseUrlExtra'
  if (!/^https?:\/\/[^\s/]+(\/\S*)?$/i.test(address) || !URL.canParse(address)) return 'baseUrl'
  return address.length > 500 ? 'baseUrl' : undefined
}

/** Host and port of an address; what cannot be read has none. */
function originOf(address: string): string | null {
  return URL.canParse(address.trim()) ? new URL(address.trim()).origin : null
}

/** Where an address and a path prefix lead, written one way: "https://x/" and "https://X" are the same place. */
function placeOf({ baseUrl, pathPrefix }: Pick<Connection, 'baseUrl' | 'pathPrefix'>): string {
  const address = baseUrl.trim()
  const base = URL.canParse(address) ? new URL(address).href : address
  return `${base.replace(/\/+$/, '')}${pathPrefix.trim().replace(/\/+$/, '')}`
}

/** True once the form names another place than the stored connection, or another merchant at the same place. */
export function isMoved(fields: DraftFields, stored: Connection | null): boolean {
  if (stored === null) return false
  const isYunShop = fields.dialect === 'yun_shop' && stored.dialect === 'yun_shop'
  const isOther = isYunShop && fields.account.trim() !== stored.yunShop?.account
  return isOther || placeOf(fields) !== placeOf(stored)
}

/** True where the stored token would travel to another host than it was given for: it is not sent there. */
export function needsTokenAgain(fields: DraftFields, stored: Connection | null): boolean {
  return stored !== null && originOf(fields.baseUrl) !== originOf(stored.baseUrl)
}

function tokenError(
  fields: DraftFields,
  hasToken: boolean,
  stored: Connection | null,
): DraftError | undefined {
  if (fields.tokenTransport === 'none') return undefined
  const token = fields.token.trim()
  if (token === '') {
    if (!hasToken) return 'tokenMissing'
    return needsTokenAgain(fields, stored) ? 'tokenNeeded' : undefined
  }
  return PRINTABLE.test(token) && token.length <= 4096 ? undefined : 'tokenCharacters'
}

/** Checks every field; an empty answer means that the draft can be tested and saved. */
export function checkDraft(
  fields: DraftFields,
  hasToken: boolean,
  stored: Connection | null = null,
): DraftErrors {
  const seconds = Number(fields.timeoutSeconds)
  const found: Record<string, DraftError | undefined> = {
    baseUrl: baseUrlError(fields.baseUrl),
    pathPrefix: PREFIX.test(fields.pathPrefix.trim()) ? undefined : 'pathPrefix',
    tokenName:
      !needsName(fields.tokenTransport) || NAME.test(fields.tokenName.trim())
        ? undefined
        : 'tokenName',
    token: tokenError(fields, hasToken, stored),
    timeZone: isTimeZone(fields.timeZone.trim()) ? undefined : 'timeZone',
    timeoutSeconds: seconds >= 1 && seconds <= 60 ? undefined : 'timeoutSeconds',
  }
  const own = fields.dialect === 'yun_shop' ? checkYunShop(fields) : {}
  const all = Object.entries({ ...found, ...own })
  return Object.fromEntries(all.filter(([, error]) => error)) as DraftErrors
}

/** The checked form as the main process takes it. An empty token keeps the stored one. */
export function toDraft(fields: DraftFields, stored: Connection | null = null): ConnectionDraft {
  const named = needsName(fields.tokenTransport)
  const token = fields.token.trim()
  return {
    dialect: fields.dialect,
    baseUrl: fields.baseUrl.trim(),
    pathPrefix: fields.pathPrefix.trim().replace(/\/+$/, ''),
    tokenTransport: fields.tokenTransport,
    tokenName: named ? fields.tokenName.trim() : UNUSED_NAME,
    token: token === '' ? null : token,
    timeZone: fields.timeZone.trim(),
    timeoutMs: Math.round(Number(fields.timeoutSeconds) * 1000),
    ...(fields.dialect === 'yun_shop' && { yunShop: toYunShop(fields) }),
    // Ticked for an address that was then put back: there is nothing to take along.
    sameBackEnd: fields.sameBackEnd && isMoved(fields, stored),
  }
}
