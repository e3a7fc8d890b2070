import * as http from 'node:http'
import * as https from 'node:https'
import axios, { AxiosHeaders, type AxiosRequestConfig } from 'axios'
import type { Instant } from '@shared/domain/calendar'
import type { Connection } from '@shared/domain/connection'
import {
  ExchangeError,
  problemOf,
  retryAfter,
  wasStaleConnection,
  type Trace,
} from './http-problem'

/** An answer is a page of at most 100 rows; nothing honest is anywhere near this. In bytes, after decompression. */
export const MAX_ANSWER_BYTES = 10_000_000
/** Idle connections are given up before routers and servers usually forget them. */
const IDLE_CONNECTION_MS = 20_000
const MAX_CONNECTIONS = 8
// Node tries the next address of a host after this long; its own default is too short for a poor mobile line.
const NEXT_ADDRESS_MS = 1_000

/** Where a client sends its requests and how the token travels. */
export type Endpoint = Pick<
  Connection,
  'baseUrl' | 'pathPrefix' | 'tokenTransport' | 'tokenName' | 'timeoutMs'
>

/** An answer as it came, whatever its status. */
export interface HttpAnswer {
  status: number
  text: string
  /** From sending to the last byte of the answer. */
  latencyMs: number
  /** The server's `Date`, in UTC ms (whole seconds). */
  serverTime: Instant | null
  /** How long the server asks to be left alone (`Retry-After`), in ms; null when it does not ask. */
  retryAfterMs: number | null
}

export interface PostOptions {
  /**
   * A repeatable request is tried a second time when a pooled connection turns out to be dead. Any other goes over a
   * connection of its own, so that a dead pooled one cannot leave in doubt whether it was received.
   */
  repeatable: boolean
  /**
   * Not repeatable, but over a connection that has just carried such a request where there is one: a queue that drains
   * needs no handshake for each entry. Whoever asks can look up what a dead one leaves in doubt.
   */
  inARow?: boolean
  signal?: AbortSignal | undefined
}

