import type Database from 'better-sqlite3'
import type { Reveal, RevealBook } from '../counter/reveal-phone'

/** The ledger's rows of whole phone numbers that were shown. */
export function revealNotes(database: Database.Database): RevealBook {
  const insert = database.prepare<[Reveal]>(
    `INSERT INTO phone_reveal (at, connection_id, member_id, shop_id, staff, cause)
     VALUES (@at, @connectionId, @memberId, @shopId, @staff, @cause)
     -- The same look within one millisecond.
     ON CONFLICT (at, connection_id, member_id, cause) DO NOTHING`,
  )
  return { noteReveal: (reveal) => void insert.run(reveal) }
}
