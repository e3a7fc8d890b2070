import { z } from 'zod'
import { ProblemError } from '@shared/ipc/result'
import type { CodeBook, CodeMaterial } from '../counter/code-ports'
import type { Desk } from '../counter/ports'
import type { Log } from '../log'
import type { Secrets } from './secrets'

const FOLLOW_EVERY_MS = 30_000

const materialSchema = z.object({
  masterKey: z.string(),
  cardKeys: z.array(z.object({ id: z.int(), publicKey: z.string() })),
})

type Place = Pick<Desk, 'connectionId' | 'gateway'>

export interface CodeKeeperTools {
  secrets: Secrets
  codeBook: CodeBook
  isOffline(): boolean
  log: Log
  /** How long after connecting the first pull begins. */
  pullAfterMs?: number | undefined
}

/**
 * Keeps the keys and the list of what was renewed and revoked, so that codes are checked without a line. The keys rest
 * where the token does, sealed by the system's key store.
 */
export interface CodeKeeper {
  /** Another back end, or none for now. */
  use(place: Place | null): void
  /** The line is back. */
  wake(): void
  /** The keys. Throws `ProblemError` `memberCode.notHere` where there are none, `memberCode.notReady` before the first pull. */
  keys(place: Place): Promise<CodeMaterial>
  /** Pulls now; false where that is not possible. Never rejects. */
  refresh(place: Place): Promise<boolean>
  stop(): Promise<void>
}

/** Makes the keeper; nothing is pulled before a back end is in use. */
export function createCodeKeeper(tools: CodeKeeperTools): CodeKeeper {
  const { secrets, codeBook, log } = tools
  let current: Place | null = null
  let stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const pulls = new Map<string, Promise<boolean>>()

  async function pull({ connectionId, gateway }: Place, signal: AbortSignal): Promise<boolean> {
    const desk = gateway.codes
    if (!desk || tools.isOffline()) return false
    try {
      const material = await desk.material(signal)
      signal.throwIfAborted()
      const text = JSON.stringify(material)
      if (secrets.get(secretOf(connectionId)) !== text) secrets.set(secretOf(connectionId), text)
      for (let more = true; more;) {
        const page = await desk.changes(codeBook.cursor(connectionId), signal)
        signal.throwIfAborted()
        if (page === 'startOver') codeBook.startOver(connectionId)
        else codeBook.add(connectionId, page.rows, page.cursor)
        more = page === 'startOver' || page.more
      }
      return true
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem.code : 'unexpected'
      if (!signal.aborted) log.info('codes.notPulled', { problem })
      return false
    }
  }

  function refresh(place: Place): Promise<boolean> {
    const { connectionId } = place
    const under = pulls.get(connectionId)
    if (under) return under
    const mine = pull(place, stopping.signal).finally(() => pulls.delete(connectionId))
    pulls.set(connectionId, mine)
    return mine
  }

  function follow(afterMs: number): void {
    clearTimeout(timer)
    if (!current) return
    timer = setTimeout(() => {
      if (current) void refresh(current).then(() => follow(FOLLOW_EVERY_MS))
    }, afterMs)
    timer.unref()
  }

  function sealed(connectionId: string): CodeMaterial | null {
    const text = secrets.get(secretOf(connectionId))
    if (text === null) return null
    try {
      return materialSchema.parse(JSON.parse(text))
    } catch {
      return null
    }
  }

  return {
    use(place) {
      stopping.abort()
      stopping = new AbortController()
      current = place
      follow(tools.pullAfterMs ?? FOLLOW_EVERY_MS / 10)
    },
    wake: () => follow(0),
    async keys(place) {
      const known = sealed(place.connectionId)
      if (known) return known
      const isPossible = place.gateway.codes !== undefined
      if (isPossible) await refresh(place)
      const pulled = sealed(place.connectionId)
      if (pulled) return pulled
      throw new ProblemError({ code: isPossible ? 'memberCode.notReady' : 'memberCode.notHere' })
    },
    refresh,
    async stop() {
      current = null
      clearTimeout(timer)
      stopping.abort()
      await Promise.all(pulls.values())
    },
  }
}

function secretOf(connectionId: string): string {
  return `member-codes ${connectionId}`
}
