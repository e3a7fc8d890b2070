import type { Instant } from '@shared/domain/calendar'
import type { ChainFault } from '@shared/domain/chain-verdict'
import { SEALED } from '../ledger-audit'
import { ADOPTIONS } from './adopt'
import { keyIdOf, sealFits, shortHash } from './link'
import type { FoundLink } from './read-chain'

/** When the last seal was made, how many there are, and how many of them are of another key. */
interface SealsFound {
  seals: number
  otherKey: number
  lastSealAt: Instant | null
}

/** What the audit trail, and the reports of shifts, say of the chain that they are part of. */
export interface Trail {
  /** What is wrong with a row of theirs that follows the hash `before`; null where nothing is, and for any other row. */
  see(link: FoundLink, before: string): ChainFault | null
  seals(): SealsFound
}

/** The columns of an entry as `contentOf` tells them. */
type Entry = [
  table: string,
  seq: number,
  at: number,
  kind: string,
  staff: string,
  approvedBy: string | null,
  subject: string | null,
  detail: string,
]

/**
 * Follows the entries about the chain itself. Those that came with an adoption speak of another chain, so that only their
 * key can be checked; a chain begins with its first entry or not at all.
 */
export function watchTrail({ sealKey }: { sealKey?: string }): Trail {
  const found: SealsFound = { seals: 0, otherKey: 0, lastSealAt: null }
  /** What was sealed by the shift that it closed, as it is printed. */
  const codes = new Map<string, string>()
  let adopted = { until: 0, atBeginning: false }

  function seeSeal({ seq }: FoundLink, before: string, entry: Entry): ChainFault | null {
    const [, , at, , , , subject, text] = entry
    const detail = JSON.parse(text) as { seq: number; hash: string; seal: string; key: string }
    const isHere = seq > adopted.until
    if (isHere && (detail.seq !== seq - 1 || detail.hash !== before)) return 'sealWrong'
    if (sealKey !== undefined) {
      if (detail.key !== keyIdOf(sealKey)) found.otherKey++
      else if (!sealFits(detail, String(detail.seal), sealKey)) return 'sealWrong'
    }
    found.seals++
    found.lastSealAt = at
    if (subject !== null) codes.set(subject, shortHash(String(detail.hash)))
    return null
  }

  /** The report of a shift says what was printed: whoever makes the chain anew must not leave that as it was. */
  function seeReport({ seq, key, content }: FoundLink): ChainFault | null {
    // What came back from a damaged ledger may have lost the seal, or a letter of the code.
    if (seq <= adopted.until) return null
    const [, , , , text] = JSON.parse(content ?? '[]') as unknown[]
    const { seal } = JSON.parse(String(text)) as { seal: unknown }
    const code = codes.get(key)
    return code === seal ? null : 'sealWrong'
  }

  function look(link: FoundLink, before: string): ChainFault | null {
    if (link.table === 'shift_close') return seeReport(link)
    if (link.table !== 'audit_entry') return null
    const entry = JSON.parse(link.content ?? '[]') as Entry
    const [, , , kind, , , , text] = entry
    const isAdopted = link.seq <= adopted.until
    // There was no trail before there was a chain.
    if (isAdopted && adopted.atBeginning) return 'begunAnew'
    if (kind === SEALED) return seeSeal(link, before, entry)
    if (isAdopted) return null
    if (!ADOPTIONS.includes(kind)) return null
    const atBeginning = kind === 'chain.begun'
    if (atBeginning && link.seq !== 1) return 'begunAnew'
    const { rows } = JSON.parse(text) as { rows: number }
    adopted = { until: link.seq + rows, atBeginning }
    return null
  }

  return {
    see(link, before) {
      try {
        return look(link, before)
      } catch (error) {
        if (error instanceof SyntaxError) return 'sealWrong'
        throw error
      }
    },
    seals: () => found,
  }
}
