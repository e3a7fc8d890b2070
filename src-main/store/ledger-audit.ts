import type Database from 'better-sqlite3'
import type { Receipt } from '@shared/domain/receipt'
import type {
  AuditBook,
  AuditDetail,
  AuditEntry,
  AuditNote,
  ChainSeal,
} from '../counter/audit-ports'
import { keyIdOf, sealOf, shortHash } from './chain/link'
import { chainWriter, type Written } from './chain/write-chain'

type Row = Omit<AuditEntry, 'detail'> & { detail: string }

/** The kind of entry that seals the chain. */
export const SEALED = 'chain.sealed'

/** Adds an entry to the trail, inside a transaction; without its link. Returns its number. */
export function insertNote(database: Database.Database): (note: AuditNote) => number {
  const insert = database.prepare<[Omit<AuditNote, 'detail'> & { detail: string }]>(
    `INSERT INTO audit_entry (at, kind, staff, approved_by, subject, detail)
     VALUES (@at, @kind, @staff, @approvedBy, @subject, @detail)`,
  )
  return ({ at, kind, staff, approvedBy, subject, detail }) =>
    Number(
      insert.run({ at, kind, staff, approvedBy, subject, detail: JSON.stringify(detail) })
        .lastInsertRowid,
    )
}

/**
 * Tells the trail that somebody let a sale pass offline: who sold is on the receipt. Inside the transaction of the sale;
 * returns what is to be linked.
 */
export function overrideNotes(database: Database.Database) {
  const insert = insertNote(database)
  return (
    { saleId, at, manager }: { saleId: string; at: number; manager: string },
    { cashier }: Pick<Receipt, 'cashier'>,
  ): Written => {
    const staff = `${cashier.number} ${cashier.name}`.trim()
    const about = { at, kind: 'sales.override', staff, approvedBy: manager, subject: saleId }
    return ['audit_entry', String(insert({ ...about, detail: { right: 'overrideOffline' } }))]
  }
}

/** The ledger's rows of sensitive actions. */
export function auditRows(database: Database.Database): AuditBook {
  const chain = chainWriter(database)
  const insert = insertNote(database)
  const page = database.prepare<[Record<string, number | string | null>], Row>(
    `SELECT seq, at, kind, staff, approved_by AS approvedBy, subject, detail FROM audit_entry
     WHERE (@beforeSeq IS NULL OR seq < @beforeSeq)
       AND (@from IS NULL OR at >= @from) AND (@to IS NULL OR at <= @to)
       AND (@kinds IS NULL OR kind IN (SELECT value FROM json_each(@kinds)))
     ORDER BY seq DESC LIMIT @limit`,
  )

  const note = database.transaction((entry: AuditNote): void => {
    chain.add(['audit_entry', String(insert(entry))])
  })
  const seal = database.transaction<AuditBook['sealChain']>((order): ChainSeal => {
    const { at, staff, key, subject = null } = order
    const head = chain.head()
    const detail: AuditDetail = { ...head, seal: sealOf(head, key), key: keyIdOf(key) }
    note({ at, kind: SEALED, staff, approvedBy: null, subject, detail })
    return { ...head, short: shortHash(head.hash) }
  })

  return {
    noteAction: (entry) => note.immediate(entry),
    sealChain: (order) => seal.immediate(order),
    chainEnd: () => chain.head(),
    auditTrail: ({ from = null, to = null, kinds, limit, beforeSeq = null }) =>
      page
        .all({ from, to, limit, beforeSeq, kinds: kinds ? JSON.stringify(kinds) : null })
        .map((row) => ({ ...row, detail: JSON.parse(row.detail) as AuditDetail })),
  }
}
