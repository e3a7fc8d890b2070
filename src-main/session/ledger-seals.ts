import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { ChainEnd } from '../counter/audit-ports'
import type { Log } from '../log'
import type { Secrets } from './secrets'

const KEY = 'ledger-seal'
const END = 'ledger-sealed'

const endSchema = z.object({ seq: z.int().positive(), hash: z.string() })

/** What is known of the ledger's chain outside the ledger: whoever changes the one does not change the other with it. */
export interface LedgerSeals {
  /** With what the ledger is sealed; null before the first seal. */
  key(): string | null
  /** The same, made with the first seal. Throws `ProblemError` `storage.*`. */
  keyToSeal(): string
  /** Where the chain ended when it was sealed last; null where nobody knows. */
  end(): ChainEnd | null
  /** Throws nothing: what cannot be kept leaves the end before it in force. */
  keepEnd(end: ChainEnd): void
  /** The program itself is about to put another ledger in its place, whose own trail says so. Throws nothing. */
  forgetEnd(): void
}

/** The seals of this terminal's ledger, among its secrets. */
export function ledgerSeals(secrets: Secrets, log: Log): LedgerSeals {
  function write(end: ChainEnd | null): void {
    try {
      secrets.set(END, end && JSON.stringify(end))
    } catch (error) {
      log.warn('ledger.endNotKept', { error: String(error) })
    }
  }

  return {
    key: () => secrets.get(KEY),
    keyToSeal() {
      const known = secrets.get(KEY)
      if (known !== null) return known
      const key = randomBytes(32).toString('base64url')
      secrets.set(KEY, key)
      return key
    },
    end() {
      const text = secrets.get(END)
      if (text === null) return null
      try {
        return endSchema.parse(JSON.parse(text))
      } catch {
        return null
      }
    },
    keepEnd: ({ seq, hash }) => write({ seq, hash }),
    forgetEnd: () => write(null),
  }
}
