import Database from 'better-sqlite3'
import { verifyLedger } from '../../../src-main/store/chain/verify-chain'
import { causeSchema, type Cause } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'

/** An entry of a terminal's ledger with everything that became of it, oldest first. */
export interface Entry {
  requestId: string
  saleId: string
  memberId: string
  couponId: string
  discountFen: number
  faceFen: number
  offline: boolean
  atDesk: boolean
  states: { seq: number; state: RedemptionState; cause: Cause; at: number }[]
}

export interface SaleInBook {
  saleId: string
  number: string
  day: string
  dayNumber: number
}

export interface Book {
  sales: SaleInBook[]
  /** In the order in which they were written. */
  entries: Entry[]
  /** What SQLite says of the file: `ok`. */
  integrity: string
}

interface EntryRow {
  requestId: string
  saleId: string
  memberId: string
  couponId: string
  discountFen: number
  offline: 0 | 1
  line: number
  receipt: string
  atDesk: 0 | 1
}

/** Reads a ledger as it lies on the disk, past the program that wrote it. */
export function readBook(file: string): Book {
  const database = new Database(file, { readonly: true })
  try {
    const states = new Map<string, Entry['states']>()
    for (const row of database
      .prepare<
        [],
        { requestId: string; seq: number; state: RedemptionState; cause: string; at: number }
      >('SELECT request_id AS requestId, seq, state, cause, at FROM redemption_state ORDER BY seq')
      .iterate()) {
      const { requestId, cause, ...state } = row
      const list = states.get(requestId) ?? []
      list.push({ ...state, cause: causeSchema.parse(JSON.parse(cause)) })
      states.set(requestId, list)
    }
    const rows = database
      .prepare<[], EntryRow>(
        `SELECT request_id AS requestId, sale_id AS saleId, member_id AS memberId, coupon_id AS couponId,
                discount_fen AS discountFen, offline, line, receipt,
                EXISTS (SELECT 1 FROM desk_entry d WHERE d.request_id = r.request_id) AS atDesk
         FROM redemption r JOIN sale USING (sale_id)`,
      )
      .all()
    const entries = rows.map(({ receipt, line, offline, atDesk, ...row }): Entry => {
      const { lines } = JSON.parse(receipt) as { lines: { couponId: string; faceFen: number }[] }
      const printed = lines[line]
      if (printed?.couponId !== row.couponId)
        throw new Error(`${row.requestId}: not on its receipt`)
      return {
        ...row,
        faceFen: printed.faceFen,
        offline: offline === 1,
        atDesk: atDesk === 1,
        states: states.get(row.requestId) ?? [],
      }
    })
    entries.sort((a, b) => (a.states[0]?.seq ?? 0) - (b.states[0]?.seq ?? 0))
    const sales = database
      .prepare<[], SaleInBook>(
        `SELECT sale_id AS saleId, json_extract(receipt, '$.number') AS number, day, day_number AS dayNumber FROM sale`,
      )
      .all()
    const word = database.pragma('integrity_check', { simple: true }) as string
    const chain = verifyLedger(database)
    const integrity = chain.ok ? word : `${word}, chain: ${JSON.stringify(chain.first)}`
    return { sales, entries, integrity }
  } finally {
    database.close()
  }
}

/** A redemption as the API keeps it. */
export interface ApiRow {
  couponId: string
  requestId: string | null
  redeemedAt: number
  undoneAt: number | null
  faceFen: number
  endsDay: number
  useWeek: string
}

/** Reads the API's own file: every redemption that it ever made, undone or not. */
export function readApi(file: string): ApiRow[] {
  const database = new Database(file, { readonly: true })
  try {
    return database
      .prepare<[], ApiRow>(
        `SELECT CAST(c.id AS TEXT) AS couponId, r.request_id AS requestId, r.redeemed_at AS redeemedAt,
                r.undone_at AS undoneAt, iif(t.type = 1, t.deduction_fen, 0) AS faceFen, c.ends_day AS endsDay, t.use_week AS useWeek
         FROM redemption r JOIN member_coupon c ON c.id = r.mem_coupon_id
           JOIN coupon_template t ON t.id = c.template_id`,
      )
      .all()
  } finally {
    database.close()
  }
}

/**
 * Gives redemptions without a request id to the one terminal that sends none: to its entry that took itself for
 * accepted, else to its latest of that coupon, which then has to answer for it.
 */
export function withOwners(rows: readonly ApiRow[], book: Book | undefined): ApiRow[] {
  const owners = new Map<string, string>()
  for (const { couponId, requestId, states } of book?.entries ?? []) {
    owners.set(couponId, requestId)
    if (states.at(-1)?.state === 'accepted') owners.set(`${couponId} accepted`, requestId)
  }
  return rows.map((row) => ({
    ...row,
    requestId:
      row.requestId ?? owners.get(`${row.couponId} accepted`) ?? owners.get(row.couponId) ?? null,
  }))
}
