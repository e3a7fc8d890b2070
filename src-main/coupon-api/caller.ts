import type { Instant } from '@shared/domain/calendar'
import { ProblemError } from '@shared/ipc/result'
import type { z } from 'zod'
import type { LineListener } from '../counter/ports'
import type { Log } from '../log'
import type { Envelope } from './envelope'
import type { HttpAnswer, HttpClient, PostOptions } from './http'
import { UnintelligibleError } from './http-problem'
import { withoutSecrets } from './without-secrets'
import { rowsOf } from './tolerant-reader'

export type Fields = Record<string, string>

/** Makes calls of the documents, tells the line how it went, and reads answers by a schema. */
export class Caller {
  /** The text that some data came from, for an answer that makes no sense. */
  private readonly texts = new WeakMap<object, string>()
  private serverClock: { ahead: number } | undefined

  constructor(
    private readonly http: Pick<HttpClient, 'get' | 'post'>,
    private readonly openEnvelope: (answer: HttpAnswer) => Envelope,
    private readonly log: Log,
    private readonly line: LineListener,
  ) {}

  /**
   * One call. Resolves with what the back end said, a refusal included. Throws `ProblemError` (an `ExchangeError`
   * where nothing came back) for all else. A call that asks what may not exist (`quiet`) says nothing of the line
   * when it fails.
   */
  async say(
    path: string,
    fields: Fields,
    options: PostOptions & { quiet?: boolean; method?: 'get' | 'post' },
  ): Promise<Envelope> {
    try {
      const answer = await this.http[options.method ?? 'post'](path, fields, options)
      const { status, latencyMs } = answer
      this.log.debug('api.answered', {
        path,
        status,
        latencyMs: Math.round(latencyMs),
        characters: answer.text.length,
      })
      const envelope = this.open(path, answer)
      if (envelope.kind === 'success' && isObject(envelope.data)) {
        this.texts.set(envelope.data, answer.text)
      }
      if (answer.serverTime !== null) this.serverClock = { ahead: answer.serverTime - Date.now() }
      this.line.answered(Math.round(latencyMs), answer.serverTime)
      if (envelope.kind === 'unauthorized' && !options.quiet) {
        this.line.failed({ code: 'api.unauthorized' })
      }
      return envelope
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      this.log.warn('api.failed', { path, ...error.problem })
      if (!options.quiet && !options.signal?.aborted) this.line.failed(error.problem)
      throw error
    }
  }

  /** The time by the server's clock as its last answer showed it; this computer's until then. */
  now(): Instant {
    return Date.now() + (this.serverClock?.ahead ?? 0)
  }

  /** Opens an answer; one that makes no sense is thrown with its text. */
  private open(path: string, answer: HttpAnswer): Envelope {
    try {
      return this.openEnvelope(answer)
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.code !== 'api.unexpected') throw error
      throw new UnintelligibleError(path, withoutSecrets(answer.text))
    }
  }

  /** One repeatable call whose refusal is a problem. Resolves with the answer's `data`. */
  async read(path: string, fields: Fields, method: 'get' | 'post' = 'post'): Promise<unknown> {
    const envelope = await this.say(path, fields, { repeatable: true, method })
    if (envelope.kind === 'success') return envelope.data
    throw new ProblemError(problemOfRefusal(envelope))
  }

  /** Reads one object by its schema; what cannot be understood is logged with its path. */
  understand<T>(path: string, schema: z.ZodType<T>, data: unknown): T {
    const found = schema.safeParse(data)
    return found.success ? found.data : this.unexpected(path, pathsOf(found.error, []), data)
  }

  /**
   * Reads the rows of a list. One unreadable row must not hide the others from the cashier: it is left out and logged
   * with its path (`data.0.end_date`). When no row at all can be read this is not the list that was asked for.
   * Never used for the answer to a redemption, where nothing is guessed.
   */
  understandRows<T>(path: string, schema: z.ZodType<T>, rows: readonly unknown[]): T[] {
    const read: T[] = []
    const unreadable: string[] = []
    rows.forEach((row, index) => {
      const found = schema.safeParse(row)
      if (found.success) read.push(found.data)
      else unreadable.push(...pathsOf(found.error, [index]))
    })
    if (read.length === 0 && rows.length > 0) this.unexpected(path, unreadable, rows)
    if (unreadable.length > 0) this.leaveOut(path, unreadable)
    return read
  }

  /** Logs which fields made rows unreadable that are left out. */
  leaveOut(path: string, fields: readonly string[]): void {
    this.log.warn('api.rowsLeftOut', { path, fields: fields.slice(0, LOGGED_PATHS) })
  }

  /** The rows of an answer that is one whole list. */
  rows(path: string, data: unknown): unknown[] {
    return rowsOf(data) ?? this.unexpected(path, ['data'], data)
  }

  /** Logs which fields of `data` were not understood and throws `api.unexpected` with the text that it came in. */
  unexpected(path: string, fields: string[], data: unknown): never {
    this.log.warn('api.unexpected', { path, fields: fields.slice(0, LOGGED_PATHS) })
    const text = isObject(data) ? this.texts.get(data) : undefined
    throw new UnintelligibleError(path, withoutSecrets(text ?? JSON.stringify(data) ?? ''))
  }
}

function isObject(data: unknown): data is object {
  return typeof data === 'object' && data !== null
}

const LOGGED_PATHS = 20

/** The problem that a refusal is for a call that only reads. */
export function problemOfRefusal(envelope: Exclude<Envelope, { kind: 'success' }>) {
  return envelope.kind === 'unauthorized'
    ? ({ code: 'api.unauthorized' } as const)
    : ({ code: 'api.refused', apiCode: envelope.apiCode, info: envelope.info } as const)
}

function pathsOf(error: z.ZodError, prefix: readonly PropertyKey[]): string[] {
  return error.issues.map((issue) => ['data', ...prefix, ...issue.path].map(String).join('.'))
}
