import type { FastifyRequest } from 'fastify'
import type { Instant } from '@shared/domain/calendar'
import type { Caller } from './call'
import type { Store } from './store/store'
import { tokenHash } from './tokens'

const REMEMBER_MS = 60_000
const REMEMBER_MAX = 1_000

/**
 * Finds out who calls by the token, which may travel as `Authorization: Bearer`, as `X-Token` or as the form field
 * `token`. Comparing hashes makes the time independent of how much of a guess is right.
 */
export class Gatekeeper {
  readonly #known = new Map<string, { caller: Caller; until: Instant }>()
  readonly #terminalHash

  /** @param terminalToken the token that stands for the terminal itself, if there is one */
  constructor(
    private readonly store: Store,
    private readonly clock: () => Instant,
    terminalToken: string | null,
  ) {
    this.#terminalHash = terminalToken === null ? null : tokenHash(terminalToken)
  }

  /** Who sent this request, or null when the token is missing, wrong or too old. */
  async callerOf(request: FastifyRequest): Promise<Caller | null> {
    const token = tokenOf(request)
    if (token === null) return null
    const hash = tokenHash(token)
    if (hash === this.#terminalHash) return { kind: 'terminal' }
    const now = this.clock()
    const known = this.#known.get(hash)
    if (known && now < known.until) return known.caller
    const staff = await this.store.staffOfToken(hash, now)
    this.#known.delete(hash)
    if (!staff) return null
    const caller: Caller = { kind: 'staff', staff }
    if (this.#known.size >= REMEMBER_MAX) this.#known.clear()
    this.#known.set(hash, { caller, until: now + REMEMBER_MS })
    return caller
  }
}

function tokenOf({ headers, body }: FastifyRequest): string | null {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer !== undefined) return bearer
  const header = headers['x-token']
  if (typeof header === 'string') return header
  const field = typeof body === 'object' && body !== null && 'token' in body ? body.token : null
  return typeof field === 'string' ? field : null
}
