import { ProblemError, type Problem } from '@shared/ipc/result'

/** How far a request got before it failed: the difference between "never sent" and "nobody knows". */
export interface Trace {
  /** A connection stood (for https: after the handshake), so bytes of the request may have left. */
  opened: boolean
  /** The connection had served an earlier request: the server may have closed it in this very moment. */
  reused: boolean
  /** The head of an answer arrived. */
  answering: boolean
}

/** A request that brought no usable answer, with what is certain about whether it ever left this machine. */
export class ExchangeError extends ProblemError {
  constructor(
    problem: Problem,
    /** True only where no byte of the request can have reached the server. */
    readonly neverLeft: boolean,
    options?: ErrorOptions,
  ) {
    super(problem, options)
    this.name = 'ExchangeError'
  }
}

/** The back end answers that it has no time now, and when to come back. */
export class BusyError extends ProblemError {
  constructor(
    problem: Problem,
    readonly retryAfterMs: number,
  ) {
    super(problem)
    this.name = 'BusyError'
  }
}

/** An answer that this program cannot understand, with its text but for secrets, so that a later program may. */
export class UnintelligibleError extends ProblemError {
  constructor(
    readonly call: string,
    readonly answer: string,
  ) {
    super({ code: 'api.unexpected' })
    this.name = 'UnintelligibleError'
  }
}

/** Nobody is left alone for longer, whatever a server asks. */
const LONGEST_RETRY_AFTER_MS = 3_600_000

/** Reads a `Retry-After` header, seconds or a date (RFC 9110, 10.2.3), against the server's own time; null without one. */
export function retryAfter(header: unknown, serverNow: number): number | null {
  if (typeof header !== 'string' || header.trim() === '') return null
  const text = header.trim()
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - serverNow
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), LONGEST_RETRY_AFTER_MS)
}

const HOST_NOT_FOUND = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL'])
// Names of OpenSSL's verification results and of Node's own TLS errors.
const CERTIFICATE =
  /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|EPROTO$|PATH_LENGTH)/

/** Says in the terminal's words why a request failed, from Node's error and how far the request got. */
export function problemOf(error: unknown, trace: Trace, host: string, limitBytes: number): Problem {
  const code = codeOf(error)
  if (isTooLarge(error)) return { code: 'api.tooLarge', limitMb: limitBytes / 1_000_000 }
  if (code.startsWith('HPE_')) return { code: 'api.notJson' }
  // A broken gzip stream: cut off, or never one.
  if (code === 'Z_BUF_ERROR') return { code: 'api.truncated' }
  if (code.startsWith('Z_')) return { code: 'api.notJson' }
  if (trace.answering) return { code: 'api.truncated' }
  if (HOST_NOT_FOUND.has(code)) return { code: 'api.hostNotFound', host }
  if (CERTIFICATE.test(code)) return { code: 'api.certificate', host, reason: code }
  return { code: 'api.unreachable', host }
}

/** True when a pooled connection broke before any answer: the usual race with a server closing idle connections. */
export function wasStaleConnection(error: unknown, trace: Trace): boolean {
  return trace.reused && !trace.answering && ['ECONNRESET', 'EPIPE'].includes(codeOf(error))
}

/** True when the back end says by HTTP that it has no such call, whatever page comes with it. */
export function hasNoSuchCall({ problem }: ProblemError): boolean {
  return problem.code === 'api.http' && (problem.status === 404 || problem.status === 405)
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('maxContentLength')
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : ''
}
