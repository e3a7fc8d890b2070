import type Database from 'better-sqlite3'
import type { Misfit } from '@shared/domain/chain-verdict'
import { RECEIPT_WITHOUT_PERSON } from './chained-tables'
import { personFits } from './link'
import type { ChainReader, FoundLink } from './read-chain'

interface Forgotten {
  /** The key of the erasure that would allow it. */
  erasure: string
  isErased: 0 | 1
  isBlank: 0 | 1
}

/** Checks that a receipt says who the member is as it was written, or has forgotten it as an erasure asks. */
export function personCheck(
  database: Database.Database,
  reader: ChainReader,
): (link: FoundLink) => Misfit | null {
  const forgotten = database.prepare<[string], Forgotten>(
    `SELECT json_array(sale.connection_id, sale.member_id) AS erasure,
            receipt = ${RECEIPT_WITHOUT_PERSON} AS isBlank, e.at IS NOT NULL AS isErased
     FROM sale LEFT JOIN erased_member e USING (connection_id, member_id) WHERE sale_id = ?`,
  )
  return ({ seq, table, key, person }) => {
    const end = person?.indexOf('\n') ?? -1
    const seal = person?.slice(0, end) ?? ''
    const misfit: Misfit = { chainSeq: seq, table, key, what: 'person' }
    if (!seal.startsWith(':')) return personFits(seal, person?.slice(end + 1) ?? '') ? null : misfit
    const found = forgotten.get(key)
    if (found?.isErased && found.isBlank) return null
    if (!found?.isBlank) return misfit
    // It was forgotten as it should be: rather the erasure is what somebody took away.
    const link = reader.linkOf('erased_member', found.erasure)
    if (link === null) return misfit
    return { chainSeq: link, table: 'erased_member', key: found.erasure, what: 'missing' }
  }
}
