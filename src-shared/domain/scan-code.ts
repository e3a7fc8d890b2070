import { NO_PATTERNS } from './catch-code'
import { DEFAULT_CODE_RULES } from './code-rules'
import { readCode } from './read-code'
import type { ScanReading } from './typed-text'

export { SCAN_MAX_CHARACTERS, type ScanMeaning, type ScanReading } from './typed-text'

/**
 * Says what a text means by the rules that every terminal begins with: a plain number, a name, or a code that carries a
 * member, coupon, phone or card as `key=value`, URL parameters or flat JSON. Codes of this program itself are read so,
 * whatever the shop's own rules are.
 */
export function readScan(raw: string): ScanReading {
  const reading = readCode(raw, DEFAULT_CODE_RULES, NO_PATTERNS)
  if (!reading.ok) return { ok: false, problem: reading.problem }
  const { meaning } = reading
  // A bill is nobody's name, also where it comes to the wrong reader.
  return meaning.kind === 'bill' ? { ok: false, problem: 'unreadable' } : { ok: true, meaning }
}
