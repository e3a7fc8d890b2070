import type Database from 'better-sqlite3'
import type { Reveal, RevealBook } from '../counter/reveal-phone'

type RevealRow = Omit<Reveal, 'shopId'> & { shopId: string | null }

/** The ledger's rows of whole phone numbers that were shown. */
export function revealNotes(database: Database.Database): RevealBook {
  const insert = database.prepare<[RevealRow]>(
    `INSERT INTO phone_reveal (at, connection_id, member_id, shop_id, staff, cause)
     VALUES (@at, @connectionId, @memberId, @shopId, @staff, @cause)
     -- The same look within one millisecond.
     ON CONFLICT (at, connection_id, member_id, cause) DO NOTHING`,
  )
  const latest = database.prepare<[number], RevealRow>(
    `SELECT at, connection_id AS connectionId, member_id AS memberId, shop_id AS shopId, staff, cause
     FROM phone_reveal ORDER BY at DESC LIMIT ?`,
  )
  return {
    noteReveal: (reveal) => void insert.run(reveal),
    reveals: (limit) => latest.all(limit),
  }
}
