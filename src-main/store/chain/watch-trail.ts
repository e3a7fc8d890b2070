import type { Instant } from '@shared/domain/calendar'
import type { ChainFault } from '@shared/domain/chain-verdict'
import { SEALED } from '../ledger-audit'
import { ADOPTIONS } from './adopt'
import { sealFits } from './link'
import type { FoundLink } from './read-chain'

/** When the last seal was made, and how many there are. */
interface SealsFound {
  seals: number
  lastSealAt: Instant | null
}

/** What the audit trail says of the chain that it is part of. */
export interface Trail {
  /** What is wrong with an entry that follows the hash `before`; null where nothing is. */
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
  const found: SealsFound = { seals: 0, lastSealAt: null }
  let adopted = { until: 0, atBeginning: false }

  function seeSeal({ seq }: FoundLink, before: string, entry: Entry): ChainFault | null {
    const [, , at, , , , , text] = entry
    const detail = JSON.parse(text) as { seq: number; hash: string; seal: string }
    const isHere = seq > adopted.until
    if (isHere && (detail.seq !== seq - 1 || detail.hash !== before)) return 'sealWrong'
    if (sealKey !== undefined && !sealFits(detail, String(detail.seal), sealKey)) return 'sealWrong'
    found.seals++
    found.lastSealAt = at
    return null
  }

  return {
    see(link, before) {
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
    },
    seals: () => found,
  }
}
