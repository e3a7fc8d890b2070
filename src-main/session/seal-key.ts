import { randomBytes } from 'node:crypto'
import type { Secrets } from './secrets'

const SEAL_KEY = 'ledger-seal'

/** With what the ledger is sealed; null before the first seal. */
export const knownSealKey = (secrets: Secrets): string | null => secrets.get(SEAL_KEY)

/** The same, made with the first seal. Throws `ProblemError` `storage.*`. */
export function sealKeyOf(secrets: Secrets): string {
  const known = knownSealKey(secrets)
  if (known !== null) return known
  const key = randomBytes(32).toString('base64url')
  secrets.set(SEAL_KEY, key)
  return key
}