export interface HttpClient {
  readonly host: string
  /** Asks with the fields in the address; else like `post`. */
  get(
    path: string,
    fields: Readonly<Record<string, string>>,
    options: PostOptions,
  ): Promise<HttpAnswer>
  /** Posts form fields; resolves with any HTTP answer. Throws `ExchangeError` when there was none. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    options: PostOptions,
  ): Promise<HttpAnswer>
}

const AGENT = { maxSockets: MAX_CONNECTIONS, autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS }
const KEPT = { ...AGENT, keepAlive: true, timeout: IDLE_CONNECTION_MS }
/** So short that a cashier's single redemption hardly ever meets a connection that died unnoticed. */
const IN_A_ROW = { ...KEPT, timeout: 1_000 }

/** Makes the HTTP client of one connection. `timeoutMs` covers a whole exchange: connecting, headers and body. */
export function createHttpClient(endpoint: Endpoint, token: string | null): HttpClient {
  const { origin, host, pathname, protocol } = new URL(endpoint.baseUrl)
  const base = origin + pathname.replace(/\/+$/, '') + endpoint.pathPrefix.replace(/\/+$/, '')
  const secure = protocol === 'https:'
  const pool = secure ? new https.Agent(KEPT) : new http.Agent(KEPT)
  const row = secure ? new https.Agent(IN_A_ROW) : new http.Agent(IN_A_ROW)
  const fresh = secure ? new https.Agent(AGENT) : new http.Agent(AGENT)
  const identity = identify(endpoint, token)

  async function exchange(
    request: Pick<AxiosRequestConfig, 'method' | 'url' | 'data'>,
    agent: http.Agent,
    signal: AbortSignal,
    trace: Trace,
  ): Promise<HttpAnswer> {
    const startedAt = performance.now()
    const response = await send({
      ...FIXED,
      ...request,
      headers: new AxiosHeaders({ ...HEADERS, ...identity.headers }),
      httpAgent: agent,
      httpsAgent: agent,
      transport: tracingTransport(secure, trace),
      signal,
    })
    const date = Date.parse(String(response.headers['date'] ?? ''))
    return {
      status: response.status,
      text: response.data,
      latencyMs: performance.now() - startedAt,
      serverTime: Number.isNaN(date) ? null : date,
      retryAfterMs: retryAfter(
        response.headers['retry-after'],
        Number.isNaN(date) ? Date.now() : date,
      ),
    }
  }

  async function call(
    request: Pick<AxiosRequestConfig, 'method' | 'url' | 'data'>,
    { repeatable, inARow = false, signal }: PostOptions,
  ): Promise<HttpAnswer> {
    if (!identity.valid) throw new ExchangeError({ code: 'api.unauthorized' }, true)
    const stop = new AbortController()
    const startedAt = performance.now()
    let waitedMs = endpoint.timeoutMs
    const timer = setTimeout(() => stop.abort(), endpoint.timeoutMs)
    const giveUp = (): void => {
      waitedMs = Math.round(performance.now() - startedAt)
      stop.abort()
    }
    signal?.addEventListener('abort', giveUp)
    if (signal?.aborted) giveUp()
    let trace = newTrace()
    try {
      try {
        const agent = repeatable ? pool : inARow ? row : fresh
        return await exchange(request, agent, stop.signal, trace)
      } catch (error) {
        if (!repeatable || stop.signal.aborted || !wasStaleConnection(error, trace)) throw error
        trace = newTrace()
        return await exchange(request, fresh, stop.signal, trace)
      }
    } catch (error) {
      const problem = stop.signal.aborted
        ? ({ code: 'api.timeout', seconds: waitedMs / 1000 } as const)
        : problemOf(error, trace, host, MAX_ANSWER_BYTES)
      throw new ExchangeError(problem, !trace.opened, { cause: error })
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    }
  }

  const written = (fields: Readonly<Record<string, string>>): string =>
    new URLSearchParams({ ...fields, ...identity.fields }).toString()

  return {
    host,
    get(path, fields, options) {
      const url = `${base}${path}${path.includes('?') ? '&' : '?'}${written(fields)}`
      return call({ method: 'get', url }, options)
    },
    post: (path, fields, options) =>
      call({ method: 'post', url: base + path, data: written(fields) }, options),
  }
}

/**
 * What of axios makes the exchange. The layers around it (defaults to merge, interceptors, transformers) have nothing to
 * do here, and took half of the processor time of a queue that drains.
 */
const send = axios.getAdapter('http')

const FIXED: AxiosRequestConfig = {
  // The address in the settings is the only one that is talked to: no proxy of the environment, no redirects.
  proxy: false,
  maxRedirects: 0,
  maxContentLength: MAX_ANSWER_BYTES,
  responseType: 'text',
  validateStatus: () => true,
}

const HEADERS = {
  Accept: 'application/json',
  'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
  'User-Agent': 'coupon-counter',
}

function newTrace(): Trace {
  return { opened: false, reused: false, answering: false }
}

/** Node's own request function, noting how far the request gets. */
function tracingTransport(secure: boolean, trace: Trace): AxiosRequestConfig['transport'] {
  return {
    request(options: https.RequestOptions, onResponse: (response: http.IncomingMessage) => void) {
      const request = (secure ? https : http).request(options, onResponse)
      request.once('socket', (socket) => {
        const opening = 'secureConnecting' in socket ? socket.secureConnecting : socket.connecting
        trace.opened = !opening
        trace.reused = !opening
        if (opening) {
          socket.once(secure ? 'secureConnect' : 'connect', () => {
            trace.opened = true
          })
        }
      })
      request.once('response', () => {
        trace.answering = true
      })
      return request
    },
  }
}

/** What carries the token, and whether it can be carried at all (a line break cannot travel in a header). */
function identify(
  { tokenTransport, tokenName }: Endpoint,
  token: string | null,
): { headers: Record<string, string>; fields: Record<string, string>; valid: boolean } {
  if (token === null || token === '' || tokenTransport === 'none') {
    return { headers: {}, fields: {}, valid: true }
  }
  if (tokenTransport === 'form') return { headers: {}, fields: { [tokenName]: token }, valid: true }
  const valid = /^[\x20-\x7e]+$/.test(token)
  const headers =
    tokenTransport === 'bearer' ? { Authorization: `Bearer ${token}` } : { [tokenName]: token }
  return { headers, fields: {}, valid }
}
