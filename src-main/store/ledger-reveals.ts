import type Database from 'better-sqlite3'
import type { Reveal, RevealBook } from '../counter/reveal-phone'
import { keyText } from './chain/chained-tables'
import { chainWriter } from './chain/write-chain'

/** The ledger's rows of whole phone numbers that were shown. */
export function revealNotes(database: Database.Database): RevealBook {
  const insert = database.prepare<[Reveal]>(
    `INSERT INTO phone_reveal (at, connection_id, member_id, shop_id, staff, cause)
     VALUES (@at, @connectionId, @memberId, @shopId, @staff, @cause)
     -- The same look within one millisecond.
     ON CONFLICT (at, connection_id, member_id, cause) DO NOTHING`,
  )
  const chain = chainWriter(database)
  const note = database.transaction((reveal: Reveal): void => {
    if (insert.run(reveal).changes === 0) return
    const { at, connectionId, memberId, cause } = reveal
    chain.add(['phone_reveal', keyText(at, connectionId, memberId, cause)])
  })
  return { noteReveal: (reveal) => note.immediate(reveal) }
}
